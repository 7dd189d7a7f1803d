package mpj.app.run;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import mpj.app.error.ExitCode;
import mpj.app.terminal.Screen;
import mpj.multiprocessing.ProcessTree;

/**
 * What happens when the tool is interrupted or terminated: silence, no child process left, the
 * terminal as it was, one line of message. The exit code is the JVM's own, 130 or 143.
 */
public final class Interruption {
  private static final long GRACE_MILLIS = 300;

  private final Screen screen;
  private volatile boolean expected;

  private Interruption(Screen screen) {
    this.screen = screen;
  }

  /** Prepares for signals, and for output that nobody takes any more, from now on. */
  public static Interruption guard(Screen screen) {
    var interruption = new Interruption(screen);
    screen.whenAbandoned(interruption::abandoned);
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform().name("interruption").unstarted(interruption::shutdown));
    return interruption;
  }

  /**
   * Whatever the tool does is for its output, so it ends, as a program does that the kernel ends by
   * SIGPIPE. What is done in a moment ends by itself, with an exit code of its own.
   */
  private void abandoned() {
    Thread.ofPlatform()
        .name("abandoned")
        .daemon()
        .start(() -> {
          try {
            Thread.sleep(GRACE_MILLIS);
          } catch (InterruptedException e) {
            // All the more.
          }
          boolean lost = screen.tellLoss();
          System.exit((lost ? ExitCode.INTERNAL : ExitCode.DONE).code());
        });
  }

  /** The tool is about to end by itself, which is no interruption. */
  public void over() {
    expected = true;
  }

  private void shutdown() {
    if (expected) {
      return;
    }
    String cause = cause();
    screen.sayFarewell();
    screen.silence();
    // Threads that lose their processes now have nothing to tell; their traces would be noise.
    var nowhere = new PrintStream(OutputStream.nullOutputStream(), false);
    System.setOut(nowhere);
    System.setErr(nowhere);
    try {
      ProcessTree.shutdown();
    } finally {
      if (cause != null) {
        screen.lastWord(cause + "; all child processes were ended");
      }
    }
  }

  /**
   * The JVM ends itself from a thread named after the signal, which waits for this one. To look for
   * it costs nothing before; a handler of our own would cost every start. Null: it was no signal,
   * but code that a learner typed, which called {@link System#exit}.
   */
  private static String cause() {
    ThreadGroup all = Thread.currentThread().getThreadGroup();
    while (all.getParent() != null) {
      all = all.getParent();
    }
    var threads = new Thread[2 * all.activeCount() + 8];
    int count = all.enumerate(threads);
    List<String> names = Arrays.stream(threads, 0, count).map(Thread::getName).toList();
    if (names.contains("SIGTERM handler")) {
      return "terminated";
    }
    boolean signalled = names.stream().anyMatch(name -> name.matches("SIG[A-Z]+ handler"));
    return signalled ? "interrupted" : null;
  }
}
