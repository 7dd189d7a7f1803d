package mpj.multiprocessing.manager;

import mpj.multiprocessing.wire.Decoder;
import mpj.multiprocessing.wire.Encoder;

/**
 * A call as it travels: where the answer goes, who calls, and what. The arguments follow; the
 * hosted object reads them itself.
 */
final class Request {
  /** The manager itself, as the object that makes the others. */
  static final int MANAGER = 0;

  /** Its only method: host a new object. */
  private static final int HOST = 0;

  /** Stands in for a mailbox where no answer is wanted. */
  private static final long NOWHERE = 0;

  private static final Object[] NO_ARGUMENTS = {};

  final long mailbox;
  final int call;
  final int client;
  final int object;
  final int method;
  final Decoder arguments;

  private Request(Decoder in) {
    mailbox = in.readLong();
    call = in.readInt();
    client = in.readInt();
    object = in.readInt();
    method = in.readByte();
    arguments = in;
  }

  static Request read(byte[] bytes, int length) {
    return new Request(
        new Decoder(bytes, 0, length, Thread.currentThread().getContextClassLoader()));
  }

  static void write(
      Encoder out, long mailbox, int call, int client, int object, int method, Object[] arguments) {
    out.writeLong(mailbox).writeInt(call).writeInt(client).writeInt(object).writeByte(method);
    for (Object argument : arguments) {
      out.write(argument);
    }
  }

  /** Asks the manager itself for a new object, whose record lies at an offset. */
  static void writeHost(Encoder out, int type, int number, long record) {
    write(out, NOWHERE, 0, 0, MANAGER, HOST, NO_ARGUMENTS);
    out.writeInt(type).writeInt(number).writeLong(record);
  }
}
