package mpj.multiprocessing.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import mpj.multiprocessing.Check;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;
import mpj.multiprocessing.trace.Trace;
import mpj.multiprocessing.trace.TraceListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What locks and semaphores tell of themselves. */
@ExtendWith(NothingLeft.class)
@Timeout(60)
class SyncEventsTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(5);

  private final List<Event> events = Collections.synchronizedList(new ArrayList<>());

  private final class Keeping implements TraceListener {
    @Override
    public void event(Event event) {
      events.add(event);
    }

    @Override
    public void line(OutputLine line) {}
  }

  private List<String> ofMain() {
    List<String> all = new ArrayList<>();
    for (Event event : events) {
      boolean timed =
          event.kind() == EventKind.LOCK_TIMED_OUT || event.kind() == EventKind.SEMAPHORE_TIMED_OUT;
      if (timed) {
        assertThat(event.value()).isGreaterThanOrEqualTo(SHORT.toNanos());
      }
      if (event.process().name().equals("MainProcess") && !event.object().isEmpty()) {
        all.add(event.object() + " " + event.kind().label());
      }
    }
    return all;
  }

  private Event only(EventKind kind) {
    List<Event> found = events.stream().filter(event -> event.kind() == kind).toList();
    assertThat(found).as("%s", kind).hasSize(1);
    return found.getFirst();
  }

  @Test
  void shouldTellOfALockTakenAgainAndGivenUp() throws Exception {
    try (var trace = Trace.start(new Keeping())) {
      assertThat(trace).isNotNull();
      var lock = new RLock();
      lock.acquire();
      lock.acquire();
      var gaveUp = new CountDownLatch(1);
      var thread =
          new Thread(() -> {
            try {
              lock.tryAcquire(SHORT);
              lock.tryAcquire();
            } catch (InterruptedException e) {
              throw new AssertionError(e);
            }
            gaveUp.countDown();
          });
      thread.start();
      gaveUp.await();
      lock.release();
      lock.release();
    }
    assertThat(ofMain())
        .containsExactly(
            "RLock-1 lock.acquired",
            "RLock-1 lock.reentered",
            "RLock-1 lock.waiting",
            "RLock-1 lock.timed-out",
            "RLock-1 lock.refused",
            "RLock-1 lock.released");
    assertThat(only(EventKind.LOCK_REENTERED).value()).isEqualTo(2);
  }

  @Test
  void shouldTellOfFewOfTheTriesOfALoop() throws Exception {
    int tries = 100_000;
    long began;
    try (var trace = Trace.start(new Keeping())) {
      assertThat(trace).isNotNull();
      var lock = new Lock();
      lock.acquire();
      began = System.nanoTime();
      for (int i = 0; i < tries; i++) {
        assertThat(lock.tryAcquire()).isFalse();
      }
    }
    long millis = (System.nanoTime() - began) / 1_000_000;
    List<Event> told =
        events.stream().filter(event -> event.kind() == EventKind.LOCK_REFUSED).toList();
    assertThat(told).hasSizeBetween(1, (int) Math.min(millis + 1, tries - 1));
    assertThat(told).allMatch(event -> event.peer().name().equals("MainProcess"));
  }

  @Test
  void shouldTellOfPermits() throws Exception {
    try (var trace = Trace.start(new Keeping())) {
      assertThat(trace).isNotNull();
      var semaphore = new Semaphore(1);
      semaphore.acquire();
      semaphore.tryAcquire(SHORT);
      semaphore.tryAcquire();
      semaphore.release(3);
      try (var permit = semaphore.hold()) {
        assertThat(permit).isNotNull();
      }
    }
    assertThat(ofMain())
        .containsExactly(
            "Semaphore-1 semaphore.acquired",
            "Semaphore-1 semaphore.waiting",
            "Semaphore-1 semaphore.timed-out",
            "Semaphore-1 semaphore.refused",
            "Semaphore-1 semaphore.released",
            "Semaphore-1 semaphore.acquired",
            "Semaphore-1 semaphore.released");
    Event first =
        events.stream()
            .filter(event -> event.kind() == EventKind.SEMAPHORE_RELEASED)
            .findFirst()
            .orElseThrow();
    assertThat(first.value()).isEqualTo(3);
    assertThat(first.sequence()).isEqualTo(3);
  }

  @Test
  void shouldTellWhatWasTakenFromTheDead() throws Exception {
    try (var trace = Trace.start(new Keeping())) {
      assertThat(trace).isNotNull();
      var lock = new Lock();
      var semaphore = new BoundedSemaphore(4);
      var ready = new Queue<Integer>();
      var never = new Queue<Integer>();
      var victim =
          new ChildProcess(
              "victim",
              () -> {
                semaphore.acquire();
                var first = semaphore.hold();
                var second = semaphore.hold();
                lock.acquire();
                Check.that(first.ownerDied().isEmpty() && second.ownerDied().isEmpty(), "permits");
                ready.put(1);
                never.get();
              });
      victim.start();
      assertThat(ready.get(SOON)).isEqualTo(1);
      victim.kill();
      assertThat(lock.tryAcquire(SOON)).isTrue();
      victim.join();
      assertThat(semaphore.available()).isEqualTo(3);
    }
    Event freed = only(EventKind.LOCK_FREED);
    assertThat(freed.object()).isEqualTo("Lock-1");
    assertThat(freed.process().name()).isEqualTo("MainProcess");
    assertThat(freed.peer().name()).isEqualTo("victim");
    Event permits = only(EventKind.SEMAPHORE_FREED);
    assertThat(permits.object()).isEqualTo("BoundedSemaphore-1");
    assertThat(permits.peer().name()).isEqualTo("victim");
    assertThat(permits.value()).isEqualTo(2);
    Event taken =
        events.stream()
            .filter(event -> event.kind() == EventKind.LOCK_ACQUIRED)
            .reduce((a, b) -> b)
            .orElseThrow();
    assertThat(taken.process().name()).isEqualTo("MainProcess");
    assertThat(taken.nanos()).isGreaterThan(freed.nanos());
  }
}
