package mpj.multiprocessing.supervision;

import java.util.concurrent.locks.LockSupport;
import mpj.multiprocessing.arena.Kernel;

/**
 * The second guard of a child. Ending a JVM in the ordinary way needs its other threads to reach a
 * safepoint, which a JVM out of memory may never do. This one asks the kernel now and then whether
 * the main process still lives, and has the kernel kill what should be gone; neither needs memory
 * or the other threads.
 *
 * <p>It begins after a while only: most children do not live that long, and linking costs them.
 */
final class Guard implements Runnable {
  private static final long TURN_NANOS = 500_000_000L;

  private final long rootPid;

  Guard(long rootPid) {
    this.rootPid = rootPid;
  }

  void begin() {
    if (Kernel.available()) {
      Thread thread = new Thread(null, this, "mpj-guard", 0, false);
      thread.setDaemon(true);
      thread.start();
    }
  }

  @Override
  public void run() {
    LockSupport.parkNanos(TURN_NANOS);
    Kernel.Life root = Kernel.life(rootPid);
    while (!root.hasEnded()) {
      LockSupport.parkNanos(TURN_NANOS);
    }
    LockSupport.parkNanos(TURN_NANOS); // the ordinary end comes first, and tidies up
    Kernel.killSelf();
  }
}
