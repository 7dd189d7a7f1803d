package mpj.lessons.lesson6;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import mpj.lessons.demo.Story.Told;
import mpj.multiprocessing.trace.EventKind;
import org.junit.jupiter.api.Test;

class WorkerDiesNotesTest {
  private static Told told(ToldPool story) {
    return story.to(WorkerDiesNotes::new, Map.of("tasks", 3, "workers", 2));
  }

  private static List<String> problems(ToldPool story) {
    return told(story).problems();
  }

  private static ToldPool killed(long bornAt, int exitCode) {
    ToldPool story = new ToldPool("W1").worker("W2", 0, 50, exitCode).worker("W3", bornAt, 900, 0);
    story.main("workers: [" + story.pid("W1") + ", " + story.pid("W2") + "]");
    story.given(0).given(1).given(2);
    story.begins("W2", 0, "begins task 0").begins("W1", 1, "begins task 1");
    return story.main("kills W2").at(50).event("W2", EventKind.PROCESS_ENDED, exitCode);
  }

  private static ToldPool rest(ToldPool story, String failure, int second) {
    story.at(60).ends("W1", 1).main("task 0 failed: " + failure).main("task 1 gives 1");
    story.begins("W3", 2, "begins task 2").ends("W3", 2);
    return story.main("task 2 gives " + second);
  }

  private static String failure(ToldPool story) {
    return "it ended: worker=W2 pid=" + story.pid("W2") + " signal=9 task=0";
  }

  @Test
  void shouldSayWhoWasAtWorkAndWhoCameForTheDead() {
    ToldPool story = killed(52, -9);
    rest(story, failure(story), 4);
    assertThat(problems(story)).isEmpty();
    assertThat(told(story).lines())
        .containsExactly(
            "workers: [101, 102]",
            "begins task 0",
            "begins task 1",
            "kills W2 | in the middle of task 0; 1 other is at work",
            "task 0 failed: " + failure(story) + " | signal 9 ended it 11 ms ago",
            "task 1 gives 1",
            "begins task 2 | a new worker, for W2",
            "task 2 gives 4");
    assertThat(told(story).seen())
        .startsWith("W2 was killed")
        .contains("The other 2 tasks came to their ends, and W3 was started 2 ms after its death");
  }

  @Test
  void shouldFindAWrongResultAndAFailureThatDoesNotSayWhoDied() {
    assertThat(problems(rest(killed(52, -9), "something", 5)))
        .containsExactly(
            "The failure does not say who died of what: something.",
            "Not as expected: the result of task 2; expected=4 found=5.");
  }

  @Test
  void shouldFindThatNobodyWasKilled() {
    ToldPool story = killed(52, 0);
    assertThat(problems(rest(story, failure(story), 4)))
        .containsExactly("Not as expected: workers that were killed; expected=1 found=0.");
  }

  @Test
  void shouldFindThatNobodyCameForTheDeadAndThatItsTaskWasRunAgain() {
    ToldPool story = killed(0, -9);
    assertThat(problems(rest(story, failure(story), 4))).containsExactly("Nobody came for W2.");
    ToldPool again = killed(52, -9);
    rest(again, failure(again), 4).begins("W3", 0).ends("W3", 0);
    assertThat(problems(again))
        .contains(
            "Not as expected: tasks that were begun twice; expected=0 found=1.",
            "Not as expected: tasks that came to no end; expected=1 found=0.");
  }

  @Test
  void shouldFindATaskOfWhichNothingIsTold() {
    ToldPool story = killed(52, -9).main("task 0 failed: " + "x");
    assertThat(problems(story))
        .contains(
            "Not as expected: tasks that came to no end; expected=1 found=2.",
            "Not as expected: tasks that were begun; expected=3 found=2.",
            "Not as expected: lines on tasks; expected=3 found=1.");
  }

  @Test
  void shouldAnswerWhatBecomesOfTheTask() {
    ToldPool story = killed(52, -9);
    assertThat(told(story).answer(0)).isEmpty();
    rest(story, failure(story), 4);
    assertThat(told(story).answer(0)).isEqualTo("it fails");
    assertThat(told(story.begins("W3", 0)).answer(0)).isEqualTo("another worker begins it again");
  }
}
