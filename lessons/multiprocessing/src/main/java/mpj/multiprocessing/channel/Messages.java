package mpj.multiprocessing.channel;

import mpj.multiprocessing.UndecodableException;
import mpj.multiprocessing.internal.codec.Decoder;
import mpj.multiprocessing.internal.codec.Encoder;
import mpj.multiprocessing.internal.holders.Holders;
import mpj.multiprocessing.internal.queue.Item;

/**
 * Buffers that one thread uses again for every message. So a small item costs no memory but its
 * own.
 *
 * <p>While a message is encoded or decoded, code of the program may run: a {@code writeObject}, for
 * example, or the {@code hashCode} of a key. That code may itself use a queue or a pipe. Then the
 * outer message is still in use, so the inner message gets buffers of its own.
 */
final class Messages {
  private static final ThreadLocal<Messages> CURRENT = ThreadLocal.withInitial(Messages::new);

  /** Not a lambda: the JVM would have to make a class for it. */
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
  private boolean busy; // the program's code may be running inside a message

  /** Returns the buffers of this thread, or new ones if the thread is inside a message. */
  static Messages current() {
    Messages own = CURRENT.get();
    return own.busy ? new Messages() : own;
  }

  /** Encodes an object. The encoder belongs to the caller until its message has been sent. */
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
   * @param queue names the queue or connection where the object came from
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
