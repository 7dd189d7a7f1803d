package mpj.multiprocessing.sync;

import mpj.multiprocessing.internal.memory.Deceased;

/**
 * Who died while it held a lock. Told to the next holder, since what the lock guards may be half
 * changed. Python has nothing like it: there the lock is held for ever.
 *
 * @param process its name
 * @param pid its number in the operating system
 * @param exitCode how it ended; negative: by the signal of that number; {@link #LOST}: it was a
 *     manager's client that is no child, and nobody knows
 */
public record OwnerDied(String process, long pid, int exitCode) {
  /** The exit code of one of whom is known only that its connection has ended. */
  public static final int LOST = Integer.MAX_VALUE;

  static OwnerDied of(Deceased deceased) {
    return new OwnerDied(deceased.process(), deceased.pid(), deceased.exitCode());
  }

  /** Returns {@code Process-1 (pid 4711) was ended by signal 9 while it held the lock}. */
  @Override
  public String toString() {
    return process + " (pid " + pid + ") " + how() + " while it held the lock";
  }

  private String how() {
    if (exitCode == LOST) {
      return "was lost";
    }
    return exitCode < 0 ? "was ended by signal " + -exitCode : "ended with code " + exitCode;
  }
}
