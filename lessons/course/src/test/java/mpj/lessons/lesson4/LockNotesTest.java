package mpj.lessons.lesson4;

import static mpj.multiprocessing.trace.EventKind.LOCK_ACQUIRED;
import static mpj.multiprocessing.trace.EventKind.LOCK_RELEASED;
import static mpj.multiprocessing.trace.EventKind.LOCK_WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import mpj.lessons.demo.Story;
import mpj.lessons.demo.Story.Told;
import org.junit.jupiter.api.Test;

class LockNotesTest {
  private static final long MILLI = 1_000_000L;

  private static Told told(Story story) {
    return story.to(LockNotes::new, Map.of("processes", 3));
  }

  private static Story threeChildren() {
    return new Story().child("P1", 0, 900).child("P2", 0, 900).child("P3", 0, 900);
  }

  private static Story wants(Story story, long at, String who, String holder) {
    story.at(at).line(who, "wants the lock");
    return holder == null ? story : story.event(who, LOCK_WAITING, "Lock-1", holder, 0, 0);
  }

  private static Story has(Story story, long at, String who, long waited, long sequence) {
    return story
        .at(at)
        .event(who, LOCK_ACQUIRED, "Lock-1", waited * MILLI, sequence)
        .line(who, "has the lock");
  }

  private static Story gives(Story story, long at, String who, long held) {
    return story
        .at(at)
        .line(who, "gives the lock back")
        .event(who, LOCK_RELEASED, "Lock-1", held * MILLI, 0);
  }

  /** P3 comes last and yet has the lock before P2: P2 waits behind both. */
  private static Story overtaken() {
    Story story = threeChildren();
    wants(story, 0, "P1", null);
    has(story, 0, "P1", 0, 0);
    wants(story, 10, "P2", "P1");
    wants(story, 20, "P3", "P1");
    gives(story, 100, "P1", 100);
    has(story, 101, "P3", 81, 1);
    gives(story, 200, "P3", 99);
    has(story, 201, "P2", 191, 2);
    return gives(story, 300, "P2", 99);
  }

  @Test
  void shouldSayWhoWaitsBehindWhomWhenOneOvertakes() {
    assertThat(told(overtaken()).lines())
        .containsExactly(
            "P1: wants the lock | nobody has it at this moment",
            "P1: has the lock | it was free: no wait",
            "P2: wants the lock | P1 has it",
            "P3: wants the lock | P1 has it, 1 other waits already",
            "P1: gives the lock back | P2 and P3 wait for it; one of them is next",
            "P3: has the lock | waited 81 ms behind P1",
            "P3: gives the lock back | P2 waits for it",
            "P2: has the lock | waited 191 ms behind P1 and P3",
            "P2: gives the lock back | nobody waits for it");
    assertThat(told(overtaken()).problems()).isEmpty();
  }

  @Test
  void shouldCountOnlyTheTurnsSinceTheWaitBegan() {
    Story story = threeChildren();
    has(story, 0, "P1", 0, 0);
    gives(story, 10, "P1", 10);
    has(story, 20, "P2", 0, 1);
    wants(story, 25, "P3", "P2");
    gives(story, 30, "P2", 10);
    has(story, 31, "P1", 1, 2);
    gives(story, 40, "P1", 9);
    has(story, 41, "P3", 16, 3);
    assertThat(told(story).lines()).contains("P3: has the lock | waited 16 ms behind P2 and P1");
  }

  @Test
  void shouldGoByTheSequenceAndNotByClocks() {
    Story story = threeChildren();
    has(story, 0, "P1", 0, 0);
    wants(story, 5, "P3", "P2"); // P2 has it already, but its event is stamped a little later
    gives(story, 4, "P1", 4);
    has(story, 6, "P2", 2, 1);
    gives(story, 30, "P2", 24);
    has(story, 31, "P3", 26, 2);
    assertThat(told(story).lines()).contains("P3: has the lock | waited 26 ms behind P2");
  }

  @Test
  void shouldFindTwoHoldsThatOverlap() {
    Story story = threeChildren();
    has(story, 0, "P1", 0, 0);
    wants(story, 10, "P2", "P1");
    has(story, 50, "P2", 40, 1);
    gives(story, 60, "P1", 60);
    gives(story, 90, "P2", 40);
    has(story, 100, "P3", 0, 2);
    gives(story, 110, "P3", 10);
    assertThat(told(story).problems()).containsExactly("P1 and P2 held the lock at the same time.");
  }

  @Test
  void shouldFindALostTurnAndAProcessThatHadNone() {
    Story story = threeChildren();
    has(story, 0, "P1", 0, 0);
    wants(story, 10, "P2", "P1");
    gives(story, 60, "P1", 60);
    has(story, 61, "P2", 51, 2);
    assertThat(told(story).problems())
        .containsExactly(
            "P2 took the lock and did not give it back.",
            "A turn is missing between P1 and P2: sequence=0 is followed by sequence=2.",
            "P3 never had the lock.");
  }

  @Test
  void shouldMissContention() {
    Story story = new Story().child("P1", 0, 10).child("P2", 20, 30);
    has(story, 0, "P1", 0, 0);
    gives(story, 5, "P1", 5);
    has(story, 21, "P2", 0, 1);
    gives(story, 25, "P2", 4);
    assertThat(told(story).problems())
        .containsExactly(
            "No two children were alive at the same time.",
            "Nobody waited while another process held the lock.");
  }

  @Test
  void shouldTellTheOrderOfTheTurns() {
    assertThat(told(overtaken()).seen())
        .contains("3 turns", "2 processes had to wait", "191 ms", "P1, P3 and P2");
  }

  @Test
  void shouldAnswerHowManyHadToWait() {
    assertThat(told(overtaken()).answer(0)).isEqualTo("2");
  }
}
