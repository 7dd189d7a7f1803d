package mpj.lessons.lesson6;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mpj.multiprocessing.trace.EventKind;
import org.junit.jupiter.api.Test;

class SquaresCommentaryTest {
  private static PoolStory done() {
    return new PoolStory("W1", "W2", "W3")
        .main("workers: 3")
        .given(0)
        .given(1)
        .event("W2", EventKind.PROCESS_STARTED, 0)
        .begins("W2", 0, "squares 1")
        .ends("W2", 0)
        .event("W1", EventKind.PROCESS_STARTED, 0)
        .begins("W2", 1, "squares 2")
        .ends("W2", 1);
  }

  private static List<String> problems(PoolStory story) {
    return new SquaresCommentary().check(story.recording());
  }

  @Test
  void shouldSayHowManyWorkersHadAnythingToDo() {
    PoolStory story = done().main("squares: [1, 4]");
    assertThat(problems(story)).isEmpty();
    assertThat(story.notes(new SquaresCommentary()))
        .containsExactly(
            "workers: 3 | they boot at the same time",
            "squares 1 | its first task; workers that run by now: 1",
            "squares 2 | its task no. 2; workers that run by now: 2",
            "squares: [1, 4] | 2 tasks, done by 1 worker");
    assertThat(new SquaresCommentary().seen(story.recording()))
        .startsWith("Of 2 tasks W2 did 2; 2 workers had none.");
  }

  @Test
  void shouldFindAWrongSquareAndAWorkerTooFew() {
    assertThat(problems(done().main("squares: [1, 2]")))
        .containsExactly("Not as expected: the squares; expected=[1, 4] found=[1, 2].");
    PoolStory two = new PoolStory("W1").main("workers: 2").given(0).given(1).begins("W1", 0);
    assertThat(problems(two.ends("W1", 0).main("squares: [1, 4]")))
        .contains("Not as expected: workers; expected=2 found=1.");
  }

  @Test
  void shouldCountTheNumbersOfAChunk() {
    PoolStory story = new PoolStory("W1").main("workers: 1").given(0, 2);
    story.begins("W1", 0, "squares 1");
    assertThat(problems(story.ends("W1", 0).main("squares: [1, 4]")))
        .containsExactly("Not as expected: numbers that were squared; expected=2 found=1.");
    assertThat(problems(story.line("W1", "squares 2"))).isEmpty();
  }

  @Test
  void shouldFindNothingGivenAndNothingDone() {
    assertThat(problems(new PoolStory())).contains("No task was given.");
    assertThat(problems(new PoolStory("W1").given(0)))
        .contains("Not as expected: tasks that were begun; expected=1 found=0.");
  }
}
