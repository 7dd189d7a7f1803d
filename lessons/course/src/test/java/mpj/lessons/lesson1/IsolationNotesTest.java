package mpj.lessons.lesson1;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import mpj.lessons.demo.Story;
import mpj.lessons.demo.Story.Told;
import mpj.multiprocessing.trace.EventKind;
import org.junit.jupiter.api.Test;

class IsolationNotesTest {
  private static Story story(int hungry) {
    return new Story()
        .child("sibling", 0, 100)
        .child("hungry", 0, 50, hungry)
        .child("halting", 0, 50, 7)
        .child("victim", 0, 50, -9)
        .line("sibling", "step 1")
        .error("hungry", "java.lang.OutOfMemoryError: Java heap space")
        .at(10)
        .event("hungry", EventKind.PROCESS_ENDED, "", 1, 0)
        .event("victim", EventKind.PROCESS_ENDED, "", -9, 0)
        .at(20)
        .line("sibling", "step 2")
        .line("MainProcess", "hungry ended with 1")
        .line("MainProcess", "halting ended with 7")
        .line("MainProcess", "victim ended with -9")
        .line("sibling", "all others have ended; nothing was lost here: steps=2");
  }

  private static Told notes(Story story) {
    return story.to(IsolationNotes::new, Map.of("heap", 16));
  }

  @Test
  void shouldSayWhoNeverNoticed() {
    assertThat(notes(story(1)).lines())
        .contains(
            "sibling: step 2 | never noticed the end of hungry and victim",
            "MainProcess: victim ended with -9 | SIGKILL, from outside; no thread can be ended so");
    assertThat(notes(story(1)).problems()).isEmpty();
    assertThat(notes(story(1)).seen())
        .contains("hungry (1), halting (7) and victim (-9)", "2 steps of the sibling");
  }

  @Test
  void shouldFindAnotherEnd() {
    assertThat(notes(story(0)).problems())
        .containsExactly(
            "Not as expected: hungry's exit code; expected=OptionalInt[1] found=OptionalInt[0].");
  }

  @Test
  void shouldMissEverything() {
    assertThat(notes(new Story()).problems()).hasSize(7);
  }

  @Test
  void shouldAnswerHowManyEndedBadly() {
    assertThat(notes(story(1)).answer(0)).isEqualTo("3");
  }
}
