package mpj.app.bench.primitive;

import mpj.app.bench.figure.CheckFailedException;
import mpj.multiprocessing.ChildProcess;

/** What it takes to start a child that does nothing, and to wait for its end. */
final class StartJoin {
  private static final int WARM_UPS = 3;
  private static final int STARTS = 10;

  private StartJoin() {}

  static Primitive spawn() {
    return new Primitive(
        "start_join_ms_spawn",
        "ms",
        Primitive.Better.LOWER,
        "start and join a child that does nothing (spawn)",
        StartJoin::open);
  }

  private static Primitive.Session open() throws InterruptedException {
    startAndJoin(WARM_UPS);
    return () -> {
      long begun = System.nanoTime();
      startAndJoin(STARTS);
      return (System.nanoTime() - begun) / 1e6 / STARTS;
    };
  }

  private static void startAndJoin(int times) throws InterruptedException {
    for (int start = 0; start < times; start++) {
      var child = new ChildProcess(() -> {});
      child.start();
      child.join();
      if (child.exitCode().orElse(-1) != 0) {
        throw new CheckFailedException(
            "A child that does nothing failed: exitCode="
                + child.exitCode().orElse(-1)
                + "; see its message above.");
      }
    }
  }
}
