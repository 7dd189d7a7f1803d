package mpj.lessons.lesson5;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import mpj.lessons.demo.Story;
import mpj.lessons.demo.Story.Told;
import org.junit.jupiter.api.Test;

class GlobalsNotesTest {
  private static final String MAIN = "MainProcess";

  private static Told told(Story story) {
    return story.to(GlobalsNotes::new, Map.of("number", 1));
  }

  private static Story processes() {
    return new Story().child("forked", 0, 900).child("spawned", 900, 1_800);
  }

  private static Story forked(Story story, String first, String later, String after) {
    return story
        .line(MAIN, "before: number=1 limit=20 field=5")
        .line("forked", "at first: number=" + first)
        .line(MAIN, "changed: number=2 limit=20 field=5")
        .line("forked", "later: number=" + later)
        .line("forked", "changed: number=-1 limit=20 field=0")
        .line(MAIN, "after: number=" + after + " limit=20 field=5");
  }

  private static Story spawned(Story story) {
    return story
        .line("spawned", "limit=10 field=0")
        .line("spawned", "number cannot be read: this global has no value in this process");
  }

  private static Story good() {
    return spawned(forked(processes(), "1 limit=20 field=0", "1 limit=20 field=0", "2"));
  }

  private static List<String> problems(Story story) {
    return told(story).problems();
  }

  @Test
  void shouldSayWhoseValueAProcessSees() {
    assertThat(problems(good())).isEmpty();
    assertThat(told(good()).lines())
        .filteredOn(note -> note.contains(" | "))
        .extracting(note -> note.substring(note.indexOf(" | ") + 3))
        .containsExactly(
            "main's globals, as they were at the start; the field is no global, and stayed behind",
            "main's change came after the snapshot",
            "the child changed its own copy, not this one",
            "all as declared: it has inherited nothing",
            "nobody has set it in this process");
    assertThat(told(good()).seen())
        .contains("number=1", "its own to 2", "its own to -1", "cannot fork");
  }

  @Test
  void shouldFindAForkedChildThatInheritedNothing() {
    Story story = spawned(forked(processes(), "7 limit=10 field=0", "7 limit=10 field=0", "2"));
    assertThat(problems(story))
        .containsExactly(
            "Not as expected: the forked child's number at first; expected=1 found=7.",
            "Not as expected: the forked child's limit; expected=20 found=10.",
            "Not as expected: the forked child's number after main's change; expected=1 found=7.");
  }

  @Test
  void shouldFindChangesThatReachedTheOtherSide() {
    Story story = spawned(forked(processes(), "1 limit=20 field=0", "2 limit=20 field=0", "-1"));
    assertThat(problems(story))
        .containsExactly(
            "Not as expected: the forked child's number after main's change; expected=1 found=2.",
            "Not as expected: main's number after the child's change; expected=2 found=-1.");
  }

  @Test
  void shouldFindASpawnedChildThatInherited() {
    Story story = forked(processes(), "1 limit=20 field=0", "1 limit=20 field=5", "2");
    story.line("spawned", "limit=20 field=5").line("spawned", "number=1");
    assertThat(problems(story))
        .containsExactly(
            "Not as expected: the spawned child's limit; expected=10 found=20.",
            "The spawned child was not told that its number has no value.",
            "Not as expected: the spawned child's field; expected=0 found=5.");
  }

  @Test
  void shouldMissEverythingWhereNothingHappened() {
    assertThat(problems(new Story().child("forked", 0, 10, 1)))
        .contains(
            "forked (pid=101) ended with exitCode=1, not with 0.",
            "Main did not change its number: number=nothing.",
            "The forked child did not change its number.");
  }

  @Test
  void shouldAnswerWhichNumberEachChildReads() {
    assertThat(told(good()).answer(0)).isEqualTo("number=1");
    assertThat(told(good()).answer(1)).isEqualTo("no number: reading it fails");
    Story inherited = forked(processes(), "1 limit=20 field=0", "2 limit=20 field=0", "2");
    inherited.line("spawned", "limit=20 field=5").line("spawned", "number=2");
    assertThat(told(inherited).answer(0)).isEqualTo("number=2");
    assertThat(told(inherited).answer(1)).isEqualTo("number=2");
    assertThat(told(processes()).answer(0)).isEmpty();
    assertThat(told(processes()).answer(1)).isEmpty();
  }
}
