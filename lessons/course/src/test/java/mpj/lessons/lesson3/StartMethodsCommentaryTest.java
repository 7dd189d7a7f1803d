package mpj.lessons.lesson3;

import static org.assertj.core.api.Assertions.assertThat;

import mpj.lessons.Story;
import org.junit.jupiter.api.Test;

class StartMethodsCommentaryTest {
  private static final String MAIN = "MainProcess";

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
    assertThat(new StartMethodsCommentary().check(good().recording())).isEmpty();
  }

  @Test
  void shouldSayWhatTheFiguresMean() {
    assertThat(good().notes(new StartMethodsCommentary()))
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
    assertThat(new StartMethodsCommentary().check(story.recording()))
        .containsExactly(
            "No child wrote: by SPAWN: nobody set it here.",
            "No child wrote: by FORKSERVER: nobody set it here.",
            "No child wrote: by FORK: main set it.");
  }

  @Test
  void shouldFindAFailedChildAndAMethodThatWasNotMeasured() {
    Story story = new Story().child("Process-1", 0, 100, 1);
    assertThat(new StartMethodsCommentary().check(story.recording()))
        .contains(
            "Process-1 ended with exitCode=1, not with 0.",
            "No cost was measured: method=SPAWN.",
            "No cost was measured: method=FORKSERVER.",
            "No cost was measured: method=FORK.");
  }

  @Test
  void shouldSayThatAJvmBootedAheadWasNoFasterAndFindNothingWrongWithThat() {
    assertThat(new StartMethodsCommentary().seen(good("95.0").recording()))
        .contains("It was no faster this time");
    assertThat(new StartMethodsCommentary().check(good("95.0").recording())).isEmpty();
  }

  @Test
  void shouldCompareTheCosts() {
    assertThat(new StartMethodsCommentary().seen(good().recording()))
        .contains("90 ms", "7 ms", "161 ms", "cannot fork")
        .doesNotContain("no faster");
  }
}
