package mpj.lessons.lesson3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import mpj.lessons.demo.Story;
import mpj.lessons.demo.Story.Told;
import mpj.multiprocessing.trace.EventKind;
import org.junit.jupiter.api.Test;

class ExitCodesNotesTest {
  private static final String MAIN = "MainProcess";

  private static Told told(Story story) {
    return story.to(ExitCodesNotes::new, Map.of("code", 7));
  }

  private static Story children(int faulty, int own, int terminated, int killed) {
    return new Story()
        .child("fine", 0, 100, 0)
        .child("faulty", 100, 200, faulty)
        .child("own-code", 200, 300, own)
        .child("terminated", 300, 400, terminated)
        .child("killed", 400, 500, killed);
  }

  private static Story ends(Story story, String name, int code) {
    return story
        .event(name, EventKind.PROCESS_ENDED, "", code, 0)
        .line(MAIN, name + " ended with " + code);
  }

  private static Story good() {
    Story story = children(1, 7, -15, -9);
    ends(story, "fine", 0);
    story.error("faulty", "Process faulty failed:");
    story.error("faulty", "java.lang.IllegalStateException: no more paper");
    ends(story, "faulty", 1);
    story.line("own-code", "calls System.exit(7)");
    ends(story, "own-code", 7);
    ends(story, "terminated", -15);
    return ends(story, "killed", -9);
  }

  @Test
  void shouldFindNothingWrongWithFiveEnds() {
    assertThat(told(good()).problems()).isEmpty();
  }

  @Test
  void shouldTranslateTheCodes() {
    assertThat(told(good()).lines())
        .containsExactly(
            MAIN + ": fine ended with 0 | all went well",
            "faulty: Process faulty failed: | on standard error: an exception that nobody caught",
            "faulty: java.lang.IllegalStateException: no more paper",
            MAIN + ": faulty ended with 1 | an exception ended it; 1 says no more than that",
            "own-code: calls System.exit(7)",
            MAIN + ": own-code ended with 7 | the program's own word",
            MAIN + ": terminated ended with -15 | below 0: signal 15, SIGTERM",
            MAIN + ": killed ended with -9 | below 0: signal 9, SIGKILL");
  }

  @Test
  void shouldFindOtherCodesAndWhatWasNotRead() {
    Story story = children(0, 3, 143, -9);
    ends(story, "fine", 0);
    story.line("own-code", "calls System.exit(7)");
    ends(story, "own-code", 3);
    assertThat(told(story).problems())
        .containsExactly(
            "faulty ended with exitCode=0, not with 1.",
            "own-code ended with exitCode=3, not with 7.",
            "terminated ended with exitCode=143, not with -15.",
            "The exception of faulty did not appear on standard error.",
            "The main process did not read the exit code of faulty.",
            "The main process did not read the exit code of terminated.",
            "The main process did not read the exit code of killed.");
  }

  @Test
  void shouldFindAMissingChild() {
    assertThat(told(new Story()).problems())
        .contains("There was no process of this name: name=fine.");
  }

  @Test
  void shouldSortTheEnds() {
    assertThat(told(good()).seen())
        .isEqualTo(
            "5 children, each with an end of its own. Well: 0 of fine. By the program itself:"
                + " 1 of faulty and 7 of own-code. By a signal: -15 of terminated and -9 of"
                + " killed. The parent lived through all of it.");
  }

  @Test
  void shouldAnswerWithTheCodeOfTheOneThatWasKilled() {
    assertThat(told(good()).answer(0)).isEqualTo("-9");
    assertThat(told(new Story()).answer(0)).isEmpty();
  }
}
