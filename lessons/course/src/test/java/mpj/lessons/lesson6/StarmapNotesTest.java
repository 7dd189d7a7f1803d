package mpj.lessons.lesson6;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import mpj.lessons.demo.Story.Told;
import org.junit.jupiter.api.Test;

class StarmapNotesTest {
  private static Told told(ToldPool story) {
    return story.to(StarmapNotes::new, Map.of("tasks", 2));
  }

  private static List<String> problems(ToldPool story) {
    return told(story).problems();
  }

  private static ToldPool areas(String result) {
    return new ToldPool("W1", "W2")
        .given(0)
        .given(1)
        .begins("W1", 0, "area of 2 x 3")
        .ends("W1", 0)
        .begins("W1", 1, "area of 4 x 5")
        .ends("W1", 1)
        .main("areas: " + result)
        .given(2)
        .given(3);
  }

  private static ToldPool volumes(ToldPool story, String result) {
    return story
        .at(20)
        .main("main goes on")
        .begins("W2", 2, "volume of 2 x 3 x 4")
        .ends("W2", 2)
        .begins("W1", 3, "volume of 4 x 5 x 6")
        .ends("W1", 3)
        .at(120)
        .main("volumes: " + result);
  }

  @Test
  void shouldCountArgumentsAndTasks() {
    ToldPool story = volumes(areas("[6, 20]"), "[24, 120]");
    assertThat(problems(story)).isEmpty();
    assertThat(told(story).lines())
        .containsExactly(
            "area of 2 x 3 | 2 arguments; its task no. 1",
            "area of 4 x 5 | 2 arguments; its task no. 2",
            "areas: [6, 20] | in the order of the pairs; main waited for all",
            "main goes on | of the second map done: 0 tasks",
            "volume of 2 x 3 x 4 | 3 arguments; its task no. 1",
            "volume of 4 x 5 x 6 | 3 arguments; its task no. 3",
            "volumes: [24, 120] | one result for 2 tasks");
    assertThat(told(story).seen())
        .startsWith("2 pairs")
        .contains("and 2 triples", "100 ms before it had the list");
  }

  @Test
  void shouldFindWrongProductsAndThoseThatAreMissing() {
    assertThat(problems(volumes(areas("[6, 21]"), "[24]")))
        .containsExactly(
            "Not as expected: the areas; expected=[6, 20] found=[6, 21].",
            "Not as expected: the volumes; expected=[24, 120] found=[24].");
    assertThat(problems(areas("[6, 20]")))
        .contains(
            "Not as expected: volumes; expected=2 found=0.",
            "Not as expected: lines of main going on; expected=1 found=0.");
    assertThat(problems(new ToldPool())).contains("No area was worked out.");
  }

  @Test
  void shouldAnswerHowManyVolumesAreDoneWhenTheCallReturns() {
    assertThat(told(volumes(areas("[6, 20]"), "[24, 120]")).answer(0)).isEqualTo("0");
    ToldPool late = areas("[6, 20]").begins("W1", 2).ends("W1", 2).main("main goes on");
    assertThat(told(late).answer(0)).isEqualTo("1");
    assertThat(told(areas("[6, 20]")).answer(0)).isEmpty();
  }
}
