package mpj.lessons.lesson4;

import static mpj.multiprocessing.trace.EventKind.JOIN_WAITING;
import static mpj.multiprocessing.trace.EventKind.LOCK_ACQUIRED;
import static mpj.multiprocessing.trace.EventKind.LOCK_FREED;
import static mpj.multiprocessing.trace.EventKind.LOCK_RELEASED;
import static mpj.multiprocessing.trace.EventKind.LOCK_WAITING;
import static mpj.multiprocessing.trace.EventKind.PROCESS_ENDED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import mpj.lessons.demo.Story;
import mpj.lessons.demo.Story.Told;
import org.junit.jupiter.api.Test;

class DeadlockNotesTest {
  private static final long MILLI = 1_000_000L;

  private static Told told(Story story) {
    return story.to(DeadlockNotes::new, Map.of("patience", 600));
  }

  private static Story start(int exitCode) {
    return new Story()
        .child("P1", 0, 700, exitCode)
        .child("P2", 0, 700, exitCode)
        .child("P3", 800, 1_200)
        .child("P4", 800, 1_200);
  }

  private static Story has(Story story, String who, String lock, long waited, long sequence) {
    return story.event(who, LOCK_ACQUIRED, lock, waited * MILLI, sequence).line(who, "has " + lock);
  }

  private static Story wants(Story story, String who, String lock, String holder) {
    story.line(who, "wants " + lock);
    return holder == null ? story : story.event(who, LOCK_WAITING, lock, holder, 0, 0);
  }

  private static Story circle(Story story) {
    has(wants(story.at(0), "P1", "Lock-1", null), "P1", "Lock-1", 0, 0);
    has(wants(story.at(5), "P2", "Lock-2", null), "P2", "Lock-2", 0, 0);
    wants(story.at(10), "P1", "Lock-2", "P2");
    wants(story.at(11), "P2", "Lock-1", "P1");
    return story.at(600).line("MainProcess", "has waited for P1 in vain, and ends both");
  }

  private static Story cure(Story story, boolean both) {
    story.at(700).event("P1", PROCESS_ENDED, "", -15, 0);
    story.event("P2", PROCESS_ENDED, "", -15, 0);
    story.event("MainProcess", LOCK_FREED, "Lock-1", "P1", 0, 0);
    story.event("MainProcess", LOCK_FREED, "Lock-2", "P2", 0, 0);
    has(wants(story.at(850), "P3", "Lock-1", null), "P3", "Lock-1", 0, 1);
    wants(story.at(860), "P4", "Lock-1", "P3");
    wants(story, "P3", "Lock-2", null);
    story.event("P3", LOCK_ACQUIRED, "Lock-2", 0, 1).line("P3", "has both");
    story.at(960).event("P3", LOCK_RELEASED, "Lock-2", 0, 0);
    story.event("P3", LOCK_RELEASED, "Lock-1", 0, 0);
    has(story.at(961), "P4", "Lock-1", 101, 2);
    story.event("P4", LOCK_ACQUIRED, "Lock-2", 0, 2);
    return both ? story.line("P4", "has both") : story;
  }

  private static List<String> problems(Story story) {
    return told(story).problems();
  }

  @Test
  void shouldNameTheCircleAndSayWhyTheCureHasNone() {
    Story story = cure(circle(start(-15)), true);
    String circle = "P1 has Lock-1 and wants Lock-2; P2 has Lock-2 and wants Lock-1";
    assertThat(told(story).lines())
        .containsExactly(
            "P1: wants Lock-1 | nobody has it at this moment",
            "P1: has Lock-1 | no wait",
            "P2: wants Lock-2 | nobody has it at this moment",
            "P2: has Lock-2 | no wait",
            "P1: wants Lock-2 | P2 has it",
            "P2: wants Lock-1 | P1 has it",
            "MainProcess: has waited for P1 in vain, and ends both | a circle: " + circle,
            "P3: wants Lock-1 | nobody has it at this moment",
            "P3: has Lock-1 | no wait: it was freed when P1 ended",
            "P4: wants Lock-1 | P3 has it",
            "P3: wants Lock-2 | nobody has it at this moment",
            "P3: has both | P4 waits, and has nothing that P3 could want",
            "P4: has Lock-1 | waited 101 ms",
            "P4: has both");
    assertThat(problems(story)).isEmpty();
    assertThat(told(story).seen()).contains(circle, "101 ms");
  }

  /** Both are ended, one after the other. */
  @Test
  void shouldSayWhyOneOfTheCircleGetsBothInTheEnd() {
    Story story = circle(start(-15));
    story.at(700).event("P1", PROCESS_ENDED, "", -15, 0);
    story.event("MainProcess", LOCK_FREED, "Lock-1", "P1", 0, 0);
    story.event("P2", LOCK_ACQUIRED, "Lock-1", 690, 1).line("P2", "has both");
    assertThat(told(story).lines()).contains("P2: has both | the second came free when P1 ended");
  }

  @Test
  void shouldMissACircle() {
    Story story = start(-15);
    has(wants(story, "P1", "Lock-1", null), "P1", "Lock-1", 0, 0);
    has(wants(story, "P2", "Lock-2", null), "P2", "Lock-2", 0, 0);
    wants(story, "P1", "Lock-2", "P2"); // P2 wants nothing
    story.at(600).line("MainProcess", "has waited for P1 in vain, and ends both");
    assertThat(problems(cure(story, true)))
        .contains("No two processes waited for each other: circle=.");
    assertThat(told(story).seen()).isEqualTo("No circle was seen.");
  }

  @Test
  void shouldFindACircleThatEndedByItselfAndACureThatDidNotHelp() {
    assertThat(problems(cure(circle(start(0)), true)))
        .hasSize(2)
        .allMatch(problem -> problem.contains("was not ended by signal=15"));
    assertThat(problems(cure(circle(start(-15)), false)))
        .containsExactly("P4 never had both locks.");
  }

  @Test
  void shouldNotTakeMainsWaitForItsEndForAWaitForALock() {
    Story story = start(0).event("MainProcess", JOIN_WAITING, "", "P3", 0, 0);
    story.event("P3", LOCK_ACQUIRED, "Lock-2", 0, 0).line("P3", "has both");
    assertThat(told(story).lines()).containsExactly("P3: has both");
  }

  @Test
  void shouldAnswerHowManyHadBothBeforeMainEndedThem() {
    Story story = circle(start(-15));
    story.at(700).event("P2", LOCK_ACQUIRED, "Lock-1", 690, 1).line("P2", "has both");
    assertThat(told(story).answer(0)).isEqualTo("0");
    assertThat(told(start(-15)).answer(0)).isEmpty();
    Story lucky = start(0).line("P1", "has both").at(5).line("MainProcess", "sees them end");
    assertThat(told(lucky).answer(0)).isEqualTo("1");
  }
}
