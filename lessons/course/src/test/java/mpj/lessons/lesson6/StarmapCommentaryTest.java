package mpj.lessons.lesson6;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StarmapCommentaryTest {
  private static PoolStory areas(String result) {
    return new PoolStory("W1", "W2")
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

  private static PoolStory volumes(PoolStory story, String result) {
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

  private static List<String> problems(PoolStory story) {
    return new StarmapCommentary().check(story.recording());
  }

  @Test
  void shouldCountArgumentsAndTasks() {
    PoolStory story = volumes(areas("[6, 20]"), "[24, 120]");
    assertThat(problems(story)).isEmpty();
    assertThat(story.notes(new StarmapCommentary()))
        .containsExactly(
            "area of 2 x 3 | 2 arguments; its task no. 1",
            "area of 4 x 5 | 2 arguments; its task no. 2",
            "areas: [6, 20] | in the order of the pairs; main waited for all",
            "main goes on | of the second map done: 0 tasks",
            "volume of 2 x 3 x 4 | 3 arguments; its task no. 1",
            "volume of 4 x 5 x 6 | 3 arguments; its task no. 3",
            "volumes: [24, 120] | one result for 2 tasks");
    assertThat(new StarmapCommentary().seen(story.recording()))
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
    assertThat(problems(new PoolStory())).contains("No area was worked out.");
  }
}
