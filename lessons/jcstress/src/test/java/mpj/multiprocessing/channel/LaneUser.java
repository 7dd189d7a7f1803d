package mpj.multiprocessing.channel;

import java.util.Arrays;
import mpj.multiprocessing.internal.memory.Delivery;
import mpj.multiprocessing.jcstress.Uninterrupted;

/** A process that sends or receives in one direction of a pipe. */
final class LaneUser {
  /** There was no message. */
  static final int NOTHING = 0;

  /** The message is not as it was sent. */
  static final int DAMAGED = -1;

  private static final int KIND = 1;

  private final LaneWriter writer;
  private final LaneReader reader;
  private final Received received = new Received();

  LaneUser(PipeState pipe) {
    this.writer = new LaneWriter(pipe, 1);
    this.reader = new LaneReader(pipe, 0);
  }

  /** Sends a message whose bytes all are a number from 1 to 127. Returns the message's number. */
  int send(int number, int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) number);
    return Uninterrupted.get(() -> writer.send(bytes, 0, length, KIND, null)).intValue();
  }

  /** Takes a message if there is one. Returns its number, or one of the constants above. */
  int receive(int length) {
    long found = reader.look();
    if (found == LaneReader.NOTHING) {
      return NOTHING;
    }
    if (found < 0 || Uninterrupted.get(() -> reader.receive(received, null)) < 0) {
      return DAMAGED;
    }
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, received.bytes[0]);
    return Arrays.equals(bytes, received.bytes) ? bytes[0] : DAMAGED;
  }

  private static final class Received implements LaneReader.Sink {
    private byte[] bytes;

    @Override
    public boolean admits(int length) {
      return true;
    }

    @Override
    public void check(int kind, int length) {}

    @Override
    public byte[] prepare(int length, long number) {
      bytes = new byte[length];
      return bytes;
    }

    @Override
    public void deliver(Delivery delivery) {
      delivery.end();
    }
  }
}
