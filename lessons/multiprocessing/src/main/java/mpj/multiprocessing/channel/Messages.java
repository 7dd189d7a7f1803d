package mpj.multiprocessing.channel;

import mpj.multiprocessing.structure.Item;
import mpj.multiprocessing.wire.Decoder;
import mpj.multiprocessing.wire.Encoder;

/** What one thread uses again for every message: so a small item costs no memory but its own. */
final class Messages {
  private static final ThreadLocal<Messages> CURRENT = ThreadLocal.withInitial(Messages::new);

  final Encoder encoder = new Encoder();
  final Item item = new Item();
  private final Decoder decoder =
      new Decoder(new byte[0], 0, 0, Thread.currentThread().getContextClassLoader());
  private boolean reading;

  static Messages current() {
    return CURRENT.get();
  }

  /**
   * Reads the object in {@link #item}. An object that uses a queue while it is read gets its own.
   */
  Object read() {
    byte[] bytes = item.bytes();
    if (reading) {
      return Decoder.decode(
          java.util.Arrays.copyOf(bytes, item.length()),
          Thread.currentThread().getContextClassLoader());
    }
    reading = true;
    try {
      return decoder.over(bytes, 0, item.length()).read();
    } finally {
      reading = false;
      item.trim();
    }
  }
}
