package mpj.lessons.lesson2;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import mpj.lessons.demo.Story;
import mpj.lessons.demo.Story.Told;
import org.junit.jupiter.api.Test;

class ArgumentsNotesTest {

  private static Told notes(Story story) {
    return story.to(ArgumentsNotes::new, Map.of("times", 2));
  }

  private static final String ADA = "Good morning, Ada! I am english";
  private static final String BLAISE = "Bonjour, Blaise! I am french";

  private static Story children() {
    return new Story().child("english", 0, 100).child("french", 0, 100);
  }

  private static Story good() {
    return children()
        .line("french", BLAISE)
        .line("english", ADA)
        .line("french", BLAISE)
        .line("english", ADA);
  }

  @Test
  void shouldPointOutNameAndArgumentsOnce() {
    assertThat(notes(good()).lines())
        .containsExactly(
            "french: " + BLAISE + " | name and arguments: chosen by its parent",
            "english: " + ADA + " | the same method, with other arguments",
            "french: " + BLAISE,
            "english: " + ADA);
    assertThat(notes(good()).problems()).isEmpty();
    assertThat(notes(good()).seen()).contains("english (pid 101) and french (pid 102), 4 lines");
  }

  @Test
  void shouldFindArgumentsThatWentToTheWrongChild() {
    Story story = children().line("english", BLAISE).line("french", BLAISE);
    assertThat(notes(story).problems())
        .containsExactly("english did not say \"" + ADA + "\": lines=[" + BLAISE + "].");
  }

  @Test
  void shouldMissALineAndAName() {
    Story lost = good().line("english", ADA);
    assertThat(notes(lost).problems())
        .singleElement()
        .asString()
        .startsWith("The children did not greet equally often");
    Story unnamed =
        new Story()
            .child("Process-1", 0, 100)
            .child("french", 0, 100)
            .line("Process-1", "Good morning, Ada! I am Process-1")
            .line("french", BLAISE);
    assertThat(notes(unnamed).problems())
        .singleElement()
        .asString()
        .startsWith("Process-1 did not say");
  }

  @Test
  void shouldMissASilentChild() {
    assertThat(notes(children()).problems()).hasSize(2);
  }

  @Test
  void shouldAnswerWhetherTheLinesAreMixed() {
    assertThat(notes(good()).answer(0)).isEqualTo("mixed");
    Story story = children().line("french", BLAISE).line("french", BLAISE).line("english", ADA);
    assertThat(notes(story).answer(0)).isEqualTo("one child after the other");
  }
}
