package mpj.lessons.lesson6;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import mpj.lessons.demo.Story.Told;
import mpj.multiprocessing.trace.EventKind;
import org.junit.jupiter.api.Test;

class RecycleNotesTest {
  private static Told told(ToldPool story) {
    return story.to(RecycleNotes::new, Map.of("workers", 1, "most", 2, "tasks", 3));
  }

  private static List<String> problems(ToldPool story) {
    return told(story).problems();
  }

  private static ToldPool first() {
    ToldPool story = new ToldPool().worker("W1", 0, 50, 0).worker("W2", 11, 900, 0);
    return story
        .main("workers: [" + story.pid("W1") + "]")
        .given(0)
        .given(1)
        .given(2)
        .line("W1", "makes its table")
        .begins("W1", 0, "looks up 0, used=1")
        .ends("W1", 0)
        .begins("W1", 1, "looks up 1, used=2")
        .ends("W1", 1)
        .event("W1", EventKind.PROCESS_ENDED, 0);
  }

  private static ToldPool second(ToldPool story, int used) {
    return story
        .begins("W2", 2, "looks up 2, used=" + used)
        .ends("W2", 2)
        .main("squares: [0, 1, 4]")
        .main("workers: [" + story.pid("W2") + "]");
  }

  @Test
  void shouldSayWhoIsNewAndWhoFindsItsTable() {
    ToldPool story = second(first().line("W2", "makes its table"), 1);
    assertThat(problems(story)).isEmpty();
    assertThat(told(story).lines())
        .containsExactly(
            "workers: [101]",
            "makes its table | before its first task",
            "looks up 0, used=1 | its first task",
            "looks up 1, used=2 | the same table",
            "makes its table | a new worker; W1 has ended",
            "looks up 2, used=1 | its first task",
            "squares: [0, 1, 4]",
            "workers: [102] | others than before");
    assertThat(told(story).seen())
        .startsWith("3 tasks, 2 workers: W1 did 2 and W2 did 1. Whoever had done 2 was replaced")
        .contains("made 2 times");
  }

  @Test
  void shouldFindAWorkerWithoutATableAndOneThatFoundAnothersWork() {
    assertThat(problems(second(first(), 3)))
        .containsExactly(
            "W2 had no table.",
            "Not as expected: how often W2 used its table; expected=1 found=3.");
  }

  @Test
  void shouldFindATableMadeTwiceAndAResultThatIsMissing() {
    ToldPool story = first().line("W1", "makes its table").line("W2", "makes its table");
    story.begins("W2", 2, "looks up 2, used=1").ends("W2", 2).main("squares: [0, 1]");
    assertThat(problems(story))
        .containsExactly("Not as expected: results; expected=3 found=2.", "W1 did it twice.");
  }

  @Test
  void shouldFindNoWorkerReplacedAndOneReplacedTooEarly() {
    ToldPool one = new ToldPool("W1").main("workers: [101]").given(0);
    one.line("W1", "makes its table").begins("W1", 0, "looks up 0, used=1").ends("W1", 0);
    assertThat(problems(one.main("squares: [0]")))
        .containsExactly("No worker was replaced: workers=1.");
    ToldPool three = new ToldPool("W1", "W2", "W3").main("workers: [101]").given(0);
    three.line("W1", "makes its table").begins("W1", 0, "looks up 0, used=1").ends("W1", 0);
    assertThat(problems(three.main("squares: [0]")))
        .containsExactly("A worker was replaced too early: full=0.");
  }

  @Test
  void shouldAnswerHowManyWorkersThereAreInAll() {
    assertThat(told(second(first(), 1)).answer(0)).isEqualTo("2");
  }
}
