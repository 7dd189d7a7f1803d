package mpj.multiprocessing.channel;

import mpj.multiprocessing.internal.memory.Delivery;
import mpj.multiprocessing.internal.queue.Item;

/**
 * Takes one message out of a connection if it has the requested kind. If not, the message stays
 * there.
 */
abstract class MessageSink implements LaneReader.Sink {
  /** The kind of a message, which its sender sets. */
  static final int OBJECT = 1;

  static final int BYTES = 2;

  private final Connection connection;
  private int length;

  MessageSink(Connection connection) {
    this.connection = connection;
  }

  /** Returns the length of the message, also if the message was not admitted. */
  final int length() {
    return length;
  }

  @Override
  public final boolean admits(int bytes) {
    length = bytes;
    return bytes <= MessageLimit.BYTES;
  }

  final void require(boolean expected, String otherwise) {
    if (!expected) {
      throw new IllegalStateException(
          "the next message " + otherwise + ": bytes=" + length + " connection=" + connection);
    }
  }

  @Override
  public void deliver(Delivery delivery) {
    delivery.end();
  }

  /** Takes an object into a reusable item. */
  static final class OfObject extends MessageSink {
    private final Item item;

    OfObject(Connection connection, Item item) {
      super(connection);
      this.item = item;
    }

    @Override
    public void check(int kind, int bytes) {
      require(kind == OBJECT, "was sent as bytes, use receiveBytes");
    }

    @Override
    public void expect(int mentions) {
      item.expect(mentions);
    }

    @Override
    public byte[] prepare(int bytes, long number) {
      byte[] into = item.prepare(bytes, number);
      return item.isWhole() ? into : null;
    }

    @Override
    public void deliver(Delivery delivery) {
      item.deliver(delivery);
    }
  }

  /** Takes bytes into a new array. */
  static final class OfBytes extends MessageSink {
    private final int max;
    private byte[] bytes;

    OfBytes(Connection connection, int max) {
      super(connection);
      this.max = max;
    }

    byte[] bytes() {
      return bytes;
    }

    @Override
    public void check(int kind, int count) {
      require(kind == BYTES, "is an object, use receive");
      require(count <= max, "is longer than max=" + max);
    }

    @Override
    public byte[] prepare(int count, long number) {
      bytes = LaneReader.memoryFor(count);
      return bytes;
    }
  }
}
