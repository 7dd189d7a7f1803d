package mpj.lessons.story.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import org.junit.jupiter.api.Test;

/** Who only tries again does not move; who does anything else does. */
final class AttemptsTest {
  private static final Actor ONE = new Actor("Process-1", 101);
  private static final Actor OTHER = new Actor("Process-2", 102);

  private final Attempts attempts = new Attempts();
  private long now;

  private boolean isNew(Actor who, EventKind kind, String object) {
    return attempts.isNew(new Event(++now, who, kind, object, null, 0, 0));
  }

  @Test
  void shouldFindNothingNewInTryingAgain() {
    assertThat(isNew(ONE, EventKind.LOCK_WAITING, "Lock-1")).isTrue();
    assertThat(isNew(ONE, EventKind.LOCK_TIMED_OUT, "Lock-1")).isFalse();
    assertThat(isNew(ONE, EventKind.LOCK_WAITING, "Lock-1")).isFalse();
    assertThat(isNew(ONE, EventKind.LOCK_REFUSED, "Lock-1")).isTrue();
    assertThat(isNew(ONE, EventKind.LOCK_REFUSED, "Lock-1")).isFalse();
  }

  @Test
  void shouldTellObjectsAndProcessesApart() {
    isNew(ONE, EventKind.SEMAPHORE_REFUSED, "Semaphore-1");

    assertThat(isNew(ONE, EventKind.SEMAPHORE_REFUSED, "Semaphore-2")).isTrue();
    assertThat(isNew(OTHER, EventKind.SEMAPHORE_REFUSED, "Semaphore-1")).isTrue();
  }

  @Test
  void shouldBeginAnewAfterAStep() {
    isNew(ONE, EventKind.QUEUE_GET_WAITING, "Queue-1");

    assertThat(isNew(ONE, EventKind.QUEUE_GOT, "Queue-1")).isTrue();
    assertThat(isNew(ONE, EventKind.QUEUE_GET_WAITING, "Queue-1")).isTrue();
  }
}
