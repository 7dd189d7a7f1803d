package mpj.app.bench.primitive;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import mpj.app.bench.figure.CheckFailedException;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.shared.IntValue;
import mpj.multiprocessing.sync.Event;
import mpj.multiprocessing.sync.Lock;

/**
 * How long it takes until a lock has its next holder, after the one before was killed, in a tree
 * where many values exist. Every run has a tree of its own.
 */
final class Deaths {
  private static final int MANY = 1_000_000;
  private static final int QUICK = 100_000;
  private static final int FEW = 10;

  /** In it the next holder begins to wait. */
  private static final Duration WAITING = Duration.ofMillis(100);

  private Deaths() {}

  static Primitive withRecords() {
    return new Primitive(
        "death_with_records_ms",
        "ms",
        Primitive.Better.LOWER,
        "from the kill of a lock's holder to its next one, where 1,000,000 values exist, beside "
            + FEW,
        () -> new Session(MANY),
        () -> new Session(QUICK));
  }

  /** Runs with so many values. */
  private record Session(int values) implements Primitive.Session {
    @Override
    public double run() throws InterruptedException {
      return with(values);
    }

    @Override
    public Optional<Primitive.Yardstick> yardstick() {
      return Optional.of(new Primitive.Yardstick(FEW + " values", () -> with(FEW)));
    }

    private static double with(int values) throws InterruptedException {
      return OwnTree.askNew(Death.class, values)[0];
    }
  }

  /** One death: its milliseconds. */
  static final class Death implements OwnTree.Task {
    @Override
    public double[] run(int count) throws Exception {
      var values = new IntValue[count];
      for (int number = 0; number < count; number++) {
        values[number] = new IntValue(number);
      }
      var lock = new Lock();
      var held = new Event();
      var holder =
          new ChildProcess(() -> {
            lock.acquire();
            held.set();
            Thread.sleep(Long.MAX_VALUE);
          });
      holder.start();
      if (!held.await(Contest.PATIENCE)) {
        throw new CheckFailedException(
            "A child did not acquire a free lock: seconds=" + Contest.PATIENCE.toSeconds() + ".");
      }
      double milliseconds = millisecondsOfDeath(lock, holder);
      if (values[count - 1].get() != count - 1) {
        throw new CheckFailedException("A value changed by itself.");
      }
      return new double[] {milliseconds};
    }

    private static double millisecondsOfDeath(Lock lock, ChildProcess holder)
        throws InterruptedException {
      var acquired = new AtomicLong();
      Thread next =
          Thread.ofPlatform()
              .start(() -> {
                try {
                  lock.acquire();
                  acquired.set(System.nanoTime());
                  lock.release();
                } catch (InterruptedException e) {
                  // nobody does
                }
              });
      Thread.sleep(WAITING);
      long killed = System.nanoTime();
      holder.kill();
      next.join();
      return (acquired.get() - killed) / 1e6;
    }
  }
}
