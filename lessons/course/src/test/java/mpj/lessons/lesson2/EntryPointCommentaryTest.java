package mpj.lessons.lesson2;

import static org.assertj.core.api.Assertions.assertThat;

import mpj.lessons.Story;
import mpj.multiprocessing.trace.EventKind;
import org.junit.jupiter.api.Test;

class EntryPointCommentaryTest {
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
    assertThat(good().notes(new EntryPointCommentary()))
        .containsExactly(
            "Process-1: java.lang.ExceptionInInitializerError",
            "Process-1: " + CAUSE + " | the start guard: still booting, so no child",
            "MainProcess: Process-1 has ended: exit code 1"
                + " | its task never began, and it has no child",
            "Process-2: hello from the right child | loading its class started nothing",
            "MainProcess: Process-2 has ended: exit code 0");
    assertThat(new EntryPointCommentary().check(good().recording())).isEmpty();
    assertThat(new EntryPointCommentary().seen(good().recording())).startsWith("Process-1 needed");
  }

  @Test
  void shouldFindAGuardThatLetTheChildStart() {
    Story story = told(new Story().child("Process-1", 0, 100).child("Process-2", 110, 200), 0);
    assertThat(
            new EntryPointCommentary()
                .check(story.line("Process-1", "hello from the wrong child").recording()))
        .containsExactly(
            "The child that tried to start another while booting did not end with exit code 1.",
            "The start guard's error was not printed.",
            "The task ran though its class could not be loaded.");
    Story more = good().grandchild("Process-1", "Process-1:1", 50, 90);
    assertThat(new EntryPointCommentary().check(more.recording()))
        .containsExactly("There were children=3, not 2.");
  }

  @Test
  void shouldFindAnErrorThatIsNotTheGuards() {
    Story story = told(wrong(1).error("Process-1", "Caused by: java.lang.RuntimeException"), 1);
    assertThat(new EntryPointCommentary().check(story.recording()))
        .containsExactly("The start guard's error was not printed.");
  }

  @Test
  void shouldFindACureThatFails() {
    Story story =
        new Story()
            .child("Process-1", 0, 100, 1)
            .child("Process-2", 110, 200, 1)
            .error("Process-1", CAUSE);
    assertThat(new EntryPointCommentary().check(told(story, 1).recording()))
        .containsExactly("Process-2 (pid=102) ended with exitCode=1, not with 0.");
  }
}
