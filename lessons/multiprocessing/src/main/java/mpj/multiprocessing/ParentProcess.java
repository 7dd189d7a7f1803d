package mpj.multiprocessing;

/**
 * The process that started this one.
 *
 * @param name its name in the tree
 * @param pid its number in the operating system
 */
public record ParentProcess(String name, long pid) {
  /** Tells whether it still runs. */
  public boolean isAlive() {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }
}
