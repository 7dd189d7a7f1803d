package mpj.multiprocessing.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import mpj.multiprocessing.Check;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Children;
import mpj.multiprocessing.Effort;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.Parties;
import mpj.multiprocessing.Task;
import mpj.multiprocessing.TestThreads;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.shared.IntArray;
import mpj.multiprocessing.shared.LongValue;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;
import mpj.multiprocessing.trace.Trace;
import mpj.multiprocessing.trace.TraceListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Row 4 of what the library survives, for the latch, and what a latch is. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class CountDownLatchTest {
  private static final Duration LONG = Children.LONG;

  private final List<Event> events = Collections.synchronizedList(new ArrayList<>());

  /** Keeps the events, and counts those that tell of a wait. */
  private final class Watching implements TraceListener {
    private final Semaphore waits = new Semaphore(0);

    @Override
    public void event(Event event) {
      events.add(event);
      if (event.kind() == EventKind.LATCH_WAITING) {
        waits.release();
      }
    }

    @Override
    public void line(OutputLine line) {}
  }

  @ParameterizedTest
  @EnumSource
  void shouldOpenWhenItWasCountedDownAsOftenAsItsCount(Parties parties) throws Exception {
    var latch = new CountDownLatch(3);
    assertThat(latch.count()).isEqualTo(3);
    parties.run(2, latch::countDown);
    assertThat(latch.count()).isOne();
    assertThat(latch.await(Duration.ZERO)).isFalse();
    parties.run(1, latch::countDown);
    assertThat(latch.count()).isZero();
    latch.await();
    parties.run(
        2,
        () -> {
          latch.countDown(); // does nothing any more
          latch.await();
          Check.that(latch.await(Duration.ofSeconds(-1)), "it is open");
        });
    assertThat(latch.count()).isZero();
  }

  @Test
  void shouldTakeAnyCountButNoNegativeOne() throws Exception {
    var open = new CountDownLatch(0);
    open.countDown();
    open.await();
    assertThat(open.count()).isZero();
    var large = new CountDownLatch(Integer.MAX_VALUE);
    large.countDown();
    assertThat(large.count()).isEqualTo(Integer.MAX_VALUE - 1);
    assertThat(large.await(Duration.ofMillis(1))).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CountDownLatch(-1))
        .withMessageContaining("count=-1");
  }

  /** What each party wrote before it counted down is there when the latch is open. */
  @ParameterizedTest
  @EnumSource
  void shouldShowWhatWasWrittenBeforeItWasCountedDown(Parties parties) throws Exception {
    int rounds = 300;
    int writers = 2;
    List<CountDownLatch> latches = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      latches.add(new CountDownLatch(writers));
    }
    var next = LongValue.withoutLock(0);
    var written = IntArray.withoutLock(writers);
    var group =
        parties.start(
            writers,
            () -> {
              int me = (int) next.increment() - 1;
              for (int i = 0; i < rounds; i++) {
                written.set(me, i + 1);
                latches.get(i).countDown();
                latches.get(i).await();
              }
            });
    for (int i = 0; i < rounds; i++) {
      assertThat(latches.get(i).await(LONG)).as("round %d", i).isTrue();
      assertThat(written.get(0)).isGreaterThan(i);
      assertThat(written.get(1)).isGreaterThan(i);
    }
    group.join();
  }

  @ParameterizedTest
  @EnumSource
  void shouldReleaseAllWhoWaitAtTheLastCountdownAndNobodyBefore(Parties parties) throws Exception {
    int waiters = 4;
    var watching = new Watching();
    try (var trace = Trace.start(watching)) {
      var latch = new CountDownLatch(2);
      var group = parties.start(waiters, () -> Check.that(latch.await(LONG), "time is up"));
      assertThat(watching.waits.tryAcquire(waiters, LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
      latch.countDown();
      assertThat(latch.await(Duration.ofMillis(20))).isFalse();
      latch.countDown();
      group.join();
      assertThat(trace.processes()).isNotEmpty();
    }
    long opened = only(EventKind.LATCH_COUNTED_DOWN, 0).nanos();
    List<Event> passed = of(EventKind.LATCH_PASSED);
    assertThat(passed).hasSize(waiters);
    assertThat(passed).allMatch(event -> event.nanos() > opened);
  }

  private List<Event> of(EventKind kind) {
    return events.stream().filter(event -> event.kind() == kind).toList();
  }

  private Event only(EventKind kind, long count) {
    List<Event> found = of(kind).stream().filter(event -> event.sequence() == count).toList();
    assertThat(found).as("%s count=%d", kind, count).hasSize(1);
    return found.getFirst();
  }

  @Test
  void shouldTellOfCountdownsAndWaits() throws Exception {
    try (var trace = Trace.start(new Watching())) {
      var latch = new CountDownLatch(2);
      latch.countDown();
      latch.await(Duration.ofMillis(5));
      latch.countDown();
      latch.countDown();
      latch.await();
      assertThat(trace.dropped()).isZero();
    }
    assertThat(events.stream().filter(event -> event.object().equals("CountDownLatch-1")))
        .extracting(event -> event.kind().label() + " " + event.sequence())
        .containsExactly(
            "latch.counted-down 1",
            "latch.waiting 1",
            "latch.timed-out 0",
            "latch.counted-down 0",
            "latch.passed 0");
    assertThat(of(EventKind.LATCH_TIMED_OUT).getFirst().value()).isGreaterThan(5_000_000);
  }

  @Test
  void shouldOpenForAChildOfAChildThatGotItInAMessage() throws Exception {
    Queue<CountDownLatch> sent = new Queue<>();
    var done = new CountDownLatch(1);
    var child =
        new ChildProcess(() -> {
          var grandchild =
              new ChildProcess(() -> {
                CountDownLatch latch = sent.get(LONG);
                latch.countDown();
                Check.that(latch.await(LONG), "nobody opened it");
                done.countDown();
              });
          grandchild.start();
          grandchild.join();
        });
    child.start();
    var latch = new CountDownLatch(2);
    sent.put(latch);
    latch.countDown();
    assertThat(latch.await(LONG)).isTrue();
    assertThat(done.await(LONG)).isTrue();
    assertThat(Children.exitCode(child)).isZero();
  }

  @Test
  void shouldLoseNoInterrupt() throws Exception {
    var latch = new CountDownLatch(1);
    for (int i = 0; i < 200; i++) {
      var waiting = new Semaphore(0);
      var interrupted = new Semaphore(0);
      var thread =
          TestThreads.of(() -> {
            waiting.release();
            try {
              latch.await();
            } catch (InterruptedException e) {
              interrupted.release();
            }
          });
      thread.start();
      waiting.acquire();
      for (int spin = i * 30; spin > 0; spin--) { // from before the sleep to well within it
        TestThreads.letOthersRun();
      }
      thread.interrupt();
      assertThat(interrupted.tryAcquire(20, TimeUnit.SECONDS)).as("interrupt %d", i).isTrue();
      thread.join();
    }
  }

  /** A victim may be killed after it has counted down and before it has noted that. */
  @Test
  void f4ShouldCountEachCountdownOnceHoweverManyCountersWereKilled() throws Exception {
    long seed = Effort.seed();
    var random = new Random(seed);
    var latch = new CountDownLatch(Integer.MAX_VALUE);
    var noted = LongValue.withoutLock(0);
    Task count =
        () -> {
          while (true) {
            latch.countDown();
            noted.increment();
          }
        };
    int kills = 8;
    List<ChildProcess> victims = new ArrayList<>();
    for (int i = 0; i < kills; i++) {
      victims.add(start(count));
      if (victims.size() == 2) {
        long before = noted.get();
        while (noted.get() == before) {
          TestThreads.letOthersRun();
        }
        spin(random.nextInt(3_000_000));
        kill(victims.removeFirst());
      }
    }
    kill(victims.removeFirst());
    long counted = Integer.MAX_VALUE - (long) latch.count();
    assertThat(counted)
        .as("seed=%d", seed)
        .isBetween(noted.get(), noted.get() + kills)
        .isPositive();
    System.out.println(
        "counters of a latch: seed=" + seed + " kills=" + kills + " counted=" + counted);
  }

  /** Victims are killed while they begin to wait, sleep, or have gone on. */
  @Test
  void f4ShouldReleaseTheOthersAtOnceWhenWaitersWereKilled() throws Exception {
    long seed = Effort.seed();
    var random = new Random(seed);
    int rounds = 3;
    Queue<Integer> says = new Queue<>();
    List<CountDownLatch> latches = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      latches.add(new CountDownLatch(1));
    }
    var survivors =
        Parties.PROCESSES.start(
            2,
            () -> {
              for (CountDownLatch latch : latches) {
                latch.await();
                says.put(1);
              }
            });
    for (CountDownLatch latch : latches) {
      List<ChildProcess> victims = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        victims.add(
            start(() -> {
              says.put(1);
              latch.await();
              new CountDownLatch(1).await(); // for ever
            }));
      }
      for (int i = 0; i < victims.size(); i++) {
        says.get(LONG);
      }
      long began = 0;
      for (int i = 0; i < victims.size(); i++) {
        spin(random.nextInt(2_000_000));
        if (i == 2) {
          began = System.nanoTime();
          latch.countDown();
        }
        kill(victims.get(i));
      }
      says.get(LONG);
      says.get(LONG);
      assertThat(System.nanoTime() - began).as("seed=%d", seed).isLessThan(Children.SOON.toNanos());
    }
    survivors.join();
    System.out.println("waiters of a latch: seed=" + seed + " kills=" + 4 * rounds + " hangs=0");
  }

  /** One that was killed between the last countdown and its wake-up has opened the latch. */
  @Test
  void f4ShouldWakeThoseWhomAKilledCounterLeftAsleep() throws Exception {
    int kills = 8;
    List<CountDownLatch> latches = new ArrayList<>();
    for (int i = 0; i < kills; i++) {
      latches.add(new CountDownLatch(1));
    }
    var survivors =
        Parties.PROCESSES.start(
            2,
            () -> {
              for (CountDownLatch latch : latches) {
                latch.await();
              }
            });
    for (CountDownLatch latch : latches) {
      ChildProcess victim =
          start(() -> {
            latch.countDown();
            new CountDownLatch(1).await(); // for ever
          });
      while (latch.count() != 0) {
        TestThreads.letOthersRun();
      }
      kill(victim);
    }
    long began = System.nanoTime();
    survivors.join();
    assertThat(System.nanoTime() - began).isLessThan(Children.SOON.toNanos());
  }

  private static ChildProcess start(Task task) {
    var child = new ChildProcess(task);
    child.start();
    return child;
  }

  private static void kill(ChildProcess victim) throws InterruptedException {
    victim.kill();
    assertThat(Children.exitCode(victim)).isEqualTo(-9);
  }

  private static void spin(long nanos) {
    long until = System.nanoTime() + nanos;
    while (System.nanoTime() < until) {
      TestThreads.letOthersRun();
    }
  }
}
