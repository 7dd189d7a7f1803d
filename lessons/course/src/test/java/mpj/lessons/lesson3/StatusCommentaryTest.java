package mpj.lessons.lesson3;

import static org.assertj.core.api.Assertions.assertThat;

import mpj.lessons.Story;
import mpj.multiprocessing.trace.EventKind;
import org.junit.jupiter.api.Test;

class StatusCommentaryTest {
  private static final String MAIN = "MainProcess";

  private static Story begun(int exitCode) {
    return new Story()
        .child("Process-1", 0, 600, exitCode)
        .line(MAIN, "new: isAlive=false pid=none exitCode=none")
        .line(MAIN, "started: isAlive=true pid=101 exitCode=none")
        .at(90)
        .event("Process-1", EventKind.PROCESS_STARTED, "", 0, 0)
        .line("Process-1", "I have pid 101 and work for 500 ms")
        .at(100);
  }

  private static Story good() {
    return begun(0)
        .line(MAIN, "waited at most 100 ms: join answered false")
        .line(MAIN, "later: isAlive=true pid=101 exitCode=none")
        .at(600)
        .line(MAIN, "ended: isAlive=false pid=101 exitCode=0");
  }

  @Test
  void shouldFindNothingWrongWithTruthfulAnswers() {
    assertThat(new StatusCommentary().check(good().recording())).isEmpty();
  }

  @Test
  void shouldAcceptAWaitThatWasLongEnough() {
    Story story =
        begun(0)
            .line(MAIN, "waited at most 900 ms: join answered true")
            .line(MAIN, "later: isAlive=false pid=101 exitCode=0")
            .line(MAIN, "ended: isAlive=false pid=101 exitCode=0");
    assertThat(new StatusCommentary().check(story.recording())).isEmpty();
  }

  @Test
  void shouldAcceptAnEndBetweenTheWaitAndTheQuestion() {
    Story story =
        begun(0)
            .line(MAIN, "waited at most 500 ms: join answered false")
            .line(MAIN, "later: isAlive=false pid=101 exitCode=0")
            .line(MAIN, "ended: isAlive=false pid=101 exitCode=0");
    assertThat(new StatusCommentary().check(story.recording())).isEmpty();
  }

  @Test
  void shouldSayWhyEachStatusIsWhatItIs() {
    assertThat(good().notes(new StatusCommentary()))
        .containsExactly(
            MAIN
                + ": new: isAlive=false pid=none exitCode=none"
                + " | an object, and no process yet",
            MAIN
                + ": started: isAlive=true pid=101 exitCode=none"
                + " | alive already, while its JVM still boots",
            "Process-1: I have pid 101 and work for 500 ms | what the child knows of itself",
            MAIN
                + ": waited at most 100 ms: join answered false"
                + " | only the waiting ended, not the child",
            MAIN + ": later: isAlive=true pid=101 exitCode=none",
            MAIN
                + ": ended: isAlive=false pid=101 exitCode=0"
                + " | the pid is history, the exit code stays");
  }

  @Test
  void shouldFindAnswersThatAreNotTrue() {
    Story story =
        begun(1)
            .line(MAIN, "waited at most 100 ms: join answered true")
            .line(MAIN, "later: isAlive=true pid=101 exitCode=none")
            .line(MAIN, "ended: isAlive=false pid=102 exitCode=0");
    assertThat(new StatusCommentary().check(story.recording()))
        .containsExactly(
            "Process-1 ended with exitCode=1, not with 0.",
            "A status was not as expected: when=ended read=false 102 0" + " expected=false 101 0.",
            "A status was not as expected: when=later read=true 101 none"
                + " expected=false 101 0.");
  }

  @Test
  void shouldMissWhatWasNotAsked() {
    assertThat(new StatusCommentary().check(begun(0).recording()))
        .contains("The main process did not say what its wait brought.")
        .anyMatch(problem -> problem.contains("when=ended read=nothing"));
    assertThat(new StatusCommentary().check(new Story().recording()))
        .containsExactly("One child was to run; there were children=0.");
  }

  @Test
  void shouldTellHowLongTheChildLived() {
    assertThat(new StatusCommentary().seen(good().recording())).contains("600 ms", "90 ms");
  }
}
