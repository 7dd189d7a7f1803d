package mpj.app.cli;

import java.util.concurrent.Callable;
import mpj.app.bench.figure.CheckFailedException;
import mpj.app.error.ExitCode;
import mpj.app.run.Ending;
import mpj.app.terminal.Screen;
import mpj.multiprocessing.ProcessTree;

/** Runs a bench so that it leaves no process and no half-drawn line behind, however it ends. */
final class Guarded {
  private Guarded() {}

  /** Answers the bench's exit code; of a failed check, the sentence goes to the screen. */
  static int run(Screen screen, Callable<ExitCode> bench) throws Exception {
    try {
      return bench.call().code();
    } catch (CheckFailedException e) {
      Ending.awaitIfNear();
      screen.message(e.getMessage());
      return ExitCode.FAILED.code();
    } catch (Exception e) {
      Ending.awaitIfNear();
      throw e;
    } finally {
      ProcessTree.shutdown();
      screen.clearStatus();
    }
  }
}
