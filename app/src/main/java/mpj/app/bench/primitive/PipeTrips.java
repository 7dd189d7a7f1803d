package mpj.app.bench.primitive;

import java.time.Duration;
import mpj.app.bench.figure.CheckFailedException;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.channel.Connection;
import mpj.multiprocessing.channel.Pipe;
import mpj.multiprocessing.channel.Queue;

/** How long an int takes to another process and back. */
final class PipeTrips {
  private static final int TRIPS = 100;
  private static final int OVER = -1;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private PipeTrips() {}

  static Primitive roundTrip() {
    return new Primitive(
        "pipe_roundtrip_us",
        "us",
        Primitive.Better.LOWER,
        "an int through a pipe to another process, there and back",
        () -> PipeTrips::run);
  }

  private static double run() throws InterruptedException {
    try (var pipe = new Pipe()) {
      var reports = new Queue<long[]>();
      var answers = new Queue<Long>();
      Connection ours = pipe.first();
      Connection theirs = pipe.second();
      var asking =
          new ChildProcess(() -> {
            var trips = new Trips(ours);
            Share warmUp = Contest.warmUp(trips, 2);
            Share share = Share.of(trips, Contest.TIME).after(warmUp);
            ours.send(OVER);
            reports.put(share.packed());
          });
      var answering = new ChildProcess(() -> answers.put(answer(theirs)));
      asking.start();
      answering.start();
      Contest.expectEnd(asking);
      Contest.expectEnd(answering);
      Share share = Share.unpacked(reports.get(PATIENCE));
      long answered = answers.get(PATIENCE);
      reports.close();
      answers.close();
      return microseconds(share, answered);
    }
  }

  private static long answer(Connection theirs) throws Exception {
    long answers = 0;
    for (Integer number = theirs.receive(); number != OVER; number = theirs.receive()) {
      theirs.send(number);
      answers++;
    }
    return answers;
  }

  /** The time of one trip, if each int was answered. */
  static double microseconds(Share share, long answered) {
    if (answered != share.all()) {
      throw new CheckFailedException(
          "The pipe lost or made up messages: trips="
              + share.all()
              + " answered="
              + answered
              + "; the time means nothing.");
    }
    return 1e6 / share.rate();
  }

  /** A hundred trips, from the side that begins, each of which must bring back what was sent. */
  private record Trips(Connection connection) implements Batch {
    @Override
    public int run() throws Exception {
      for (int trip = 0; trip < TRIPS; trip++) {
        connection.send(trip);
        Integer back = connection.receive();
        if (back != trip) {
          throw new IllegalStateException("another int came back: sent=" + trip + " came=" + back);
        }
      }
      return TRIPS;
    }
  }
}
