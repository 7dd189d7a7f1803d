package mpj.app.repl;

import java.io.PrintStream;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mpj.lessons.story.Run;
import mpj.lessons.story.timeline.Timeline;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;
import mpj.multiprocessing.trace.Trace;
import mpj.multiprocessing.trace.TraceListener;

/**
 * Watches the session's process tree: hands on what is printed, in the order in which it was, and
 * keeps the events of what ran last for its timeline.
 *
 * <p>What ran last begins with the line that started a process while no other lived, and goes on as
 * long as one lives.
 */
final class Watching implements TraceListener, AutoCloseable {
  private static final int MOST_EVENTS = 200_000;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** Watched processes keep their place in the tree's table, so it is emptied now and then. */
  private static final int MANY_PROCESSES = 200;

  private static final Pattern FRAME =
      Pattern.compile("\\tat REPL\\.\\$JShell\\$[0-9]+[A-Z]*[.$](.*)\\(.*\\)");

  private final Output output;
  private Trace trace;
  private Watchdog watchdog;
  private Tree tree;
  private PrintStream out;
  private PrintStream err;
  private String mark = "";
  private CountDownLatch marked;
  private int marks;

  private final Set<Actor> alive = new HashSet<>();
  private Run run;
  private Run ranLast;
  private long lineBegan;
  private long runBegan;
  private long runEnded;

  Watching(Output output) {
    this.output = output;
  }

  /** A line is about to run. */
  void begin() {
    if (trace != null && (Tree.existing().orElse(null) != tree || isCrowded())) {
      close();
    }
    if (trace == null) {
      tree = Tree.current();
      run = new Run(MOST_EVENTS);
      watchdog = new Watchdog(output, run);
      trace = Trace.start(this);
      run.begin(trace::processes);
      watchdog.start(trace);
      out = System.out;
      err = System.err;
    }
    synchronized (this) {
      lineBegan = System.nanoTime();
    }
  }

  private synchronized boolean isCrowded() {
    return alive.isEmpty() && trace.processes().size() > MANY_PROCESSES;
  }

  /** Puts back standard streams that typed code has set to null: the JDK itself prints to them. */
  void keepStreams() {
    if (System.out == null) {
      System.setOut(out);
    }
    if (System.err == null) {
      System.setErr(err);
    }
  }

  /** Returns when all that was printed so far has been handed on. */
  void flush() {
    if (trace == null) {
      return;
    }
    CountDownLatch latch = new CountDownLatch(1);
    synchronized (this) {
      mark = "\u0001mpj:" + ++marks;
      marked = latch;
    }
    out.println(mark);
    boolean interrupted = Thread.interrupted();
    try {
      latch.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void line(OutputLine line) {
    OutputLine before;
    synchronized (this) {
      before = mark.isEmpty() ? line : line.before(mark);
    }
    if (before.equals(line)) {
      output.printed(line.error() && line.ended() ? plain(line) : line);
      return;
    }
    if (!before.isEmpty()) { // a text without an end of line
      output.printed(before);
    }
    marked.countDown();
  }

  /** In a child's trace the classes around what was typed have names that nobody typed. */
  private static OutputLine plain(OutputLine line) {
    Matcher frame = FRAME.matcher(line.text());
    if (!frame.matches()) {
      return line;
    }
    String method = frame.group(1);
    return line.withText(
        "\tat " + (method.startsWith("lambda$") ? "the lambda" : method) + " (typed here)");
  }

  @Override
  public synchronized void event(Event event) {
    if (event.kind() == EventKind.PROCESS_STARTED) {
      if (alive.isEmpty()) {
        run.forgetBefore(lineBegan);
        ranLast = run;
        runBegan = lineBegan;
      }
      alive.add(event.process());
    } else if (event.kind() == EventKind.PROCESS_ENDED) {
      alive.remove(event.process());
    }
    run.event(event);
    watchdog.event(event);
    runEnded = event.nanos();
  }

  /** Returns why what runs does not get on, in lines; empty if nothing is known of it. */
  List<String> reason() {
    return trace == null ? List.of() : watchdog.reason();
  }

  /** Returns what ran last as it is drawn; null if nothing has. */
  synchronized Timeline timeline() {
    Run drawn = ranLast;
    if (drawn == null) {
      return null;
    }
    long end = alive.isEmpty() ? runEnded : System.nanoTime();
    synchronized (drawn) {
      return Timeline.of(drawn, runBegan, end);
    }
  }

  /** Hands on what is left, and watches no longer. */
  @Override
  public void close() {
    if (trace == null) {
      return;
    }
    watchdog.close();
    run.end(trace.processes());
    trace.close();
    trace = null;
    synchronized (this) {
      alive.clear();
    }
  }
}
