package mpj.lessons.story;

import static mpj.multiprocessing.trace.EventKind.SEMAPHORE_ACQUIRED;
import static mpj.multiprocessing.trace.EventKind.SEMAPHORE_FREED;
import static mpj.multiprocessing.trace.EventKind.SEMAPHORE_RELEASED;
import static org.assertj.core.api.Assertions.assertThat;

import mpj.lessons.story.SemaphoreStory.Stay;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import org.junit.jupiter.api.Test;

class SemaphoreStoryTest {
  private static final Actor MAIN = new Actor("MainProcess", 100);
  private static final Actor ONE = new Actor("Process-1", 101);
  private static final Actor TWO = new Actor("Process-2", 102);
  private static final Actor THREE = new Actor("Process-3", 103);

  private final Run run = new Run();
  private final SemaphoreStory semaphore = run.onlySemaphore();
  private long now = 1_000;

  private void does(Actor who, EventKind kind, Actor peer, long value, long permits) {
    run.event(new Event(now++, who, kind, "Semaphore-1", peer, value, permits));
  }

  private void acquires(Actor who, long waited, long permits) {
    does(who, SEMAPHORE_ACQUIRED, null, waited, permits);
  }

  @Test
  void shouldTellWhoIsInsideAndWhoMadeRoomForWhom() {
    acquires(ONE, 0, 1);
    acquires(TWO, 0, 0);
    assertThat(semaphore.inside()).containsExactly(ONE, TWO);

    does(TWO, SEMAPHORE_RELEASED, null, 1, 1);
    acquires(THREE, 5, 0);
    assertThat(semaphore.inside()).containsExactly(ONE, THREE);
    assertThat(semaphore.lastOf(THREE).flatMap(Stay::after)).contains(TWO);
    assertThat(semaphore.lastOf(ONE).flatMap(Stay::after)).isEmpty();
    assertThat(semaphore.waits()).extracting(Stay::who).containsExactly(THREE);
    assertThat(semaphore.peak()).isEqualTo(2);
  }

  @Test
  void shouldNotBeMisledByTwoThatAreHeardOfInTheOtherOrder() {
    acquires(ONE, 0, 0);
    acquires(TWO, 0, 1); // it was the first, and is heard of second
    assertThat(semaphore.inside()).hasSize(2);
  }

  @Test
  void shouldEndAllStaysOfAProcessThatDied() {
    acquires(ONE, 0, 2);
    acquires(ONE, 0, 1);
    acquires(TWO, 0, 0);
    does(MAIN, SEMAPHORE_FREED, ONE, 2, 0);
    assertThat(semaphore.inside()).containsExactly(TWO);
    assertThat(semaphore.staysOf(ONE.pid())).allMatch(stay -> stay.left().isPresent());
  }

  @Test
  void shouldEndTheFirstStayIfAnotherProcessReleases() {
    acquires(ONE, 0, 0);
    does(MAIN, SEMAPHORE_RELEASED, null, 1, 1);
    assertThat(semaphore.inside()).isEmpty();
    does(MAIN, SEMAPHORE_RELEASED, null, 1, 2); // a permit more: nobody leaves
    acquires(TWO, 0, 1);
    assertThat(semaphore.inside()).containsExactly(TWO);
  }
}
