package mpj.multiprocessing;

import mpj.multiprocessing.arena.Liveness;

/**
 * The process that started this one.
 *
 * @param name its name in the tree
 * @param pid its number in the operating system
 */
public record ParentProcess(String name, long pid) {
  /**
   * Tells whether it still runs. One that has ended does not, although nobody has taken notice of
   * its end yet, or another has its number by now: an orphan has another parent.
   */
  public boolean isAlive() {
    boolean mine = ProcessHandle.current().parent().filter(now -> now.pid() == pid).isPresent();
    return mine && Liveness.isAlive(pid);
  }
}
