package mpj.lessons.lesson4;

import static mpj.multiprocessing.trace.EventKind.SEMAPHORE_ACQUIRED;
import static mpj.multiprocessing.trace.EventKind.SEMAPHORE_RELEASED;
import static mpj.multiprocessing.trace.EventKind.SEMAPHORE_WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import mpj.lessons.demo.Story;
import mpj.lessons.demo.Story.Told;
import org.junit.jupiter.api.Test;

class SemaphoreNotesTest {
  private static final long MILLI = 1_000_000L;

  private static Told told(Story story) {
    return story.to(SemaphoreNotes::new, Map.of("processes", 3, "places", 2));
  }

  private static Story start() {
    return new Story()
        .child("P1", 0, 900)
        .child("P2", 0, 900)
        .child("P3", 0, 900)
        .line("MainProcess", "3 processes, places: 2");
  }

  private static Story comes(Story story, long at, String who) {
    return story
        .at(at)
        .line(who, "wants a place")
        .event(who, SEMAPHORE_ACQUIRED, "Semaphore-1", 0, 0)
        .line(who, "has a place");
  }

  private static Story waits(Story story, long at, String who) {
    return story
        .at(at)
        .line(who, "wants a place")
        .event(who, SEMAPHORE_WAITING, "Semaphore-1", 0, 0);
  }

  private static Story enters(Story story, long at, String who, long waited) {
    return story
        .at(at)
        .event(who, SEMAPHORE_ACQUIRED, "Semaphore-1", waited * MILLI, 0)
        .line(who, "has a place");
  }

  private static Story leaves(Story story, long at, String who) {
    return story
        .at(at)
        .line(who, "leaves its place")
        .event(who, SEMAPHORE_RELEASED, "Semaphore-1", 1, 1);
  }

  private static Story good() {
    Story story = waits(comes(comes(start(), 0, "P1"), 5, "P2"), 10, "P3");
    enters(leaves(story, 100, "P2"), 101, "P3", 91);
    return leaves(leaves(story, 150, "P1"), 200, "P3");
  }

  private static List<String> problems(Story story) {
    return told(story).problems();
  }

  @Test
  void shouldSayWhoIsInsideAndWhoMadeRoomForWhom() {
    assertThat(told(good()).lines())
        .containsExactly(
            "MainProcess: 3 processes, places: 2",
            "P1: wants a place | no place is taken",
            "P1: has a place | one was free: no wait",
            "P2: wants a place | 1 of 2 places is taken, by P1",
            "P2: has a place | one was free: no wait",
            "P3: wants a place | both places are taken, by P1 and P2",
            "P2: leaves its place | P3 waits",
            "P3: has a place | waited 91 ms, until P2 left",
            "P1: leaves its place | nobody waits",
            "P3: leaves its place | nobody waits");
    assertThat(problems(good())).isEmpty();
    assertThat(told(good()).seen())
        .contains("3 processes shared 2 places", "at most 2", "1 process had to wait", "91 ms");
  }

  @Test
  void shouldFindOneTooManyInside() {
    Story story = waits(comes(comes(start(), 0, "P1"), 5, "P2"), 10, "P3");
    enters(story, 50, "P3", 40);
    leaves(leaves(leaves(story, 100, "P2"), 150, "P1"), 200, "P3");
    assertThat(problems(story)).containsExactly("Too many were inside at once: peak=3 places=2.");
  }

  @Test
  void shouldGoByTheTimesAndNotByTheOrderOfTelling() {
    Story story = waits(comes(comes(start(), 0, "P1"), 5, "P2"), 10, "P3");
    enters(story, 101, "P3", 91);
    leaves(leaves(leaves(story, 100, "P2"), 150, "P1"), 200, "P3");
    assertThat(problems(story)).isEmpty();
  }

  @Test
  void shouldMissTheWaitingAndAProcessThatNeverLeft() {
    Story alone = leaves(comes(start(), 0, "P1"), 10, "P1");
    leaves(comes(alone, 20, "P2"), 30, "P2");
    comes(alone, 40, "P3");
    assertThat(problems(alone))
        .containsExactly(
            "P3 did not take a place once and leave it.",
            "The places were never all taken: peak=1 places=2.",
            "Nobody had to wait for a place.");
  }

  @Test
  void shouldAnswerHowManyHadToWait() {
    assertThat(told(good()).answer(0)).isEqualTo("1");
  }
}
