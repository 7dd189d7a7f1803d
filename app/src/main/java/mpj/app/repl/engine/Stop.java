package mpj.app.repl.engine;

import java.util.function.IntConsumer;

/** What typed code calls of its own accord: the checks that stop it, and the way out. */
public final class Stop {
  private static volatile boolean wanted;
  private static volatile IntConsumer exit = System::exit;

  private Stop() {}

  /** Has the code that runs stop at its next check; false takes that back. */
  static void want(boolean now) {
    wanted = now;
  }

  static boolean isWanted() {
    return wanted;
  }

  static void onExit(IntConsumer what) {
    exit = what;
  }

  /** Called at the begin of each method and before each turn of a loop. */
  public static void check() {
    if (wanted) {
      throw new Stopped();
    }
  }

  /** Called in place of {@link System#exit}: what was printed is shown before. */
  public static void exit(int code) {
    exit.accept(code);
  }

  /** Ends the snippet; an error, so that few catch it. */
  static final class Stopped extends Error {
    private static final long serialVersionUID = 1L;

    Stopped() {
      super("stopped", null, false, false);
    }
  }
}
