package mpj.multiprocessing.internal.memory;

import mpj.multiprocessing.internal.arena.Tree;

/**
 * A message that this process has taken and that mentions records. It keeps them, until what is
 * decoded from it does so itself; then it is over, and the message is freed.
 *
 * <p>If the process dies before that, the main process frees the message.
 */
public final class Delivery {
  /** What comes with a message that mentions nothing: there is nothing to end. */
  public static final Delivery NONE = new Delivery(null, 0);

  private final Tree tree;
  private volatile int place;

  Delivery(Tree tree, int place) {
    this.tree = tree;
    this.place = place;
  }

  /** Ends it. Again: does nothing. */
  public void end() {
    if (place != 0) {
      endOnce();
    }
  }

  private synchronized void endOnce() {
    if (place != 0) {
      Payload.free(tree, place);
      place = 0;
    }
  }
}
