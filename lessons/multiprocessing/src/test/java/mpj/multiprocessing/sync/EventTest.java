package mpj.multiprocessing.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import mpj.multiprocessing.Check;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Effort;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.Parties;
import mpj.multiprocessing.TestThreads;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;
import mpj.multiprocessing.trace.Trace;
import mpj.multiprocessing.trace.TraceListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows C5, L5 and L6 of the library's behaviour, and row 4 of what it survives, for the event. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class EventTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final long TWICE_TWO_SECONDS = 4_000_000_000L;

  @ParameterizedTest
  @EnumSource
  void c5ShouldBeSetAndClearedByAnyone(Parties parties) throws Exception {
    var event = new Event();
    assertThat(event.isSet()).isFalse();
    parties.run(1, event::set);
    assertThat(event.isSet()).isTrue();
    event.await();
    assertThat(event.await(Duration.ZERO)).isTrue();
    parties.run(
        2,
        () -> {
          event.await(); // at once, and again
          Check.that(event.await(Duration.ofSeconds(-1)), "it is set");
        });
    parties.run(1, event::clear);
    assertThat(event.isSet()).isFalse();
    assertThat(event.await(Duration.ZERO)).isFalse();
    event.set();
    event.set();
    event.clear();
    assertThat(event.isSet()).as("set twice is set once").isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void c5ShouldLoseNoSetHoweverFastItIsClearedAgain(Parties parties) throws Exception {
    int turns = 2000;
    var ping = new Event();
    var pong = new Event();
    var group =
        parties.start(
            1,
            () -> {
              for (int i = 0; i < turns; i++) {
                Check.that(ping.await(LONG), "no ping");
                ping.clear();
                pong.set();
              }
            });
    for (int i = 0; i < turns; i++) {
      ping.set();
      assertThat(pong.await(LONG)).as("turn %d", i).isTrue();
      pong.clear();
    }
    group.join();
  }

  /** Counts those who have begun to wait, as the events prove. */
  private record Waiting(Semaphore seen) implements TraceListener {
    @Override
    public void event(mpj.multiprocessing.trace.Event event) {
      if (event.kind() == EventKind.EVENT_WAITING) {
        seen.release();
      }
    }

    @Override
    public void line(OutputLine line) {}
  }

  @ParameterizedTest
  @EnumSource
  void c5ShouldReleaseAllWhoWaitedWhenItWasSetThoughItIsClearedAtOnce(Parties parties)
      throws Exception {
    int waiters = 4;
    var seen = new Semaphore(0);
    try (var trace = Trace.start(new Waiting(seen))) {
      var event = new Event();
      var group = parties.start(waiters, () -> Check.that(event.await(LONG), "time is up"));
      assertThat(seen.tryAcquire(waiters, 20, TimeUnit.SECONDS)).isTrue();
      event.set();
      event.clear();
      group.join();
      assertThat(event.isSet()).isFalse();
      assertThat(trace.processes()).isNotEmpty();
    }
  }

  @Test
  void l5ShouldWaitAtLeastTheTimeGiven() throws Exception {
    var event = new Event();
    for (int millis : new int[] {0, 1, 20, 150}) {
      long began = System.nanoTime();
      assertThat(event.await(Duration.ofMillis(millis))).isFalse();
      assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(millis * 1_000_000L);
    }
  }

  @Test
  void l6ShouldLoseNoInterrupt() throws Exception {
    var event = new Event();
    for (int i = 0; i < 200; i++) {
      var waiting = new CountDownLatch(1);
      var interrupted = new CountDownLatch(1);
      var thread =
          TestThreads.of(() -> {
            waiting.countDown();
            try {
              event.await();
            } catch (InterruptedException e) {
              interrupted.countDown();
            }
          });
      thread.start();
      waiting.await();
      for (int spin = i * 30; spin > 0; spin--) { // from before the sleep to well within it
        TestThreads.letOthersRun();
      }
      thread.interrupt();
      assertThat(interrupted.await(20, TimeUnit.SECONDS)).as("interrupt %d", i).isTrue();
      thread.join();
    }
  }

  /** Victims are killed while they begin to wait, sleep, or have gone on. */
  @Test
  void f4ShouldReleaseTheOthersAtOnceWhenWaitersWereKilled() throws Exception {
    long seed = Effort.seed();
    var random = new Random(seed);
    int rounds = 4;
    int kills = 0;
    var ready = new Queue<Integer>();
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      events.add(new Event());
    }
    var survivors =
        Parties.PROCESSES.start(
            2,
            () -> {
              for (Event event : events) {
                event.await();
                ready.put(1);
              }
            });
    for (Event event : events) {
      List<ChildProcess> victims = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        victims.add(victim(event, ready));
      }
      for (int i = 0; i < victims.size(); i++) {
        ready.get(LONG);
      }
      long began = 0;
      for (int i = 0; i < victims.size(); i++) {
        spin(random.nextInt(2_000_000));
        if (i == 2) {
          began = System.nanoTime();
          event.set();
          assertThat(System.nanoTime() - began).isLessThan(1_000_000_000L);
        }
        victims.get(i).kill();
        kills++;
      }
      ready.get(LONG);
      ready.get(LONG);
      assertThat(System.nanoTime() - began).as("seed=%d", seed).isLessThan(TWICE_TWO_SECONDS);
      for (var victim : victims) {
        victim.join();
        assertThat(victim.exitCode()).hasValue(-9);
      }
    }
    survivors.join();
    System.out.println("waiters of an event: seed=" + seed + " kills=" + kills + " hangs=0");
  }

  private static ChildProcess victim(Event event, Queue<Integer> ready) {
    var victim =
        new ChildProcess(() -> {
          ready.put(1);
          event.await();
          new Event().await(); // for ever
        });
    victim.start();
    return victim;
  }

  /** One that was killed between its store and its wake-up has set it; its sleepers must wake. */
  @Test
  void f4ShouldWakeThoseWhomAKilledSetterLeftAsleep() throws Exception {
    int kills = 8;
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < kills; i++) {
      events.add(new Event());
    }
    var survivors =
        Parties.PROCESSES.start(
            2,
            () -> {
              for (Event event : events) {
                event.await();
              }
            });
    for (Event event : events) {
      var victim =
          new ChildProcess(() -> {
            event.set();
            new Event().await();
          });
      victim.start();
      while (!event.isSet()) {
        TestThreads.letOthersRun();
      }
      victim.kill();
      victim.join();
      assertThat(victim.exitCode()).hasValue(-9);
    }
    long began = System.nanoTime();
    survivors.join();
    assertThat(System.nanoTime() - began).isLessThan(TWICE_TWO_SECONDS);
  }

  private static void spin(long nanos) {
    long until = System.nanoTime() + nanos;
    while (System.nanoTime() < until) {
      TestThreads.letOthersRun();
    }
  }
}
