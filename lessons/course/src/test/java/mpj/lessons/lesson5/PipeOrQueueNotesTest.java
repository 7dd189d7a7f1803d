package mpj.lessons.lesson5;

import static mpj.multiprocessing.trace.EventKind.PIPE_RECEIVED;
import static mpj.multiprocessing.trace.EventKind.PIPE_RECEIVE_WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import mpj.lessons.demo.Story;
import mpj.lessons.demo.Story.Told;
import org.junit.jupiter.api.Test;

class PipeOrQueueNotesTest {
  private static final String MAIN = "MainProcess";
  private static final String PIPE = "Pipe-1";

  private static Told told(Story story) {
    return story.to(PipeOrQueueNotes::new, Map.of("items", 2));
  }

  private static Story run(int inOrder, int received, int took) {
    Story story = new Story().child("taker-1", 0, 900).child("taker-2", 0, 900);
    story.event("taker-1", PIPE_RECEIVE_WAITING, PIPE, 0, 0);
    for (int i = 0; i < received; i++) {
      story.event("taker-1", PIPE_RECEIVED, PIPE, 5, i);
    }
    story.line(MAIN, "pipe: " + inOrder + " of 2 in order, 2.00 µs each");
    story.line(MAIN, "queue: 2 of 2 in order, 5.00 µs each");
    return story.line("taker-1", "took 1").line("taker-2", "took " + took);
  }

  private static List<String> problems(Story story) {
    return told(story).problems();
  }

  @Test
  void shouldCompareTheTwoWays() {
    Story good = run(2, 3, 1);
    assertThat(problems(good)).isEmpty();
    assertThat(told(good).lines())
        .containsExactly(
            "MainProcess: pipe: 2 of 2 in order, 2.00 µs each | found empty 1 time",
            "MainProcess: queue: 2 of 2 in order, 5.00 µs each | found empty 0 times; 2.5 times"
                + " the pipe's time",
            "taker-1: took 1",
            "taker-2: took 1");
    assertThat(told(good).seen())
        .contains("took 2.0 µs through the pipe and 5.0 µs", "2 children", "1 and 1");
  }

  @Test
  void shouldFindWhatCameOutOfOrderOrWasLostOrTakenTwice() {
    assertThat(problems(run(1, 3, 1)))
        .containsExactly("Not as expected: numbers in order; expected=2 found=1.");
    assertThat(problems(run(2, 2, 1)))
        .containsExactly("Not as expected: messages that left the pipe; expected=3 found=2.");
    assertThat(problems(run(2, 3, 2)))
        .containsExactly("Not as expected: numbers that were taken; expected=2 found=3.");
    assertThat(problems(new Story())).containsExactly("Nothing was measured.");
  }

  @Test
  void shouldAnswerHowManyNumbersTheChildrenGotTogether() {
    assertThat(told(run(2, 3, 1)).answer(0)).isEqualTo("2");
    assertThat(told(new Story()).answer(0)).isEmpty();
  }
}
