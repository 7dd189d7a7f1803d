package mpj.multiprocessing.pool;

import mpj.multiprocessing.wire.Encoder;

/**
 * What goes through a pool's queues.
 *
 * <pre>
 * a task:   number of the task (8) | place of the function (8) | place in its job (4) | items (4)
 *           then the items
 * a result: number of the task (8) | kind (1) | cell of the worker (4)
 *           then the values or the failure
 *           or, of a worker that has ended, nothing
 * </pre>
 */
final class Message {
  static final byte VALUES = 0;
  static final byte FAILURE = 1;
  static final byte ENDED = 2;

  static Encoder task(Encoder out, long number, long function, int ordinal, int items) {
    return out.reset().writeLong(number).writeLong(function).writeInt(ordinal).writeInt(items);
  }

  static Encoder result(Encoder out, long number, byte kind, int cell) {
    return out.reset().writeLong(number).writeByte(kind).writeInt(cell);
  }

  /** Reads the number that both begin with. */
  static long number(byte[] bytes) {
    long number = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      number = number << 8 | (bytes[i] & 0xff);
    }
    return number;
  }

  private Message() {}
}
