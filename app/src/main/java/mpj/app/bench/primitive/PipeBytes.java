package mpj.app.bench.primitive;

import java.time.Duration;
import mpj.app.bench.figure.CheckFailedException;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.channel.Connection;
import mpj.multiprocessing.channel.Pipe;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.sync.Barrier;

/** How many bytes a second go through a pipe from one process to another. */
final class PipeBytes {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private PipeBytes() {}

  static Primitive ofMessages(int kilobytes) {
    int bytes = kilobytes << 10;
    return new Primitive(
        "pipe_" + kilobytes + "k_MB_s",
        "MB/s",
        Primitive.Better.HIGHER,
        "bytes one way through a pipe, in messages of " + kilobytes + " KiB",
        () -> () -> run(bytes));
  }

  private static double run(int bytes) throws InterruptedException {
    try (var pipe = Pipe.oneWay()) {
      var sent = new Queue<long[]>();
      var received = new Queue<long[]>();
      var together = new Barrier(2);
      Connection reader = pipe.reader();
      Connection writer = pipe.writer();
      var sender =
          new ChildProcess(() -> {
            Share warmUp = send(writer, bytes, WarmUp.TIME);
            together.await();
            sent.put(send(writer, bytes, Contest.TIME).after(warmUp).packed());
          });
      var receiver =
          new ChildProcess(() -> {
            long before = receive(reader);
            together.await();
            long all = before + receive(reader);
            received.put(new long[] {all, System.nanoTime()});
          });
      sender.start();
      receiver.start();
      Contest.expectEnd(sender);
      Contest.expectEnd(receiver);
      Share share = Share.unpacked(sent.get(PATIENCE));
      long[] answer = received.get(PATIENCE);
      sent.close();
      received.close();
      return megabytes(share, bytes, answer[0], answer[1]);
    }
  }

  /** Sends for that time, and then an empty message. */
  private static Share send(Connection writer, int bytes, Duration time) throws Exception {
    Share share = Share.of(new Sends(writer, new byte[bytes]), time);
    writer.sendBytes(new byte[0]);
    return share;
  }

  /** Returns the bytes of all messages before the next empty one. */
  private static long receive(Connection reader) throws Exception {
    long all = 0;
    byte[] message = reader.receiveBytes();
    for (; message.length > 0; message = reader.receiveBytes()) {
      all += message.length;
    }
    return all;
  }

  /** The rate until all was received, if all was. */
  static double megabytes(Share share, int bytes, long received, long ended) {
    if (received != share.all() * bytes) {
      throw new CheckFailedException(
          "The pipe lost or made up bytes: sent="
              + share.all() * bytes
              + " received="
              + received
              + "; the rate means nothing.");
    }
    return share.operations() * (double) bytes * 1e3 / (ended - share.begun());
  }

  /** Four messages. */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares batches
  private record Sends(Connection writer, byte[] bytes) implements Batch {
    private static final int MESSAGES = 4;

    @Override
    public int run() throws Exception {
      for (int message = 0; message < MESSAGES; message++) {
        writer.sendBytes(bytes);
      }
      return MESSAGES;
    }
  }
}
