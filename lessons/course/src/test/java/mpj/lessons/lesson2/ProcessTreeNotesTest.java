package mpj.lessons.lesson2;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import mpj.lessons.demo.Story;
import mpj.lessons.demo.Story.Told;
import mpj.multiprocessing.trace.EventKind;
import org.junit.jupiter.api.Test;

class ProcessTreeNotesTest {

  private static Told notes(Story story) {
    return story.to(ProcessTreeNotes::new, Map.of("children", 2, "generations", 2));
  }

  private static final String ROOT = "MainProcess: pid=100 parent=7";
  private static final String ONE = "├─ Process-1: pid=101 parent=100";
  private static final String TWO = "└─ Process-2: pid=102 parent=100";
  private static final String GRANDCHILD = "   └─ Process-2:1: pid=103 parent=102";

  private static Story drawn(String... lines) {
    Story story =
        new Story()
            .child("Process-1", 10, 500)
            .child("Process-2", 10, 500)
            .grandchild("Process-2", "Process-2:1", 100, 400)
            .at(20)
            .event("MainProcess", EventKind.QUEUE_GET_WAITING, "Queue-1", 0, 0)
            .event("Process-2", EventKind.PROCESS_STARTED, "", 0, 0)
            .line("Process-1", "has parent 100")
            .line("Process-2", "has parent 100")
            .line("Process-2:1", "has parent 102")
            .at(200);
    for (String line : lines) {
      story.line("MainProcess", line);
    }
    return story;
  }

  @Test
  void shouldSayWhoTheParentIs() {
    Story story = drawn(ROOT, ONE, TWO, GRANDCHILD);
    assertThat(notes(story).lines())
        .containsExactly(
            "Process-1: has parent 100 | that is MainProcess",
            "Process-2: has parent 100 | that is MainProcess",
            "Process-2:1: has parent 102 | that is Process-2, itself a child",
            "MainProcess: " + ROOT,
            "MainProcess: " + ONE,
            "MainProcess: " + TWO,
            "MainProcess: " + GRANDCHILD);
    assertThat(notes(story).problems()).isEmpty();
    assertThat(notes(story).seen()).contains("4 processes", "2 children", "1 descendant");
  }

  @Test
  void shouldFindAProcessThatIsMissingOrDrawnTwice() {
    assertThat(notes(drawn(ROOT, TWO, GRANDCHILD)).problems())
        .containsExactly(
            "Not each process was drawn once: drawn=3.",
            "Process-1 (pid=101) was not drawn below its parent.");
    assertThat(notes(drawn(ROOT, ONE, ONE, TWO, GRANDCHILD)).problems())
        .containsExactly("Not each process was drawn once: drawn=5.");
  }

  @Test
  void shouldFindAProcessThatNamesAnotherParent() {
    Story story = drawn(ROOT, ONE, TWO, GRANDCHILD).line("Process-1", "has parent 102");
    assertThat(notes(story).problems())
        .containsExactly(
            "Process-1 did not name its parent=100: lines=[has parent 100, has parent 102].");
  }

  @Test
  void shouldFindAWrongParentAndAWrongPlace() {
    Story adopted = drawn(ROOT, ONE, TWO, "└─ Process-2:1: pid=103 parent=100");
    assertThat(notes(adopted).problems())
        .containsExactly(
            "Process-2:1 (pid=103) was not drawn below its parent.", "There was no grandchild.");
    Story misplaced = drawn(ROOT, ONE, TWO, "└─ Process-2:1: pid=103 parent=102");
    assertThat(notes(misplaced).problems())
        .contains("Process-2:1 (pid=103) was not drawn below its parent.");
  }

  @Test
  void shouldFindAProcessThatHadEndedBeforeAnotherBegan() {
    Story story =
        new Story()
            .child("Process-1", 10, 90)
            .grandchild("Process-1", "Process-1:1", 100, 400)
            .line("Process-1", "has parent 100")
            .line("Process-1:1", "has parent 101")
            .line("MainProcess", ROOT)
            .line("MainProcess", "└─ Process-1: pid=101 parent=100")
            .line("MainProcess", "   └─ Process-1:1: pid=102 parent=101");
    assertThat(notes(story).problems())
        .containsExactly("The processes were not all alive at the same time.");
  }

  @Test
  void shouldAnswerHowManyProcessesThereAre() {
    assertThat(notes(drawn(ROOT, ONE, TWO, GRANDCHILD)).answer(0)).isEqualTo("4");
  }
}
