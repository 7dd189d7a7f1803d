package mpj.lessons.lesson6;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import mpj.lessons.demo.Story.Told;
import org.junit.jupiter.api.Test;

class ChunksNotesTest {
  private static Told told(ToldPool story) {
    return story.to(ChunksNotes::new, Map.of("items", 4));
  }

  private static List<String> problems(ToldPool story) {
    return told(story).problems();
  }

  private int next;

  /** A map by two workers, the second of which is done so many milliseconds after the first. */
  private ToldPool map(ToldPool story, long at, int later, int... items) {
    story.at(at);
    int first = next;
    for (int count : items) {
      story.given(next++, count);
    }
    for (int task = first; task < next; task++) {
      story.begins(task == next - 1 ? "W2" : "W1", task);
    }
    story.at(at + 20);
    for (int task = first; task < next - 1; task++) {
      story.ends("W1", task).at(at + 20);
    }
    return story.at(at + 20 + later).ends("W2", next - 1);
  }

  private ToldPool tiny() {
    ToldPool story = new ToldPool("W1", "W2").main("1: many tiny items");
    map(map(story, 10, 0, 1, 1, 1, 1), 40, 0, 1, 1, 1, 1).main("chunks of 1: tasks=4, 8.00 ms");
    map(story, 100, 0, 2, 2).main("chunks of 2: tasks=2, 4.00 ms");
    return map(story, 150, 0, 3, 1).main("chunks of 3: tasks=2, 2.00 ms");
  }

  private ToldPool few(ToldPool story) {
    story.at(200).main("2: few long items");
    map(story, 210, 7, 1, 1, 1, 1).main("chunks of 1: tasks=4, 40.00 ms");
    map(story, 300, 20, 2, 2).main("chunks of 2: tasks=2, 45.00 ms");
    return map(story, 400, 50, 3, 1).main("chunks of 3: tasks=2, 60.00 ms");
  }

  @Test
  void shouldSayWhatAnItemCostsAndForHowLongAWorkerWasIdle() {
    ToldPool story = few(tiny());
    assertThat(problems(story)).isEmpty();
    assertThat(told(story).lines())
        .containsExactly(
            "1: many tiny items",
            "chunks of 1: tasks=4, 8.00 ms | 2000.0 µs for each item",
            "chunks of 2: tasks=2, 4.00 ms | 1000.0 µs for each item, 2.0 times as fast",
            "chunks of 3: tasks=2, 2.00 ms | 500.0 µs for each item, 4.0 times as fast",
            "2: few long items",
            "chunks of 1: tasks=4, 40.00 ms | one worker idle at the end for 7 ms",
            "chunks of 2: tasks=2, 45.00 ms | one worker idle at the end for 20 ms",
            "chunks of 3: tasks=2, 60.00 ms | one worker idle at the end for 50 ms");
    assertThat(told(story).seen())
        .contains("8 ms in chunks of 1, 4 ms in chunks of 2 and 2 ms in chunks of 3")
        .contains("7 ms with chunks of 1, 20 ms with chunks of 2 and 50 ms with chunks of 3");
  }

  @Test
  void shouldFindASizeThatWasNotMeasured() {
    assertThat(problems(tiny()))
        .containsExactly("Not as expected: sizes of long chunks; expected=3 found=0.");
  }

  @Test
  void shouldFindTasksOfAnotherSizeOrNumber() {
    ToldPool story = new ToldPool("W1", "W2").main("1: many tiny items");
    map(story, 10, 0, 2, 2, 2).main("chunks of 2: tasks=2, 4.00 ms");
    map(story, 50, 0, 2, 2).main("chunks of 3: tasks=2, 4.00 ms");
    assertThat(problems(story))
        .contains(
            "Not the tasks that were measured: 4 ms in chunks of 2; given=3 largest=2.",
            "Not the tasks that were measured: 4 ms in chunks of 3; given=2 largest=2.",
            "Not as expected: sizes of tiny chunks; expected=3 found=2.");
  }

  @Test
  void shouldAnswerWhichSizesAreFastest() {
    Told told = told(few(tiny()));
    assertThat(told.answer(0)).isEqualTo("3");
    assertThat(told.answer(1)).isEqualTo("1");
    assertThat(told(tiny()).answer(1)).isEmpty();
  }
}
