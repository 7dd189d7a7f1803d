package mpj.app.repl;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import mpj.app.repl.engine.Engine;
import mpj.app.repl.engine.Told;
import mpj.app.terminal.Style;
import mpj.app.terminal.Text;
import mpj.lessons.story.timeline.Timeline;
import mpj.multiprocessing.ChildProcess;

/** The Java of a session: runs it, shows what comes of it, and ends what was interrupted. */
final class Java implements Told, AutoCloseable {
  private static final int LEAVE = 130;

  private final Output output;
  private final boolean verbose;
  private final Watching watching;
  private final CompletableFuture<Engine> engine;
  private final Asking input;
  private volatile boolean running;
  private int interrupts;
  private volatile List<String> waits = List.of();

  Java(Output output, boolean verbose) {
    this.output = output;
    this.verbose = verbose;
    this.watching = new Watching(output);
    this.input = new Asking(System.in, watching::flush, verbose);
    Executor aside = task -> Thread.ofPlatform().name("mpj-java").daemon().start(task);
    this.engine = CompletableFuture.supplyAsync(Engine::new, aside);
  }

  Engine engine() {
    return engine.join();
  }

  /** Returns what was typed; nothing before Java is ready, so that commands need not wait. */
  Set<String> names() {
    return engine.isDone() ? engine().names() : Set.of();
  }

  /** Runs a text; returns whether all went well. */
  boolean run(String text) {
    Engine java = engine();
    java.enter();
    java.onExit(this::exit);
    System.setIn(input);
    watching.begin();
    List<ChildProcess> before = ChildProcess.activeChildren();
    begin();
    try {
      boolean ok = java.run(text, this);
      watching.flush();
      if (java.wasInterrupted()) {
        interrupted(before);
      }
      return ok;
    } finally {
      running = false;
      watching.keepStreams();
    }
  }

  private synchronized void begin() {
    interrupts = 0;
    waits = List.of();
    running = true;
  }

  private void interrupted(List<ChildProcess> before) {
    var ended = new ArrayList<String>();
    for (ChildProcess child : ChildProcess.activeChildren()) {
      if (!before.contains(child)) {
        child.kill();
        ended.add(child.name() + " (" + child.pid() + ")");
      }
    }
    String with = ended.isEmpty() ? "" : ", and with it " + String.join(", ", ended);
    output.say("interrupted" + with, Style.BAD);
    waits.forEach(phrase -> output.say("  " + phrase, Style.PLAIN));
    tellOfOthers(before);
  }

  private void tellOfOthers(List<ChildProcess> before) {
    List<String> left =
        before.stream().filter(ChildProcess::isAlive).map(ChildProcess::name).toList();
    if (!left.isEmpty()) {
      output.say("still running: " + String.join(", ", left), Style.DIM);
    }
  }

  void interrupt() {
    int count;
    synchronized (this) {
      if (!running) {
        return;
      }
      count = ++interrupts;
    }
    if (count == 1) {
      waits = watching.reason(); // before the interrupt ends these waits
    }
    engine().interrupt();
    if (count == 2) {
      output.say("it does not stop; Ctrl-C once more ends mpj and its processes", Style.BAD);
    } else if (count > 2) {
      System.exit(LEAVE);
    }
  }

  private void exit(int code) {
    watching.flush();
    if (verbose) {
      List<String> left = ChildProcess.activeChildren().stream().map(ChildProcess::name).toList();
      String with = left.isEmpty() ? "" : ", and with it " + String.join(", ", left);
      output.say("System.exit(" + code + ") ends the session" + with, Style.DIM);
    }
    System.exit(code);
  }

  @Override
  public void result(String text) {
    if (verbose) {
      watching.flush();
      say(text.lines().toList(), Style.DIM);
    }
  }

  @Override
  public void problem(List<String> lines) {
    watching.flush();
    say(lines.subList(0, 1), Style.BAD);
    say(lines.subList(1, lines.size()), Style.PLAIN);
  }

  /** Lines of source keep their blanks, because their places are marked below them. */
  private void say(List<String> lines, Style style) {
    var texts = new ArrayList<Text>();
    for (String line : lines) {
      Text text = Text.of(output.screen().fit(line), style);
      texts.addAll(line.startsWith(" ") ? List.of(text) : text.wrap(output.screen().columns(), 2));
    }
    output.say(texts);
  }

  Timeline timeline() {
    watching.flush();
    return watching.timeline();
  }

  void flush() {
    watching.flush();
  }

  @Override
  public void close() {
    watching.close();
    if (System.in == input) {
      System.setIn(input.original());
    }
    if (engine.isDone() && !engine.isCompletedExceptionally()) {
      engine().close();
    }
  }
}
