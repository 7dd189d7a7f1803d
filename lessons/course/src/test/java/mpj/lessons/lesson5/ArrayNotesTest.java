package mpj.lessons.lesson5;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import mpj.lessons.demo.Story;
import mpj.lessons.demo.Story.Told;
import org.junit.jupiter.api.Test;

class ArrayNotesTest {
  private static final String MAIN = "MainProcess";

  private static Told told(Story story) {
    return story.to(ArrayNotes::new, Map.of("length", 3));
  }

  private static Story show(Story story, String who, String shared, String ordinary) {
    return story.line(who, "shared:   " + shared).line(who, "ordinary: " + ordinary);
  }

  private static Story run(String copy, String shared, String ordinary) {
    Story story = new Story().child("negater", 0, 100);
    show(story, MAIN, "[0, 1, 2]", "[0, 1, 2]");
    show(story, "negater", "[0, -1, -2]", copy);
    return show(story, MAIN, shared, ordinary);
  }

  private static List<String> problems(Story story) {
    return told(story).problems();
  }

  @Test
  void shouldSayWhichArrayIsOneAndWhichIsTwo() {
    Story good = run("[0, -1, -2]", "[0, -1, -2]", "[0, 1, 2]");
    assertThat(problems(good)).isEmpty();
    assertThat(told(good).lines())
        .containsExactly(
            "MainProcess: shared:   [0, 1, 2]",
            "MainProcess: ordinary: [0, 1, 2]",
            "negater: shared:   [0, -1, -2] | changed in place",
            "negater: ordinary: [0, -1, -2] | the child's copy",
            "MainProcess: shared:   [0, -1, -2] | what the child wrote",
            "MainProcess: ordinary: [0, 1, 2] | main's own, which no child sees");
    assertThat(told(good).seen()).contains("2 negative numbers, in its ordinary one 0");
  }

  @Test
  void shouldFindAnArrayThatWasNotSharedAndOneThatWas() {
    assertThat(problems(run("[0, -1, -2]", "[0, -1, 2]", "[0, 1, 2]")))
        .containsExactly(
            "Not as expected: the shared array in the end;"
                + " expected=[0, -1, -2] found=[0, -1, 2].");
    assertThat(problems(run("[0, 1, 2]", "[0, -1, -2]", "[0, -1, -2]")))
        .containsExactly(
            "Not as expected: the child's copy; expected=[0, -1, -2] found=[0, 1, 2].",
            "Not as expected: main's ordinary array in the end;"
                + " expected=[0, 1, 2] found=[0, -1, -2].");
  }

  @Test
  void shouldMissTheArrayAltogether() {
    assertThat(problems(new Story())).containsExactly("There was no array: numbers=[].");
  }

  @Test
  void shouldAnswerHowManyNumbersHaveChangedInMain() {
    assertThat(told(run("[0, -1, -2]", "[0, -1, -2]", "[0, 1, 2]")).answer(0)).isEqualTo("0");
    assertThat(told(run("[0, -1, -2]", "[0, -1, -2]", "[0, -1, -2]")).answer(0)).isEqualTo("2");
    assertThat(told(new Story()).answer(0)).isEmpty();
  }
}
