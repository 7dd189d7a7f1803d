package mpj.lessons.lesson3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import mpj.lessons.demo.Story;
import mpj.lessons.demo.Story.Told;
import org.junit.jupiter.api.Test;

class StartMethodsNotesTest {
  private static final String MAIN = "MainProcess";

  private static Told told(Story story) {
    return story.to(StartMethodsNotes::new, Map.of("times", 3));
  }

  private static Story measured(String server) {
    return new Story()
        .child("Process-1", 0, 100)
        .child("Process-2", 100, 110)
        .child("Process-3", 110, 120)
        .line(MAIN, "SPAWN: 90.2 ms from start to end, after 0.0 ms to prepare")
        .line(MAIN, "FORKSERVER: " + server + " ms from start to end, after 160.5 ms to prepare")
        .line(MAIN, "FORK: 8.0 ms from start to end, after 160.5 ms to prepare");
  }

  private static Story good() {
    return good("7.4");
  }

  private static Story good(String server) {
    return measured(server)
        .line("Process-1", "by SPAWN: nobody set it here")
        .line("Process-2", "by FORKSERVER: nobody set it here")
        .line("Process-3", "by FORK: main set it");
  }

  @Test
  void shouldFindNothingWrongWhereOnlyForkKnowsTheGlobal() {
    assertThat(told(good()).problems()).isEmpty();
  }

  @Test
  void shouldSayWhatTheFiguresMean() {
    assertThat(told(good()).lines())
        .extracting(note -> note.substring(note.indexOf(" | ") + 3))
        .containsExactly(
            "a JVM boots while main waits for it",
            "the JVM was there; it only got its task",
            "the same, with a snapshot of the globals",
            "the child's own, as it was declared",
            "the child's own, as it was declared",
            "main's, as it was when the child started");
  }

  @Test
  void shouldFindAGlobalThatWentAstray() {
    Story story =
        measured("7.4")
            .line("Process-1", "by SPAWN: main set it")
            .line("Process-3", "by FORK: nobody set it here");
    assertThat(told(story).problems())
        .containsExactly(
            "No child wrote: by SPAWN: nobody set it here.",
            "No child wrote: by FORKSERVER: nobody set it here.",
            "No child wrote: by FORK: main set it.");
  }

  @Test
  void shouldFindAFailedChildAndAMethodThatWasNotMeasured() {
    Story story = new Story().child("Process-1", 0, 100, 1);
    assertThat(told(story).problems())
        .contains(
            "Process-1 ended with exitCode=1, not with 0.",
            "No cost was measured: method=SPAWN.",
            "No cost was measured: method=FORKSERVER.",
            "No cost was measured: method=FORK.");
  }

  @Test
  void shouldSayThatAJvmBootedAheadWasNoFasterAndFindNothingWrongWithThat() {
    assertThat(told(good("95.0")).seen()).contains("It was no faster this time");
    assertThat(told(good("95.0")).problems()).isEmpty();
  }

  @Test
  void shouldCompareTheCosts() {
    assertThat(told(good()).seen())
        .contains("90 ms", "7 ms", "161 ms", "cannot fork")
        .doesNotContain("no faster");
  }

  @Test
  void shouldAnswerHowManyChildrenFoundTheGlobal() {
    assertThat(told(good()).answer(0)).isEqualTo("1");
  }
}
