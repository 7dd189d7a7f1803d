package mpj.lessons.lesson2;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import mpj.lessons.demo.Story;
import mpj.lessons.demo.Story.Told;
import org.junit.jupiter.api.Test;

class ExtendProcessNotesTest {

  private static Told notes(Story story) {
    return story.to(ExtendProcessNotes::new, Map.of("last", 10));
  }

  private static Story told(String low, String high, String main) {
    return new Story()
        .child("low", 0, 100)
        .child("high", 0, 100)
        .line("high", high)
        .line("low", low)
        .line("MainProcess", main);
  }

  private static Story good() {
    return told(
        "adds up 1 to 5: sum=15", "adds up 6 to 10: sum=40", "has low.sum=0 and high.sum=0");
  }

  @Test
  void shouldSayWhichProcessWorkedOnWhichCopy() {
    assertThat(notes(good()).lines())
        .containsExactly(
            "high: adds up 6 to 10: sum=40 | run() in pid 102, on its copy of the object",
            "low: adds up 1 to 5: sum=15 | run() in pid 101, on its copy of the object",
            "MainProcess: has low.sum=0 and high.sum=0"
                + " | run() never ran here: they are as they were made");
    assertThat(notes(good()).problems()).isEmpty();
    assertThat(notes(good()).seen()).contains("low found 15", "high found 40", "together 55");
  }

  @Test
  void shouldMissASumThatIsWrong() {
    Story story =
        told("adds up 1 to 5: sum=14", "adds up 6 to 10: sum=40", "has low.sum=0 and high.sum=0");
    assertThat(notes(story).problems()).containsExactly("low added up wrongly: sum=14.");
  }

  @Test
  void shouldFindThatTheParentsObjectChanged() {
    Story story =
        told("adds up 1 to 5: sum=15", "adds up 6 to 10: sum=40", "has low.sum=15 and high.sum=40");
    assertThat(notes(story).problems())
        .singleElement()
        .asString()
        .startsWith("MainProcess did not write [has low.sum=0 and high.sum=0]");
  }

  @Test
  void shouldMissAChildThatDidNotRun() {
    Story story =
        new Story().child("low", 0, 1).line("MainProcess", "has low.sum=0 and high.sum=0");
    assertThat(notes(story).problems())
        .contains("There were children=1, not 2.")
        .anyMatch(problem -> problem.startsWith("low did not write [adds up]"));
  }

  @Test
  void shouldAnswerWhatIsInMainsObject() {
    assertThat(notes(good()).answer(0)).isEqualTo("0");
  }
}
