package mpj.lessons.lesson7;

import static mpj.multiprocessing.trace.EventKind.TASK_BEGAN;
import static mpj.multiprocessing.trace.EventKind.TASK_SUBMITTED;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SemaphoreCommentaryTest {
  private static final String IT = "ManagedSemaphore-1";

  private static CallStory begun() {
    return new CallStory("W1", "W2")
        .event(CallStory.MAIN, TASK_SUBMITTED, 2)
        .main("2 tasks, places: 1")
        .event("W1", TASK_BEGAN, 1)
        .event("W2", TASK_BEGAN, 1)
        .call("W1", IT)
        .line("W1", "begins task 1")
        .asks("W2", IT);
  }

  private static CallStory told() {
    return begun()
        .line("W1", "ends task 1")
        .call("W1", IT)
        .answer("W2", IT, 50)
        .line("W2", "begins task 2")
        .line("W2", "ends task 2")
        .call("W2", IT);
  }

  @Test
  void shouldSayWhoMadeRoomForWhom() {
    assertThat(told().notes(new SemaphoreCommentary()))
        .containsExactly(
            "2 tasks, places: 1",
            "begins task 1 | a place was free: the answer took 2 ms",
            "ends task 1 | 1 worker waits",
            "begins task 2 | waited 50 ms, until W1 had ended its task",
            "ends task 2 | 0 workers wait");
    assertThat(new SemaphoreCommentary().check(told().recording())).isEmpty();
    assertThat(new SemaphoreCommentary().seen(told().recording()))
        .contains("2 tasks were done by 2 workers in 1 place", "at most 1", "longest 50 ms");
  }

  @Test
  void shouldFindTwoInOnePlace() {
    CallStory story =
        begun()
            .answer("W2", IT, 50)
            .line("W2", "begins task 2")
            .line("W1", "ends task 1")
            .call("W1", IT)
            .line("W2", "ends task 2")
            .call("W2", IT);
    assertThat(new SemaphoreCommentary().check(story.recording()))
        .containsExactly(
            "Too many were at work at once: peak=2 places=1.",
            "Nobody had to wait: workers=2 places=1.");
  }

  @Test
  void shouldFindAPlaceThatWasKept() {
    assertThat(new SemaphoreCommentary().check(begun().recording()))
        .contains(
            "Not as expected: places that were taken; expected=2 found=1.",
            "Not as expected: places that were given back; expected=2 found=0.");
  }
}
