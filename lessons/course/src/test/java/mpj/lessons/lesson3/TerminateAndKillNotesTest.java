package mpj.lessons.lesson3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import mpj.lessons.demo.Story;
import mpj.lessons.demo.Story.Told;
import mpj.multiprocessing.trace.EventKind;
import org.junit.jupiter.api.Test;

class TerminateAndKillNotesTest {
  private static final String MAIN = "MainProcess";

  private static Told told(Story story) {
    return story.to(TerminateAndKillNotes::new, Map.of());
  }

  private static Story processes(int asked, int killed, int orphan, int taken) {
    return new Story()
        .child("asked", 0, 200, asked)
        .child("killed", 200, 400, killed)
        .child("mother", 400, 600, -9)
        .grandchild("mother", "mother:1", 500, 900, orphan)
        .child("father", 900, 1100, -9)
        .grandchild("father", "father:1", 1000, 1100, taken);
  }

  private static Story ended(Story story, String name, int code) {
    return story.event(name, EventKind.PROCESS_ENDED, "", code, 0);
  }

  private static Story good() {
    Story story = processes(0, -9, 0, -9);
    story.event("asked", EventKind.SIGNAL_HANDLED, "", 15, 0);
    story.line("asked", "asked to end: gives back what it borrowed");
    ended(story, "asked", 0).line(MAIN, "asked ended with 0; still borrowed: 0");
    ended(story, "killed", -9).line(MAIN, "killed ended with -9; still borrowed: 1");
    ended(story, "mother", -9).line("mother:1", "my parent mother is gone, and I am still here");
    story.line(MAIN, "mother ended; its child is still alive");
    ended(story, "mother:1", 0);
    ended(story, "father", -9);
    return ended(story, "father:1", -9).line(MAIN, "father ended; its child is gone, too");
  }

  @Test
  void shouldFindNothingWrongWhereEachSignalDidWhatItDoes() {
    assertThat(told(good()).problems()).isEmpty();
  }

  @Test
  void shouldSayWhoHandledWhatAndWhoIsLeft() {
    assertThat(told(good()).lines())
        .containsExactly(
            "asked: asked to end: gives back what it borrowed | the handler of SIGTERM",
            MAIN
                + ": asked ended with 0; still borrowed: 0"
                + " | not -15: the handler had the task end well",
            MAIN
                + ": killed ended with -9; still borrowed: 1"
                + " | no handler ran, and nobody gives it back now",
            "mother:1: my parent mother is gone, and I am still here"
                + " | its parent has ended; it runs on at this moment",
            MAIN
                + ": mother ended; its child is still alive"
                + " | mother:1 goes on: to end a process is not to end its children",
            MAIN
                + ": father ended; its child is gone, too"
                + " | killTree() ended it, too, by signal 9");
  }

  @Test
  void shouldFindASignalThatWasNotHandledAndOneThatWas() {
    Story story = processes(-15, 0, 0, -9);
    story.event("killed", EventKind.SIGNAL_HANDLED, "", 15, 0);
    story.line(MAIN, "asked ended with -15; still borrowed: 1");
    story.line(MAIN, "killed ended with 0; still borrowed: 0");
    assertThat(told(story).problems())
        .contains(
            "asked ended with exitCode=-15, not with 0.",
            "killed ended with exitCode=0, not with -9.",
            "SIGTERM did not reach the handler of asked.",
            "A handler ran in killed.",
            "asked did not write: asked to end.",
            "MainProcess did not write: asked ended with 0; still borrowed: 0.",
            "MainProcess did not write: killed ended with -9; still borrowed: 1.");
  }

  @Test
  void shouldFindAGrandchildThatDiedWithItsParentAndOneThatDidNot() {
    Story story = processes(0, -9, -9, 0);
    story.line(MAIN, "mother ended; its child is gone, too");
    story.line(MAIN, "father ended; its child is still alive");
    assertThat(told(story).problems())
        .contains(
            "mother:1 ended with exitCode=-9, not with 0.",
            "mother:1 did not write: my parent mother is gone.",
            "MainProcess did not write: mother ended; its child is still alive.",
            "father:1 ended with exitCode=0, not with -9.",
            "MainProcess did not write: father ended; its child is gone, too.");
  }

  @Test
  void shouldTellHowLongTheOrphanLived() {
    assertThat(told(good()).seen()).contains("for 300 ms");
  }

  @Test
  void shouldAnswerHowManyEndedBySigkill() {
    assertThat(told(good()).answer(0)).isEqualTo("4");
  }
}
