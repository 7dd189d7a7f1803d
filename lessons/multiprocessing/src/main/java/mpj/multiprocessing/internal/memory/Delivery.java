package mpj.multiprocessing.internal.memory;

import mpj.multiprocessing.internal.arena.Tree;

/**
 * A message that this process has taken and that mentions records. The message keeps the records in
 * use until the decoded objects do so. Then the delivery is ended and the message is freed.
 *
 * <p>If the process dies before that, the main process frees the message.
 */
public final class Delivery {
  /** The delivery of a message that mentions no records: nothing must be ended. */
  public static final Delivery NONE = new Delivery(null, 0);

  private final Tree tree;
  private volatile int place;

  Delivery(Tree tree, int place) {
    this.tree = tree;
    this.place = place;
  }

  /** Ends the delivery. A second call does nothing. */
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
