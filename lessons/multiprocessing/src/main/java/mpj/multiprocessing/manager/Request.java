package mpj.multiprocessing.manager;

import mpj.multiprocessing.internal.codec.Decoder;
import mpj.multiprocessing.internal.codec.Encoder;

/**
 * A request that a process of the tree puts into a manager's queue. The first byte says what kind
 * it is. The slot of the sender and the data of this kind follow.
 */
final class Request {
  /** A call. The arguments follow; the hosted object reads them itself. */
  static final byte CALL = 1;

  /** The caller does not want to wait for the answer to a call any longer. */
  static final byte CANCEL = 2;

  /** Creates a new object with a given name. There is no answer. */
  static final byte HOST = 3;

  // Reports about references, see Shares.

  /** A proxy was written into a message. */
  static final byte DEPARTED = 4;

  /** The message with the proxy is not sent after all. */
  static final byte STAYED = 5;

  /** The message with the proxy goes to one other process only, whose slot follows. */
  static final byte GIVEN = 6;

  /** A proxy was read from a message of another process, whose slot follows. */
  static final byte ARRIVED = 7;

  /** A proxy is garbage. */
  static final byte DROPPED = 8;

  /** A proxy still exists, but the task that used it is over. */
  static final byte LEFT = 9;

  /** In the process that created the manager, nothing refers to the manager any more. */
  static final byte UNNEEDED = 10;

  final byte kind;
  final int sender;

  /** The object; for a call and its cancellation, the mailbox. */
  final long target;

  /** The number of the call; for a reference, the slot of the other process. */
  final int number;

  final Decoder rest;

  private Request(Decoder in) {
    kind = in.readByte();
    sender = in.readInt();
    target = in.readLong();
    number = in.readInt();
    rest = in;
  }

  static boolean isDeathNotice(byte[] bytes) {
    return bytes[0] == DeathNotice.KIND;
  }

  static Request read(byte[] bytes, int length) {
    return new Request(
        new Decoder(bytes, 0, length, Thread.currentThread().getContextClassLoader()));
  }

  /** Writes a request; for a call, only the part before the arguments. */
  static Encoder write(Encoder out, byte kind, int sender, long target, int number) {
    return out.writeByte(kind).writeInt(sender).writeLong(target).writeInt(number);
  }

  /** Writes the part of a call that does not depend on the way it takes. */
  static void writeCall(Encoder out, long object, int method, Object[] arguments) {
    out.writeLong(object).writeLong(Thread.currentThread().threadId()).writeInt(method);
    for (Object argument : arguments) {
      out.write(argument);
    }
  }
}
