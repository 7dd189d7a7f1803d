package mpj.multiprocessing.manager;

import mpj.multiprocessing.wire.Decoder;
import mpj.multiprocessing.wire.Encoder;

/**
 * What processes of the tree put into the queue of a manager's requests: a first byte that says
 * what it is, the slot of the sender, and what belongs to that.
 */
final class Request {
  /** A call; the arguments follow, the hosted object reads them itself. */
  static final byte CALL = 1;

  /** The caller does not want to wait for the answer of a call any longer. */
  static final byte CANCEL = 2;

  /** Make a new object of that number; there is no answer. */
  static final byte HOST = 3;

  // What becomes of references, see Shares.

  /** A proxy was written into a message. */
  static final byte DEPARTED = 4;

  /** That message is not sent after all. */
  static final byte STAYED = 5;

  /** That message goes to another process, which is named, and to no other. */
  static final byte GIVEN = 6;

  /** A proxy was read from a message of another process, which is named. */
  static final byte ARRIVED = 7;

  /** A proxy is garbage. */
  static final byte DROPPED = 8;

  /** A proxy, which is still there, was of use to a task alone, and that is over. */
  static final byte LEFT = 9;

  /** In the process that made the manager, nothing leads to it any more. */
  static final byte UNNEEDED = 10;

  final byte kind;
  final int sender;

  /** The object; of a call and its cancellation, the mailbox. */
  final long target;

  /** The call's number; of a reference, the other process. */
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

  /** Writes a request; of a call, its head. */
  static Encoder write(Encoder out, byte kind, int sender, long target, int number) {
    return out.writeByte(kind).writeInt(sender).writeLong(target).writeInt(number);
  }

  /** Writes what of a call is the same whichever way it goes. */
  static void writeCall(Encoder out, long object, int method, Object[] arguments) {
    out.writeLong(object).writeLong(Thread.currentThread().threadId()).writeInt(method);
    for (Object argument : arguments) {
      out.write(argument);
    }
  }
}
