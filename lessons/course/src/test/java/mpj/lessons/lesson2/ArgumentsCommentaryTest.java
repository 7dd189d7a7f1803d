package mpj.lessons.lesson2;

import static org.assertj.core.api.Assertions.assertThat;

import mpj.lessons.Story;
import org.junit.jupiter.api.Test;

class ArgumentsCommentaryTest {
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
    assertThat(good().notes(new ArgumentsCommentary()))
        .containsExactly(
            "french: " + BLAISE + " | name and arguments: chosen by its parent",
            "english: " + ADA + " | the same method, with other arguments",
            "french: " + BLAISE,
            "english: " + ADA);
    assertThat(new ArgumentsCommentary().check(good().recording())).isEmpty();
    assertThat(new ArgumentsCommentary().seen(good().recording()))
        .contains("english (pid 101) and french (pid 102), 4 lines");
  }

  @Test
  void shouldFindArgumentsThatWentToTheWrongChild() {
    Story story = children().line("english", BLAISE).line("french", BLAISE);
    assertThat(new ArgumentsCommentary().check(story.recording()))
        .containsExactly("english did not say \"" + ADA + "\": lines=[" + BLAISE + "].");
  }

  @Test
  void shouldMissALineAndAName() {
    Story lost = good().line("english", ADA);
    assertThat(new ArgumentsCommentary().check(lost.recording()))
        .singleElement()
        .asString()
        .startsWith("The children did not greet equally often");
    Story unnamed =
        new Story()
            .child("Process-1", 0, 100)
            .child("french", 0, 100)
            .line("Process-1", "Good morning, Ada! I am Process-1")
            .line("french", BLAISE);
    assertThat(new ArgumentsCommentary().check(unnamed.recording()))
        .singleElement()
        .asString()
        .startsWith("Process-1 did not say");
  }

  @Test
  void shouldMissASilentChild() {
    assertThat(new ArgumentsCommentary().check(children().recording())).hasSize(2);
  }
}
