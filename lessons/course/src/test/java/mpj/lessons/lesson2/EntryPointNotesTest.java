package mpj.lessons.lesson2;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import mpj.lessons.demo.Story;
import mpj.lessons.demo.Story.Told;
import mpj.multiprocessing.trace.EventKind;
import org.junit.jupiter.api.Test;

class EntryPointNotesTest {

  private static Told notes(Story story) {
    return story.to(EntryPointNotes::new, Map.of());
  }

  private static final String CAUSE =
      "Caused by: java.lang.IllegalStateException: this process is still booting";

  private static Story wrong(int exitCode) {
    return new Story()
        .child("Process-1", 0, 100, exitCode)
        .child("Process-2", 110, 200)
        .at(90)
        .error("Process-1", "java.lang.ExceptionInInitializerError");
  }

  private static Story told(Story story, int exitCode) {
    return story
        .at(100)
        .event("Process-1", EventKind.PROCESS_ENDED, "", exitCode, 0)
        .line("MainProcess", "Process-1 has ended: exit code " + exitCode)
        .at(190)
        .line("Process-2", "hello from the right child")
        .event("Process-2", EventKind.PROCESS_ENDED, "", 0, 0)
        .line("MainProcess", "Process-2 has ended: exit code 0");
  }

  private static Story good() {
    return told(wrong(1).error("Process-1", CAUSE), 1);
  }

  @Test
  void shouldPointAtTheGuardsErrorAndWhatItMeant() {
    assertThat(notes(good()).lines())
        .containsExactly(
            "Process-1: java.lang.ExceptionInInitializerError",
            "Process-1: " + CAUSE + " | the start guard: still booting, so no child",
            "MainProcess: Process-1 has ended: exit code 1"
                + " | its task never began, and it has no child",
            "Process-2: hello from the right child | loading its class started nothing",
            "MainProcess: Process-2 has ended: exit code 0");
    assertThat(notes(good()).problems()).isEmpty();
    assertThat(notes(good()).seen()).startsWith("Process-1 needed");
  }

  @Test
  void shouldFindAGuardThatLetTheChildStart() {
    Story story = told(new Story().child("Process-1", 0, 100).child("Process-2", 110, 200), 0);
    assertThat(notes(story.line("Process-1", "hello from the wrong child")).problems())
        .containsExactly(
            "The child that tried to start another while booting did not end with exit code 1.",
            "The start guard's error was not printed.",
            "The task ran though its class could not be loaded.");
    Story more = good().grandchild("Process-1", "Process-1:1", 50, 90);
    assertThat(notes(more).problems()).containsExactly("There were children=3, not 2.");
  }

  @Test
  void shouldFindAnErrorThatIsNotTheGuards() {
    Story story = told(wrong(1).error("Process-1", "Caused by: java.lang.RuntimeException"), 1);
    assertThat(notes(story).problems()).containsExactly("The start guard's error was not printed.");
  }

  @Test
  void shouldFindACureThatFails() {
    Story story =
        new Story()
            .child("Process-1", 0, 100, 1)
            .child("Process-2", 110, 200, 1)
            .error("Process-1", CAUSE);
    assertThat(notes(told(story, 1)).problems())
        .containsExactly("Process-2 (pid=102) ended with exitCode=1, not with 0.");
  }

  @Test
  void shouldAnswerHowManyProcessesTheChildStarted() {
    assertThat(notes(good()).answer(0)).isEqualTo("none");
    Story more = good().grandchild("Process-1", "Process-1:1", 50, 90);
    assertThat(notes(more).answer(0)).isEqualTo("one");
    assertThat(notes(new Story()).answer(0)).isEmpty();
  }
}
