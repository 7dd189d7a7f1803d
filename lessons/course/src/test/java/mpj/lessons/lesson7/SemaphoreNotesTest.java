package mpj.lessons.lesson7;

import static mpj.multiprocessing.trace.EventKind.TASK_BEGAN;
import static mpj.multiprocessing.trace.EventKind.TASK_SUBMITTED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import mpj.lessons.demo.Story.Told;
import org.junit.jupiter.api.Test;

class SemaphoreNotesTest {
  private static final String IT = "ManagedSemaphore-1";

  private static ToldCalls begun() {
    return new ToldCalls("W1", "W2")
        .event(ToldCalls.MAIN, TASK_SUBMITTED, 2)
        .main("2 tasks, places: 1")
        .event("W1", TASK_BEGAN, 1)
        .event("W2", TASK_BEGAN, 1)
        .call("W1", IT)
        .line("W1", "begins task 1")
        .asks("W2", IT);
  }

  private static ToldCalls told() {
    return begun()
        .line("W1", "ends task 1")
        .call("W1", IT)
        .answer("W2", IT, 50)
        .line("W2", "begins task 2")
        .line("W2", "ends task 2")
        .call("W2", IT);
  }

  private static Told notes(ToldCalls story) {
    return story.to(SemaphoreNotes::new, Map.of("tasks", 2, "workers", 2, "places", 1));
  }

  @Test
  void shouldSayWhoMadeRoomForWhom() {
    assertThat(notes(told()).lines())
        .containsExactly(
            "2 tasks, places: 1",
            "begins task 1 | a place was free: the answer took 2 ms",
            "ends task 1 | 1 worker waits",
            "begins task 2 | waited 50 ms, until W1 had ended its task",
            "ends task 2 | 0 workers wait");
    assertThat(notes(told()).problems()).isEmpty();
    assertThat(notes(told()).seen())
        .contains("2 tasks were done by 2 workers in 1 place", "at most 1", "longest 50 ms");
  }

  @Test
  void shouldFindTwoInOnePlace() {
    ToldCalls story =
        begun()
            .answer("W2", IT, 50)
            .line("W2", "begins task 2")
            .line("W1", "ends task 1")
            .call("W1", IT)
            .line("W2", "ends task 2")
            .call("W2", IT);
    assertThat(notes(story).problems())
        .containsExactly(
            "Too many were at work at once: peak=2 places=1.",
            "Nobody had to wait: workers=2 places=1.");
  }

  @Test
  void shouldFindAPlaceThatWasKept() {
    assertThat(notes(begun()).problems())
        .contains(
            "Not as expected: places that were taken; expected=2 found=1.",
            "Not as expected: places that were given back; expected=2 found=0.");
  }

  @Test
  void shouldAnswerHowManyWereUnderWayAtOnce() {
    assertThat(notes(told()).answer(0)).isEqualTo("1");
  }

  @Test
  void shouldMissTheTasks() {
    assertThat(notes(new ToldCalls()).problems())
        .containsExactly(
            "Not as expected: servers that answered calls; expected=1 found=0.",
            "Not as expected: tasks that began; expected=2 found=0.",
            "Not as expected: tasks that ended; expected=2 found=0.",
            "Not as expected: places that were taken; expected=2 found=0.",
            "Not as expected: places that were given back; expected=2 found=0.");
  }
}
