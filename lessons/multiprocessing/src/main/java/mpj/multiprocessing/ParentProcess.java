package mpj.multiprocessing;

import java.time.Duration;
import mpj.multiprocessing.channel.Waitable;
import mpj.multiprocessing.internal.arena.Liveness;
import mpj.multiprocessing.internal.arena.Pause;
import mpj.multiprocessing.internal.arena.Timeout;
import mpj.multiprocessing.internal.process.Watch;

/**
 * The process that started this one. It can be waited for, alone or by {@link Waitable#awaitAny};
 * that returns only in a child of a child that is no daemon: the others end with their parent.
 *
 * @param name its name in the tree
 * @param pid its number in the operating system
 */
public record ParentProcess(String name, long pid) implements Waitable {
  /**
   * Tells whether it still runs. One that has ended does not, although nobody has taken notice of
   * its end yet, or another has its number by now: an orphan has another parent.
   */
  public boolean isAlive() {
    boolean mine = ProcessHandle.current().parent().filter(now -> now.pid() == pid).isPresent();
    return mine && Liveness.isAlive(pid);
  }

  /** Waits for its end. */
  public void join() throws InterruptedException {
    Watch.awaitParentsEnd(Pause.FOREVER);
  }

  /**
   * Waits for its end, for at most so long; 0 or less: not at all.
   *
   * @return true if it has ended
   */
  public boolean join(Duration timeout) throws InterruptedException {
    return Watch.awaitParentsEnd(Timeout.nanos(timeout));
  }

  /** Tells whether it has ended. */
  @Override
  public boolean isReady() {
    return Watch.hasParentEnded();
  }
}
