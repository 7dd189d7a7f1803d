package mpj.lessons.lesson4;

import static mpj.multiprocessing.trace.EventKind.LOCK_ACQUIRED;
import static mpj.multiprocessing.trace.EventKind.LOCK_RELEASED;
import static mpj.multiprocessing.trace.EventKind.LOCK_WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import mpj.lessons.demo.Story;
import mpj.lessons.demo.Story.Told;
import org.junit.jupiter.api.Test;

class RaceNotesTest {
  private static final long MILLI = 1_000_000L;

  private static Told told(Story story) {
    return story.to(RaceNotes::new, Map.of("pairs", 1, "turns", 100));
  }

  private static Story story() {
    return new Story()
        .child("Add", 0, 90)
        .child("Sub", 0, 90)
        .child("Add-L", 100, 190)
        .child("Sub-L", 100, 190);
  }

  private static Story open(Story story, int balance) {
    return story
        .at(0)
        .line("MainProcess", "1 add and 1 subtract, 100 times each, no lock")
        .at(50)
        .line("Add", "from 0 to 70")
        .line("Sub", "from 70 to -30")
        .at(95)
        .line("MainProcess", "balance " + balance);
  }

  private static Story locked(Story story, int left, int balance) {
    return story
        .at(96)
        .line("MainProcess", "the same again, with a lock")
        .at(120)
        .event("Add-L", LOCK_ACQUIRED, "RLock-1", 0, 0)
        .at(121)
        .event("Sub-L", LOCK_WAITING, "RLock-1", "Add-L", 0, 0)
        .line("Add-L", "from 0 to 100")
        .at(130)
        .event("Add-L", LOCK_RELEASED, "RLock-1", 10 * MILLI, 0)
        .at(131)
        .event("Sub-L", LOCK_ACQUIRED, "RLock-1", "Add-L", 10 * MILLI, 1)
        .at(140)
        .line("Sub-L", "from 100 to " + left)
        .event("Sub-L", LOCK_RELEASED, "RLock-1", 9 * MILLI, 0)
        .at(195)
        .line("MainProcess", "balance " + balance);
  }

  private static List<String> problems(Story story) {
    return told(story).problems();
  }

  @Test
  void shouldSayWhatEachProcessDidToTheNumber() {
    Story story = locked(open(story(), -30), 0, 0);
    assertThat(told(story).lines())
        .containsExactly(
            "MainProcess: 1 add and 1 subtract, 100 times each, no lock",
            "Add: from 0 to 70 | +70, not +100",
            "Sub: from 70 to -30 | -100",
            "MainProcess: balance -30"
                + " | it should be 0: so many changes more were lost on one side than on the other",
            "MainProcess: the same again, with a lock",
            "Add-L: from 0 to 100 | +100; no wait",
            "Sub-L: from 100 to 0 | -100; waited 10 ms",
            "MainProcess: balance 0 | right: one process at a time");
    assertThat(problems(story)).isEmpty();
    assertThat(told(story).seen())
        .contains("200 changes", "a balance of -30 (round 1)", "1 process of 2", "it was 0");
  }

  @Test
  void shouldSayThatLuckBalancedItAndAcceptALaterRound() {
    Story story = locked(open(open(story(), 0), -30), 0, 0);
    assertThat(told(story).lines())
        .contains("MainProcess: balance 0 | right by luck, for nothing kept the processes apart");
    assertThat(problems(story)).isEmpty();
    assertThat(told(story).seen()).contains("(round 2)");
  }

  @Test
  void shouldMissARaceThatNeverShowed() {
    Story story = locked(open(open(story(), 0), 0), 0, 0);
    assertThat(problems(story))
        .containsExactly(
            "The race did not show: without a lock the balance was right in rounds=2; try more"
                + " turns.");
  }

  @Test
  void shouldFindALockThatDoesNotHelp() {
    assertThat(problems(locked(open(story(), -30), 5, 5)))
        .hasSize(2)
        .contains("The lock did not help: balance=5.")
        .anyMatch(problem -> problem.startsWith("Sub-L was disturbed under the lock"));
    assertThat(problems(open(story(), -30)))
        .containsExactly("Not one round with a lock came to its end: rounds=0.");
  }

  @Test
  void shouldFindTwoUnderTheLockAtOnce() {
    Story story = locked(open(story(), -30), 0, 0);
    story.at(125).event("Add", LOCK_ACQUIRED, "RLock-1", 0, 2);
    assertThat(problems(story)).contains("Add took the lock and did not give it back.");
  }

  @Test
  void shouldAnswerWithTheBalanceOfTheLastRoundWithoutALock() {
    Story story = locked(open(open(story(), 0), -30), 0, 0);
    assertThat(told(story).answer(0)).isEqualTo("-30");
    assertThat(told(story()).answer(0)).isEmpty();
  }
}
