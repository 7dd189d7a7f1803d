package mpj.multiprocessing;

import java.time.Duration;
import mpj.multiprocessing.channel.Waitable;
import mpj.multiprocessing.internal.arena.Backoff;
import mpj.multiprocessing.internal.arena.Liveness;
import mpj.multiprocessing.internal.arena.Timeout;
import mpj.multiprocessing.internal.process.ParentMonitor;

/**
 * The process that started this process. A child can wait for its end, by {@link #join} or by
 * {@link Waitable#awaitAny}. Such a wait returns only in a child that outlives its parent: it is
 * not a daemon, and its parent is not the main process. All other children end with their parent. A
 * child notices the end of its parent within about half a second.
 *
 * @param name the parent's name in the tree
 * @param pid the parent's process id in the operating system
 */
public record ParentProcess(String name, long pid) implements Waitable {
  /**
   * Returns whether the parent is alive. This is false as soon as the parent has ended, even if no
   * process has reaped it yet, or a new process has its process id.
   */
  public boolean isAlive() {
    boolean mine = ProcessHandle.current().parent().filter(now -> now.pid() == pid).isPresent();
    return mine && Liveness.isAlive(pid);
  }

  /**
   * Waits until the parent has ended.
   *
   * @throws InterruptedException if this thread is interrupted while it waits
   */
  public void join() throws InterruptedException {
    ParentMonitor.awaitParentsEnd(Backoff.FOREVER);
  }

  /**
   * Waits until the parent has ended, or the time is up.
   *
   * @param timeout how long to wait at most; 0 or less: does not wait
   * @return true if the parent has ended
   * @throws InterruptedException if this thread is interrupted while it waits
   */
  public boolean join(Duration timeout) throws InterruptedException {
    return ParentMonitor.awaitParentsEnd(Timeout.nanos(timeout));
  }

  /** Returns whether the parent has ended. */
  @Override
  public boolean isReady() {
    return ParentMonitor.hasParentEnded();
  }
}
