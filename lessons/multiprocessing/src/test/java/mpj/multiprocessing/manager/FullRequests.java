package mpj.multiprocessing.manager;

import mpj.multiprocessing.ArenaFullException;
import mpj.multiprocessing.internal.arena.Backoff;
import mpj.multiprocessing.internal.arena.Tree;

/** Fills the queue of a manager's requests, when there is no more memory than it has. */
public final class FullRequests {
  /** Of slot 0, where no process is. The manager ignores it. */
  private static final byte[] NOBODY_DIED = new byte[20];

  private final ManagerState state;

  /** For the manager of a number. */
  public FullRequests(int number) {
    state = ManagerState.find(Tree.current(), number);
  }

  /** Returns the number of the server's process. */
  public long pid() {
    return state.pid();
  }

  /** Puts until nothing more goes in. */
  public void fill() throws InterruptedException {
    try {
      while (true) {
        state.requests().put(NOBODY_DIED, NOBODY_DIED.length, Backoff.FOREVER, null);
      }
    } catch (ArenaFullException e) {
      System.out.println("requests full");
    }
  }
}
