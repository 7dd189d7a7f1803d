package mpj.lessons.story;

import static mpj.multiprocessing.trace.EventKind.PROCESS_ENDED;
import static mpj.multiprocessing.trace.EventKind.TASK_BEGAN;
import static mpj.multiprocessing.trace.EventKind.TASK_ENDED;
import static mpj.multiprocessing.trace.EventKind.TASK_SUBMITTED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;
import org.junit.jupiter.api.Test;

class PoolStoryTest {
  private static final Actor MAIN = new Actor("MainProcess", 1);
  private static final Actor ONE = new Actor("PoolWorker-1", 2);
  private static final Actor OTHER = new Actor("PoolWorker-2", 3);

  private final Run run = new Run();
  private final PoolStory pool = run.onlyPool();
  private long now;

  private PoolStoryTest happens(Actor who, EventKind kind, long task, long value) {
    return at(who, kind, "Pool-1", task, value);
  }

  private PoolStoryTest at(Actor who, EventKind kind, String object, long task, long value) {
    run.event(new Event(++now, who, kind, object, null, value, task));
    return this;
  }

  private OutputLine line(Actor who, String text) {
    var line = new OutputLine(++now, who, false, text);
    run.line(line);
    return line;
  }

  private void twoTasks() {
    happens(MAIN, TASK_SUBMITTED, 0, 1).happens(MAIN, TASK_SUBMITTED, 1, 1);
    happens(ONE, TASK_BEGAN, 0, 0).happens(OTHER, TASK_BEGAN, 1, 0);
  }

  @Test
  void shouldKnowWhoIsInTheMiddleOfATask() {
    twoTasks();
    assertThat(pool.atWork()).containsExactly(ONE, OTHER);
    happens(OTHER, TASK_ENDED, 1, 0);
    assertThat(pool.atWork()).containsExactly(ONE);
    assertThat(pool.unended()).extracting(PoolStory.Task::number).containsExactly(0L);
    happens(ONE, PROCESS_ENDED, 0, -9);
    assertThat(pool.atWork()).isEmpty();
    assertThat(pool.unended()).hasSize(1);
  }

  @Test
  void shouldKnowATaskByItsNumberInWhateverOrderItsEventsCome() {
    happens(ONE, TASK_ENDED, 0, 1).happens(MAIN, TASK_SUBMITTED, 0, 4);
    happens(ONE, TASK_BEGAN, 0, 0);
    assertThat(pool.tasks()).hasSize(1);
    PoolStory.Task task = pool.newest().orElseThrow();
    assertThat(task.isFailed()).isTrue();
    assertThat(task.isUnended()).isFalse();
    assertThat(task.worker()).contains(ONE);
    assertThat(pool.noneFailed().problems()).containsExactly("Task no. 0 failed.");
  }

  @Test
  void shouldCountTheTasksOfEachWorker() {
    twoTasks();
    happens(OTHER, TASK_ENDED, 1, 0).happens(OTHER, TASK_BEGAN, 2, 0);
    assertThat(pool.shares()).isEqualTo(Map.of(ONE, 1, OTHER, 2));
    assertThat(pool.begunBy(OTHER)).isEqualTo(2);
    assertThat(pool.largestShare()).contains(2);
  }

  @Test
  void shouldFollowTheTasksThatWereGivenAfterALine() {
    twoTasks();
    line(MAIN, "part 2");
    Said heading = run.first("part {}").orElseThrow();
    happens(MAIN, TASK_SUBMITTED, 2, 1).happens(ONE, TASK_ENDED, 0, 0);
    happens(ONE, TASK_BEGAN, 2, 0).happens(ONE, TASK_ENDED, 2, 0);
    PoolStory part = pool.since(heading);
    assertThat(part.tasks()).extracting(PoolStory.Task::number).containsExactly(2L);
    assertThat(part.ended()).hasSize(1);
    assertThat(part.shares()).isEqualTo(Map.of(ONE, 1));
    assertThat(part.endedBy(heading)).isEmpty();
  }

  @Test
  void shouldFindTheTaskInWhichALineWasWritten() {
    twoTasks();
    OutputLine first = line(ONE, "in task 0");
    happens(ONE, TASK_ENDED, 0, 0).happens(ONE, TASK_BEGAN, 2, 0);
    OutputLine second = line(ONE, "in task 2");
    assertThat(pool.taskOf(first)).get().extracting(PoolStory.Task::number).isEqualTo(0L);
    assertThat(pool.taskOf(second)).get().extracting(PoolStory.Task::number).isEqualTo(2L);
    assertThat(pool.taskOf(line(MAIN, "in no task"))).isEmpty();
  }

  @Test
  void shouldFindTasksBegunTwiceOrNeverOrWithoutAnEnd() {
    twoTasks();
    happens(MAIN, TASK_SUBMITTED, 2, 1).happens(OTHER, TASK_ENDED, 1, 0);
    assertThat(pool.eachOnce().problems())
        .containsExactly(
            "Not as expected: tasks that were begun; expected=3 found=2.",
            "Task no. 0 did not come to its end.");
    assertThat(pool.waiting()).extracting(PoolStory.Task::number).containsExactly(2L);
    happens(OTHER, TASK_BEGAN, 0, 0);
    assertThat(pool.neverTwice().problems())
        .containsExactly("Not as expected: tasks that were begun twice; expected=0 found=1.");
  }

  @Test
  void shouldTellPoolsApart() {
    twoTasks();
    at(MAIN, TASK_SUBMITTED, "Pool-2", 0, 1);
    assertThat(run.pools()).extracting(PoolStory::object).containsExactly("Pool-1", "Pool-2");
    assertThat(pool.given()).hasSize(2);
    assertThat(run.pool("Pool-2").given()).hasSize(1);
  }
}
