package mpj.lessons.story;

import static mpj.multiprocessing.trace.EventKind.LOCK_ACQUIRED;
import static mpj.multiprocessing.trace.EventKind.LOCK_FREED;
import static mpj.multiprocessing.trace.EventKind.LOCK_RELEASED;
import static mpj.multiprocessing.trace.EventKind.SEMAPHORE_ACQUIRED;
import static mpj.multiprocessing.trace.EventKind.SEMAPHORE_FREED;
import static mpj.multiprocessing.trace.EventKind.SEMAPHORE_RELEASED;
import static mpj.multiprocessing.trace.EventKind.TASK_BEGAN;
import static mpj.multiprocessing.trace.EventKind.TASK_ENDED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import org.junit.jupiter.api.Test;

class HoldsTest {
  private static final Actor MAIN = new Actor("MainProcess", 100);
  private static final Actor ONE = new Actor("Process-1", 101);

  private final List<String> ended = new ArrayList<>();
  private final Holds holds =
      new Holds((hold, event) -> ended.add(hold.object() + " " + (event.nanos() - hold.since())));
  private long now;

  private void does(Actor who, EventKind kind, String object) {
    does(who, kind, object, null, 1);
  }

  private void does(Actor who, EventKind kind, String object, Actor peer, long value) {
    holds.add(new Event(now++, who, kind, object, peer, value, 0));
  }

  @Test
  void shouldEndAHoldByWhoeverReleasesTheLock() {
    does(ONE, LOCK_ACQUIRED, "Lock-1");
    does(MAIN, LOCK_RELEASED, "Lock-1");

    assertThat(holds.lasting()).isEmpty();
    assertThat(ended).containsExactly("Lock-1 1");
  }

  @Test
  void shouldEndAllHoldsOfAnObjectThatADeadProcessHad() {
    does(ONE, SEMAPHORE_ACQUIRED, "Semaphore-1");
    does(ONE, SEMAPHORE_ACQUIRED, "Semaphore-1");
    does(ONE, LOCK_ACQUIRED, "Lock-1");
    does(MAIN, SEMAPHORE_FREED, "Semaphore-1", ONE, 2);
    assertThat(holds.by(ONE)).extracting(Hold::object).containsExactly("Lock-1");

    does(MAIN, LOCK_FREED, "Lock-1", ONE, 0);
    assertThat(holds.lasting()).isEmpty();
    assertThat(ended).hasSize(3);
  }

  @Test
  void shouldSayThatNobodyHoldsASemaphoreThatPassesSignals() {
    does(ONE, SEMAPHORE_ACQUIRED, "Semaphore-1");
    does(MAIN, SEMAPHORE_RELEASED, "Semaphore-1");
    does(ONE, SEMAPHORE_ACQUIRED, "Semaphore-1");

    assertThat(holds.isSignal("Semaphore-1")).isTrue();
    assertThat(holds.of("Semaphore-1")).isEmpty();
  }

  @Test
  void shouldReleaseSeveralPermitsAtOnce() {
    does(ONE, SEMAPHORE_ACQUIRED, "Semaphore-1");
    does(ONE, SEMAPHORE_ACQUIRED, "Semaphore-1");
    does(ONE, SEMAPHORE_RELEASED, "Semaphore-1", null, 2);

    assertThat(holds.lasting()).isEmpty();
    assertThat(holds.isSignal("Semaphore-1")).isFalse();
  }

  @Test
  void shouldKnowWhatOutlivesTheTaskInWhichItWasAcquired() {
    does(ONE, LOCK_ACQUIRED, "Lock-1");
    does(ONE, TASK_BEGAN, "Pool-1");
    does(ONE, LOCK_ACQUIRED, "Lock-2");
    does(ONE, TASK_ENDED, "Pool-1");

    assertThat(holds.newest(ONE, "Lock-1")).get().extracting(Hold::outlived).isEqualTo(false);
    assertThat(holds.newest(ONE, "Lock-2")).get().extracting(Hold::outlived).isEqualTo(true);
  }
}
