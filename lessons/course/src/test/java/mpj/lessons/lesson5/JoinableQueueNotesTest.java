package mpj.lessons.lesson5;

import static mpj.multiprocessing.trace.EventKind.QUEUE_GOT;
import static mpj.multiprocessing.trace.EventKind.QUEUE_JOINED;
import static mpj.multiprocessing.trace.EventKind.QUEUE_PUT;
import static mpj.multiprocessing.trace.EventKind.QUEUE_TASK_DONE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import mpj.lessons.demo.Story;
import mpj.lessons.demo.Story.Told;
import org.junit.jupiter.api.Test;

class JoinableQueueNotesTest {
  private static final String MAIN = "MainProcess";
  private static final String TASKS = "JoinableQueue-1";
  private static final String RESULTS = "SimpleQueue-1";
  private static final long MILLI = 1_000_000L;

  private static Told told(Story story) {
    return story.to(JoinableQueueNotes::new, Map.of("tasks", 2, "workers", 2));
  }

  private static Story put() {
    Story story = new Story().child("A", 0, 900).child("B", 0, 900);
    story.at(1).event(MAIN, QUEUE_PUT, TASKS, 0, 0).event(MAIN, QUEUE_PUT, TASKS, 0, 1);
    return story.line(MAIN, "all tasks are put");
  }

  private static Story takes(Story story, long at, String who, int task) {
    return story.at(at).event(who, QUEUE_GOT, TASKS, 0, task - 1).line(who, "took " + task);
  }

  private static Story does(Story story, long at, String who, int task) {
    story.at(at).event(who, QUEUE_PUT, RESULTS, 0, task - 1);
    return story.line(who, "did " + task).event(who, QUEUE_TASK_DONE, TASKS, 0, 0);
  }

  private static Story joined(Story story, long at) {
    story.at(at).event(MAIN, QUEUE_JOINED, TASKS, 99 * MILLI, 0);
    return story.line(MAIN, "all tasks are done");
  }

  private static Story result(Story story, int task, int square) {
    story.at(200).event(MAIN, QUEUE_GOT, RESULTS, 0, task - 1);
    return story.line(MAIN, "result: " + task + " * " + task + " = " + square);
  }

  private static Story good() {
    Story story = takes(takes(put(), 10, "A", 1), 20, "B", 2);
    joined(does(does(story, 50, "A", 1), 90, "B", 2), 100);
    return result(result(story, 1, 1), 2, 4);
  }

  private static List<String> problems(Story story) {
    return told(story).problems();
  }

  @Test
  void shouldSayWhatWaitsAndWhatIsInHand() {
    assertThat(problems(good())).isEmpty();
    assertThat(told(good()).lines())
        .containsExactly(
            "MainProcess: all tasks are put",
            "A: took 1 | 1 in the queue, 1 in hand",
            "B: took 2 | 0 in the queue, 2 in hand",
            "A: did 1",
            "B: did 2",
            "MainProcess: all tasks are done | waited 99 ms; the last task was taken 80 ms ago:"
                + " taken is not done",
            "MainProcess: result: 1 * 1 = 1 | from A",
            "MainProcess: result: 2 * 2 = 4 | from B");
    assertThat(told(good()).seen())
        .contains("2 workers did 2 tasks", "waited 99 ms", "all of them (2)");
  }

  @Test
  void shouldFindAWaitThatEndedTooEarly() {
    Story story = takes(takes(put(), 10, "A", 1), 20, "B", 2);
    does(joined(does(story, 50, "A", 1), 60), 90, "B", 2);
    assertThat(problems(result(result(story, 1, 1), 2, 4)))
        .containsExactly("Not as expected: tasks done after all were; expected=0 found=1.");
  }

  @Test
  void shouldFindATaskThatWasDoneTwiceAndAWrongResult() {
    Story story = result(takes(good(), 300, "A", 2), 2, 5);
    assertThat(problems(story))
        .containsExactly(
            "Not as expected: the tasks that were taken; expected=[1, 2] found=[1, 2, 2].",
            "Not as expected: the results; expected=[1 * 1 = 1, 2 * 2 = 4]"
                + " found=[1 * 1 = 1, 2 * 2 = 4, 2 * 2 = 5].");
  }

  @Test
  void shouldFindATaskThatNobodyDid() {
    Story story = takes(takes(put(), 10, "A", 1), 20, "B", 2);
    result(joined(does(story, 50, "A", 1), 60), 1, 1);
    assertThat(problems(story))
        .containsExactly("Not as expected: the tasks that were taken; expected=[1] found=[1, 2].");
    assertThat(problems(put()))
        .contains("No task was done.", "Not as expected: waits for all; expected=1 found=0.");
  }

  @Test
  void shouldAnswerHowManyTasksTheBusiestDid() {
    assertThat(told(good()).answer(0)).isEqualTo("1");
    Story story = takes(does(takes(put(), 10, "A", 1), 50, "A", 1), 60, "A", 2);
    assertThat(told(story).answer(0)).isEmpty();
    assertThat(told(joined(does(story, 90, "A", 2), 100)).answer(0)).isEqualTo("2");
  }
}
