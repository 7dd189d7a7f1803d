package mpj.multiprocessing.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import mpj.multiprocessing.Check;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Effort;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.Parties;
import mpj.multiprocessing.TestThreads;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.sync.RLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows V1 and V2 of the library's behaviour, and row 3 of what must survive, for records. */
@ExtendWith(NothingLeft.class)
@Timeout(60)
class SharedRecordTest {
  private static final int TURNS = 5_000;
  private static final int KILLS = 5;

  record Point(int x, int y) {}

  record All(byte b, short s, int i, long l, float f, double d, char c, boolean t) {}

  record Line(Point from, Point to, double width) {}

  record Drawing(Line line, String title) {}

  record Chain(Link first) {}

  record Link(Chain rest) {}

  record None() {}

  /** Only whole if all of them are the same. */
  record Same(long a, long b, long c, long d, long e, long f, long g, long h) {
    static Same of(long n) {
      return new Same(n, n, n, n, n, n, n, n);
    }

    boolean whole() {
      return equals(of(a));
    }
  }

  @ParameterizedTest
  @EnumSource
  void v1ShouldShowEveryoneWhatAnyoneWrote(Parties parties) throws Exception {
    var first = new All((byte) -1, (short) -2, -3, -4L << 32, -0.0f, Math.PI, '\uffff', true);
    var all = new SharedRecord<>(first);
    var line = new SharedRecord<>(new Line(new Point(1, 2), new Point(3, 4), 0.5));
    parties.run(
        1,
        () -> {
          Check.that(all.get().equals(first), "all types");
          all.set(new All((byte) 1, (short) 2, 3, 4, 5, 6, '7', false));
          line.update(old -> new Line(old.to(), old.from(), 2 * old.width()));
        });
    assertThat(all.get()).isEqualTo(new All((byte) 1, (short) 2, 3, 4, 5, 6, '7', false));
    assertThat(line.get()).isEqualTo(new Line(new Point(3, 4), new Point(1, 2), 1));
    assertThat(new SharedRecord<>(new None()).get()).isEqualTo(new None());
  }

  @ParameterizedTest
  @EnumSource
  void v2ShouldLoseNoUpdateAndShowNoHalf(Parties parties) throws Exception {
    var record = new SharedRecord<>(Same.of(0));
    var group =
        parties.start(
            2,
            () -> {
              for (int turn = 0; turn < TURNS; turn++) {
                record.update(old -> Same.of(old.a() + 1));
              }
            });
    for (long seen = 0; seen < 2 * TURNS; ) {
      Same now = record.get();
      Check.that(now.whole() && now.a() >= seen, "torn, or older than before: " + now);
      seen = now.a();
      if (!parties.equals(Parties.THREADS)) {
        TestThreads.letOthersRun();
      }
    }
    group.join();
    assertThat(record.get()).isEqualTo(Same.of(2 * TURNS));
  }

  @Test
  void v2ShouldHaveALockOfItsOwnOrTheOneGiven() throws Exception {
    var common = new RLock();
    var record = new SharedRecord<>(new Point(1, 2), common);
    var queue = new Queue<SharedRecord<Point>>();
    queue.put(record);
    SharedRecord<Point> arrived = queue.get();
    assertThat(arrived).isEqualTo(record).hasToString("SharedRecord-1");
    assertThat(arrived.lock()).isEqualTo(common);
    try (var _ = record.hold()) {
      record.set(new Point(5, 6)); // the holder may, and nobody else
      Parties.PROCESSES.run(1, () -> Check.that(!common.tryAcquire(), "it is not held"));
    }
    assertThat(arrived.get()).isEqualTo(new Point(5, 6));
  }

  @Test
  void shouldStayAsItIsWhenAnUpdateFails() {
    var record = new SharedRecord<>(new Point(1, 2));
    assertThatThrownBy(() -> record.update(_ -> null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() ->
            record.update(_ -> {
              throw new IllegalStateException("no");
            }))
        .hasMessage("no");
    assertThat(record.get()).isEqualTo(new Point(1, 2));
    assertThat(record.lock().isLocked()).isFalse();
  }

  @Test
  void shouldNameThePathToWhatCannotBeShared() {
    var point = new Point(0, 0);
    assertThatThrownBy(() -> new SharedRecord<>(new Drawing(new Line(point, point, 1), "")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Drawing.title: java.lang.String is not a primitive type; ");
    assertThatThrownBy(() -> new SharedRecord<>(new Chain(null)))
        .hasMessageContaining("Chain.first.rest: ")
        .hasMessageContaining("contains itself");
    assertThatThrownBy(() -> new SharedRecord<>(new Line(point, null, 1)))
        .hasMessageStartingWith("Line.to: null is not a record of this class");
    var record = new SharedRecord<>(point);
    assertThatThrownBy(() -> record.set(null)).hasMessageStartingWith("Point: null");
    assertThat(record.get()).isEqualTo(point);
  }

  @Test
  void f3ShouldNeverShowHalfOfWhatAKilledWriterWrote() throws Exception {
    long seed = Effort.seed();
    System.out.println("seed=" + seed);
    killWriters(new Random(seed), KILLS);
  }

  /** Kills processes that write all the time; each time, the record is whole and usable. */
  public static void killWriters(Random random, int kills) throws Exception {
    var record = new SharedRecord<>(Same.of(0));
    for (int kill = 0; kill < kills; kill++) {
      var writer =
          new ChildProcess(() -> {
            while (true) {
              record.update(old -> Same.of(old.a() + 1));
            }
          });
      writer.start();
      long before = record.get().a();
      while (record.get().a() < before + 100) {
        assertThat(writer.isAlive()).isTrue();
        LockSupport.parkNanos(100_000);
      }
      LockSupport.parkNanos(random.nextInt(1_000_000));
      writer.kill();
      writer.join();
      Same left = record.get();
      assertThat(left).as("after kill %d", kill).matches(Same::whole);
      assertThat(record.lock().tryAcquire(Duration.ofSeconds(4))).isTrue();
      record.set(Same.of(left.a() + 1));
      record.lock().release();
      assertThat(record.get()).isEqualTo(Same.of(left.a() + 1));
    }
  }
}
