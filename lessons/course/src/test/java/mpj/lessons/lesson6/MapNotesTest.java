package mpj.lessons.lesson6;

import static mpj.multiprocessing.trace.EventKind.TASK_BEGAN;
import static mpj.multiprocessing.trace.EventKind.TASK_ENDED;
import static mpj.multiprocessing.trace.EventKind.TASK_SUBMITTED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import mpj.lessons.demo.Story;
import mpj.lessons.demo.Story.Told;
import org.junit.jupiter.api.Test;

class MapNotesTest {
  private static Told told(Story story) {
    return story.to(MapNotes::new, Map.of("items", 3, "workers", 2));
  }

  private static Story submitted(int tasks) {
    Story story = new Story().child("W1", 0, 900).child("W2", 0, 900);
    for (int i = 1; i <= tasks; i++) {
      story.event("MainProcess", TASK_SUBMITTED, "Pool-1", 1, i);
    }
    return story;
  }

  private static Story begins(Story story, String who, int number) {
    return story.event(who, TASK_BEGAN, "Pool-1", 0, number + 1).line(who, "takes " + number);
  }

  private static Story ends(Story story, String who, int number, int failed) {
    return story.event(who, TASK_ENDED, "Pool-1", failed, number + 1);
  }

  private static Story three(String secondWorker, String result) {
    Story story = submitted(3);
    begins(story, "W1", 0);
    begins(story, secondWorker, 1);
    ends(story, secondWorker, 1, 0);
    ends(story, "W1", 0, 0);
    begins(story, "W1", 2);
    ends(story, "W1", 2, 0);
    return story.line("MainProcess", "result " + result);
  }

  @Test
  void shouldSayWhoTookWhatAndWhoElseWasBusy() {
    Story story = three("W2", "[0, 2, 4]");
    assertThat(told(story).lines())
        .containsExactly(
            "W1: takes 0 | its first task",
            "W2: takes 1 | its first task; 1 other is busy",
            "W1: takes 2 | its task no. 2",
            "MainProcess: result [0, 2, 4]"
                + " | in the order of the numbers, although the tasks did not end in that order");
    assertThat(told(story).problems()).isEmpty();
    assertThat(told(story).seen()).contains("2 tasks by W1 and 1 task by W2");
  }

  @Test
  void shouldFindAWrongResult() {
    assertThat(told(three("W2", "[2, 0, 4]")).problems())
        .containsExactly("Not as expected: the result; expected=[0, 2, 4] found=[2, 0, 4].");
  }

  @Test
  void shouldMissASecondWorker() {
    assertThat(told(three("W1", "[0, 2, 4]")).problems())
        .containsExactly("Fewer than two workers took part: workers=1.");
  }

  @Test
  void shouldFindATaskDoneTwice() {
    Story story = begins(three("W2", "[0, 2, 4]"), "W2", 2);
    assertThat(told(story).problems())
        .containsExactly(
            "Not as expected: the numbers that were taken; expected=[0, 1, 2] found=[0, 1, 2, 2].",
            "Not as expected: tasks that were begun twice; expected=0 found=1.",
            "Not as expected: tasks that were begun; expected=3 found=4.");
  }

  @Test
  void shouldFindATaskThatFailedAndOneThatWasNeverBegunAndOneThatDidNotEnd() {
    Story story = submitted(4);
    begins(story, "W1", 0);
    ends(story, "W1", 0, 0);
    begins(story, "W2", 1);
    ends(story, "W2", 1, 1);
    begins(story, "W2", 2);
    assertThat(told(story).problems())
        .contains(
            "Task no. 2 failed.",
            "Not as expected: tasks that were begun; expected=4 found=3.",
            "Task no. 3 did not come to its end.");
  }

  @Test
  void shouldAnswerHowManyTheBusiestDoes() {
    assertThat(told(three("W2", "[0, 2, 4]")).answer(0)).isEqualTo("2");
    assertThat(told(submitted(3)).answer(0)).isEmpty();
  }
}
