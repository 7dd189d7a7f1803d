package mpj.lessons.lesson3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import mpj.lessons.demo.Story;
import mpj.lessons.demo.Story.Told;
import mpj.multiprocessing.trace.EventKind;
import org.junit.jupiter.api.Test;

class StatusNotesTest {
  private static final String MAIN = "MainProcess";

  private static Told told(Story story) {
    return story.to(StatusNotes::new, Map.of("patience", 100));
  }

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
    assertThat(told(good()).problems()).isEmpty();
  }

  @Test
  void shouldAcceptAWaitThatWasLongEnough() {
    Story story =
        begun(0)
            .line(MAIN, "waited at most 900 ms: join answered true")
            .line(MAIN, "later: isAlive=false pid=101 exitCode=0")
            .line(MAIN, "ended: isAlive=false pid=101 exitCode=0");
    assertThat(told(story).problems()).isEmpty();
  }

  @Test
  void shouldAcceptAnEndBetweenTheWaitAndTheQuestion() {
    Story story =
        begun(0)
            .line(MAIN, "waited at most 500 ms: join answered false")
            .line(MAIN, "later: isAlive=false pid=101 exitCode=0")
            .line(MAIN, "ended: isAlive=false pid=101 exitCode=0");
    assertThat(told(story).problems()).isEmpty();
  }

  @Test
  void shouldSayWhyEachStatusIsWhatItIs() {
    assertThat(told(good()).lines())
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
    assertThat(told(story).problems())
        .containsExactly(
            "Process-1 ended with exitCode=1, not with 0.",
            "A status was not as expected: when=ended read=false 102 0" + " expected=false 101 0.",
            "A status was not as expected: when=later read=true 101 none"
                + " expected=false 101 0.");
  }

  @Test
  void shouldMissWhatWasNotAsked() {
    assertThat(told(begun(0)).problems())
        .contains("The main process did not say what its wait brought.")
        .anyMatch(problem -> problem.contains("when=ended read=nothing"));
    assertThat(told(new Story()).problems())
        .containsExactly("One child was to run; there were children=0.");
  }

  @Test
  void shouldTellHowLongTheChildLived() {
    assertThat(told(good()).seen()).contains("600 ms", "90 ms");
  }

  @Test
  void shouldNotSayThatAChildLivesWhichHasEndedSinceTheWait() {
    Story story =
        begun(0)
            .line(MAIN, "waited at most 500 ms: join answered false")
            .event("Process-1", EventKind.PROCESS_ENDED, "", 0, 0)
            .line(MAIN, "waited at most 500 ms: join answered false")
            .line(MAIN, "waited at most 500 ms: join answered true");
    assertThat(told(story).lines())
        .endsWith(
            MAIN
                + ": waited at most 500 ms: join answered false"
                + " | only the waiting ended, not the child",
            MAIN
                + ": waited at most 500 ms: join answered false"
                + " | only the waiting ended; the child ended a moment later",
            MAIN + ": waited at most 500 ms: join answered true | the time was enough");
  }

  @Test
  void shouldAnswerWhetherTheChildHadEnded() {
    assertThat(told(good()).answer(0)).isEqualTo("no");
    assertThat(told(begun(0)).answer(0)).isEmpty();
    Story patient = begun(0).line(MAIN, "waited at most 900 ms: join answered true");
    assertThat(told(patient).answer(0)).isEqualTo("yes");
  }
}
