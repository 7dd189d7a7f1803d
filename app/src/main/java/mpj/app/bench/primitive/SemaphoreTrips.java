package mpj.app.bench.primitive;

import java.time.Duration;
import mpj.app.bench.figure.CheckFailedException;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.shared.IntValue;
import mpj.multiprocessing.sync.Semaphore;

/** How long a permit takes to another process and one back. */
final class SemaphoreTrips {
  private static final int TRIPS = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private SemaphoreTrips() {}

  static Primitive roundTrip() {
    return new Primitive(
        "semaphore_roundtrip_us",
        "us",
        Primitive.Better.LOWER,
        "ping-pong between two processes over two semaphores, there and back",
        () -> SemaphoreTrips::run);
  }

  private static double run() throws InterruptedException {
    var ping = new Semaphore(0);
    var pong = new Semaphore(0);
    var over = new IntValue(0);
    var reports = new Queue<long[]>();
    var answers = new Queue<Long>();
    var asking =
        new ChildProcess(() -> {
          var trips = new Trips(ping, pong);
          Share warmUp = Contest.warmUp(trips, 2);
          Share share = Share.of(trips, Contest.TIME).after(warmUp);
          over.set(1);
          ping.release();
          reports.put(share.packed());
        });
    var answering = new ChildProcess(() -> answers.put(answer(ping, pong, over)));
    asking.start();
    answering.start();
    Contest.expectEnd(asking);
    Contest.expectEnd(answering);
    Share share = Share.unpacked(reports.get(PATIENCE));
    long answered = answers.get(PATIENCE);
    reports.close();
    answers.close();
    return microseconds(share, answered, ping.available() + pong.available());
  }

  private static long answer(Semaphore ping, Semaphore pong, IntValue over)
      throws InterruptedException {
    long answers = 0;
    ping.acquire();
    while (over.get() == 0) {
      pong.release();
      answers++;
      ping.acquire();
    }
    return answers;
  }

  /** The time of one trip, if each ping had its pong and no permit is left. */
  static double microseconds(Share share, long answered, int left) {
    if (answered != share.all() || left != 0) {
      throw new CheckFailedException(
          "The semaphores lost or made up permits: trips="
              + share.all()
              + " answered="
              + answered
              + " left="
              + left
              + "; the time means nothing.");
    }
    return 1e6 / share.rate();
  }

  /** A hundred trips, from the side that begins. */
  private record Trips(Semaphore ping, Semaphore pong) implements Batch {
    @Override
    public int run() throws InterruptedException {
      for (int trip = 0; trip < TRIPS; trip++) {
        ping.release();
        pong.acquire();
      }
      return TRIPS;
    }
  }
}
