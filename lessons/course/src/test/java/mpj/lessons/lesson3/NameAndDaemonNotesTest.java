package mpj.lessons.lesson3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import mpj.lessons.demo.Story;
import mpj.lessons.demo.Story.Told;
import org.junit.jupiter.api.Test;

class NameAndDaemonNotesTest {
  private static final String MAIN = "MainProcess";

  private static Told notes(Story story) {
    return story.to(NameAndDaemonNotes::new, Map.of("millis", 300));
  }

  private static Story processes(long parentEnd, long workerEnd, long daemonEnd, int daemonCode) {
    return new Story()
        .child("gardener", 0, 80)
        .child("Process-1", 100, parentEnd)
        .grandchild("Process-1", "Process-1:2", 200, daemonEnd, daemonCode)
        .grandchild("Process-1", "Process-1:1", 290, workerEnd);
  }

  private static Story told(Story story) {
    return story
        .line(MAIN, "my children are called gardener and Process-1")
        .line("gardener", "I am gardener")
        .at(180)
        .line("Process-1", "I am Process-1")
        .at(280)
        .line("Process-1:2", "I am Process-1:2")
        .at(300)
        .line("Process-1", "Process-1:1: isDaemon=false")
        .line("Process-1", "Process-1:2: isDaemon=true")
        .line("Process-1", "my task is done")
        .at(380)
        .line("Process-1:2", "serves, turn 1")
        .at(400)
        .line("Process-1:1", "I am Process-1:1");
  }

  private static Story good() {
    return told(processes(710, 705, 715, -9))
        .at(700)
        .line("Process-1:1", "my task is done")
        .at(716)
        .line(MAIN, "Process-1 has ended");
  }

  @Test
  void shouldFindNothingWrongWithAWorkerThatIsWaitedForAndADaemonThatIsNot() {
    assertThat(notes(good()).problems()).isEmpty();
  }

  @Test
  void shouldSayWhereNamesComeFromAndWhoIsWaitedFor() {
    assertThat(notes(good()).lines())
        .containsExactly(
            MAIN
                + ": my children are called gardener and Process-1"
                + " | one name given, one made up",
            "gardener: I am gardener | the name that it was given",
            "Process-1: I am Process-1 | a default name",
            "Process-1:2: I am Process-1:2 | child number 2 of Process-1",
            "Process-1: Process-1:1: isDaemon=false",
            "Process-1: Process-1:2: isDaemon=true | nobody will wait for this one",
            "Process-1: my task is done"
                + " | it called no join, and yet its process stays for the worker",
            "Process-1:2: serves, turn 1"
                + " | its parent's task is done, its parent's process is not",
            "Process-1:1: I am Process-1:1 | child number 1 of Process-1",
            "Process-1:1: my task is done | now its parent can end",
            MAIN + ": Process-1 has ended");
  }

  @Test
  void shouldFindAParentThatDidNotWait() {
    Story story = told(processes(500, 705, 510, -9)).at(700).line("Process-1:1", "my task is done");
    assertThat(notes(story).problems()).containsExactly("The parent did not wait for its worker.");
  }

  @Test
  void shouldFindADaemonThatEndedTooEarlyOrByItself() {
    Story early = told(processes(710, 705, 290, -9)).line("Process-1:1", "my task is done");
    assertThat(notes(early).problems())
        .containsExactly("The daemon ended before its parent's task.");
    Story well = told(processes(710, 705, 715, 0)).line("Process-1:1", "my task is done");
    assertThat(notes(well).problems()).containsExactly("The daemon ended by itself: exitCode=0.");
  }

  @Test
  void shouldFindAWorkerCutShortAndAWrongName() {
    Story story = told(processes(710, 705, 715, -9)).child("Process-2", 0, 10);
    assertThat(notes(story).problems())
        .containsExactly(
            "Process-2 did not say its name.", "The worker did not come to the end of its task.");
  }

  @Test
  void shouldFindThatThereWasNoFamily() {
    assertThat(notes(new Story()).problems())
        .contains(
            "There was no process of this name: name=gardener.",
            "There was no worker beside a daemon.");
    assertThat(notes(new Story()).seen()).isEqualTo("There was no worker beside a daemon.");
  }

  @Test
  void shouldTellHowLongTheParentWaited() {
    assertThat(notes(good()).seen())
        .contains("410 ms before its process ended", "Process-1:1", "5 ms after its parent");
  }

  @Test
  void shouldAnswerForWhomTheParentStays() {
    assertThat(notes(good()).answer(0)).isEqualTo("for the worker");
    assertThat(notes(told(processes(500, 705, 510, -9))).answer(0)).isEqualTo("for neither");
    assertThat(notes(told(processes(710, 705, 700, 0))).answer(0)).isEqualTo("for both");
    assertThat(notes(new Story()).answer(0)).isEmpty();
  }
}
