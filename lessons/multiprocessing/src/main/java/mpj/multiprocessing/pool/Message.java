package mpj.multiprocessing.pool;

import mpj.multiprocessing.internal.codec.Encoder;

/**
 * The messages in a pool's queues.
 *
 * <pre>
 * a task:   number of the task (8) | job (8) | index in its job (4) | the job's function (8)
 *           | number of items (4), then the items; if the job is a single call, the number is ALONE
 * a result: number of the task (8) | job (8) | index in its job (4) | kind (1)
 *           | cell of the worker (4), then the values or the failure
 * </pre>
 *
 * The figures in parentheses are bytes.
 */
final class Message {
  /** A result: the task returned values. */
  static final byte VALUES = 0;

  /** A result: the task threw. */
  static final byte FAILURE = 1;

  /** A result: its job was cancelled before the task began. */
  static final byte SKIPPED = 2;

  /** Belongs to no task: a worker's initializer threw. */
  static final byte UNFIT = 3;

  /** Belongs to no task: a worker has ended. */
  static final byte ENDED = 4;

  /** Stands in place of the number of items: there is one item, and the job has no other task. */
  static final int ALONE = -1;

  private static final int JOB = 8;
  private static final int ORDINAL = 16;

  static Encoder task(Encoder out, long number, Job job, int ordinal, int items) {
    return head(out, number, job.id(), ordinal).writeLong(job.function()).writeInt(items);
  }

  static Encoder result(Encoder out, long number, long job, int ordinal, byte kind, int cell) {
    return head(out, number, job, ordinal).writeByte(kind).writeInt(cell);
  }

  static Encoder news(Encoder out, byte kind, int cell) {
    return result(out, -1, -1, 0, kind, cell);
  }

  private static Encoder head(Encoder out, long number, long job, int ordinal) {
    return out.reset().writeLong(number).writeLong(job).writeInt(ordinal);
  }

  static long number(byte[] bytes) {
    return number(bytes, 0);
  }

  static long job(byte[] bytes) {
    return number(bytes, JOB);
  }

  static int ordinal(byte[] bytes) {
    return integer(bytes, ORDINAL);
  }

  private static long number(byte[] bytes, int at) {
    return (long) integer(bytes, at) << 32 | (integer(bytes, at + 4) & 0xffffffffL);
  }

  private static int integer(byte[] bytes, int at) {
    return bytes[at] << 24
        | (bytes[at + 1] & 0xff) << 16
        | (bytes[at + 2] & 0xff) << 8
        | (bytes[at + 3] & 0xff);
  }

  private Message() {}
}
