package mpj.multiprocessing.channel;

import mpj.multiprocessing.internal.holders.Holders;
import mpj.multiprocessing.internal.queue.Item;
import mpj.multiprocessing.wire.Decoder;
import mpj.multiprocessing.wire.Encoder;
import mpj.multiprocessing.wire.UndecodableException;

/**
 * What one thread uses again for every message: so a small item costs no memory but its own.
 *
 * <p>While a message is encoded or decoded, code of the program runs: a {@code writeObject}, say,
 * or the {@code hashCode} of a key. If that code uses a queue or a pipe itself, the message around
 * it is still in use, so the inner one gets memory of its own.
 */
final class Messages {
  private static final ThreadLocal<Messages> CURRENT = ThreadLocal.withInitial(Messages::new);

  /** No lambda: the JVM would have to make a class for it. */
  private static final Item.Room ROOM =
      new Item.Room() {
        @Override
        public void makeFor(int mentions) {
          Holders.makeRoomFor(mentions);
        }
      };

  final Item item = new Item(ROOM);
  private final Encoder encoder = new Encoder();
  private final Decoder decoder =
      new Decoder(new byte[0], 0, 0, Thread.currentThread().getContextClassLoader());
  private boolean busy; // code of the program may be running inside of a message

  /** Returns those of this thread, or new ones if it is inside of a message. */
  static Messages current() {
    Messages own = CURRENT.get();
    return own.busy ? new Messages() : own;
  }

  /** Encodes an object. The encoder is the caller's until its message is sent. */
  Encoder write(Object object) {
    encoder.reset();
    busy = true;
    try {
      return encoder.write(object);
    } finally {
      busy = false;
    }
  }

  /**
   * Decodes the object in {@link #item}.
   *
   * @param queue names the queue or connection where it came from
   */
  Object read(Object queue) {
    busy = true;
    try {
      if (!item.isWhole()) {
        throw new UndecodableException(
            "not enough memory for the next item, it is gone: bytes="
                + item.length()
                + " queue="
                + queue
                + "; send less at a time, or give this process a larger heap");
      }
      return decoder.over(item.bytes(), 0, item.length()).read();
    } finally {
      busy = false;
      item.end();
      item.trim();
    }
  }
}
