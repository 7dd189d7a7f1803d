package mpj.app.bench.primitive;

import java.io.Serializable;
import java.time.Duration;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.channel.Connection;
import mpj.multiprocessing.channel.Pipe;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.shared.LongValue;
import mpj.multiprocessing.sync.Barrier;

/**
 * How many payloads a second go from one child to another, by a queue or a pipe. They go in rounds,
 * before which both children meet: so no more than those of one round are ever on their way. A cold
 * figure is that of the first round.
 */
final class Transfers {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Transfers() {}

  static Primitive byQueue(Payload payload, Stage stage) {
    return primitive(
        "queue_",
        payload.what() + " through a queue",
        payload,
        stage,
        () -> {
          var queue = new Queue<Object>();
          double rate = run(new Put(queue), new Get(queue), payload, stage);
          queue.shutdown();
          return rate;
        });
  }

  static Primitive byPipe(Payload payload, Stage stage) {
    return primitive(
        "pipe_",
        payload.what() + " one way through a pipe",
        payload,
        stage,
        () -> {
          try (var pipe = Pipe.oneWay()) {
            return run(new Send(pipe.writer()), new Receive(pipe.reader()), payload, stage);
          }
        });
  }

  private static Primitive primitive(
      String stem, String what, Payload payload, Stage stage, Primitive.Session session) {
    return new Primitive(
        stage.key(stem + payload.key(), "_items_s"),
        "items/s",
        Primitive.Better.HIGHER,
        stage.what(what + " to another process", payload.items()),
        () -> session);
  }

  /** The near end of a channel. */
  private interface Outlet extends Serializable {
    void send(Object item) throws Exception;
  }

  /** The far end. */
  private interface Inlet extends Serializable {
    Object receive() throws Exception;
  }

  private record Put(Queue<Object> queue) implements Outlet {
    @Override
    public void send(Object item) throws InterruptedException {
      queue.put(item);
    }
  }

  private record Get(Queue<Object> queue) implements Inlet {
    @Override
    public Object receive() throws InterruptedException {
      return queue.get();
    }
  }

  private record Send(Connection connection) implements Outlet {
    @Override
    public void send(Object item) throws Exception {
      connection.send(item);
    }
  }

  private record Receive(Connection connection) implements Inlet {
    @Override
    public Object receive() throws Exception {
      return connection.receive();
    }
  }

  private static double run(Outlet outlet, Inlet inlet, Payload payload, Stage stage)
      throws InterruptedException {
    var rounds = new Rounds(payload, stage, new Barrier(2), new LongValue(Rounds.MORE));
    var reports = new Queue<Double>();
    var sender = new ChildProcess(() -> rounds.send(outlet));
    var receiver = new ChildProcess(() -> reports.put(rounds.receive(inlet)));
    sender.start();
    receiver.start();
    Contest.expectEnd(sender);
    Contest.expectEnd(receiver);
    double rate = reports.get(PATIENCE);
    reports.close();
    return rate;
  }

  /**
   * What both children do.
   *
   * @param begun when the sender began with its round, or {@link #OVER}: there is no other one
   */
  private record Rounds(Payload payload, Stage stage, Barrier together, LongValue begun)
      implements Serializable {
    static final long MORE = 0;
    static final long OVER = -1;

    void send(Outlet outlet) throws Exception {
      Object item = payload.make();
      together.await();
      while (begun.get() != OVER) {
        begun.set(System.nanoTime());
        for (int sent = 0; sent < payload.items(); sent++) {
          outlet.send(item);
        }
        together.await(); // all have been received
      }
    }

    /** Returns the rate, of the first round or of those after the warm-up. */
    double receive(Inlet inlet) throws Exception {
      Object sample = payload.make();
      long measured = 0;
      long nanos = 0;
      var warmUp = new WarmUp(2);
      boolean over;
      together.await();
      do {
        long here = System.nanoTime();
        if (stage == Stage.COLD || warmUp.isOver()) {
          measured += payload.items();
        }
        Payload.check(receiveAll(inlet), sample, payload.items());
        long now = System.nanoTime();
        long round = now - Math.min(here, begun.get());
        if (measured > 0) {
          nanos += round;
        } else {
          warmUp.add(payload.items(), round);
        }
        over = measured > 0 && (stage == Stage.COLD || nanos >= Contest.TIME.toNanos());
        begun.set(over ? OVER : MORE);
        together.await();
      } while (!over);
      return measured * 1e9 / nanos;
    }

    private long receiveAll(Inlet inlet) throws Exception {
      long weight = 0;
      for (int received = 0; received < payload.items(); received++) {
        weight += Payload.weight(inlet.receive());
      }
      return weight;
    }
  }
}
