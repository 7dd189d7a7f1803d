package mpj.lessons.lesson3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import mpj.lessons.demo.Story;
import mpj.lessons.demo.Story.Told;
import org.junit.jupiter.api.Test;

class WhoAmINotesTest {
  private static final String MAIN = "MainProcess";

  private static Told told(Story story) {
    return story.to(WhoAmINotes::new, Map.of("children", 1));
  }

  private static Story processes() {
    return new Story().child("Process-1", 0, 500).grandchild("Process-1", "Process-1:1", 0, 400);
  }

  private static Story good() {
    return processes()
        .line(MAIN, "I am MainProcess (100); parent: none; children: none")
        .line(MAIN, "I am MainProcess (100); parent: none; children: Process-1 (101)")
        .line("Process-1:1", "I am Process-1:1 (102); parent: Process-1 (101); children: none")
        .line(
            "Process-1",
            "I am Process-1 (101); parent: MainProcess (100); children: Process-1:1 (102)")
        .line(MAIN, "I am MainProcess (100); parent: none; children: none");
  }

  @Test
  void shouldFindNothingWrongWhereAllAgree() {
    assertThat(told(good()).problems()).isEmpty();
  }

  @Test
  void shouldSayWhoHasNamedWhom() {
    assertThat(told(good()).lines())
        .extracting(note -> note.contains(" | ") ? note.substring(note.indexOf(" | ") + 3) : "")
        .containsExactly(
            "the main process: nothing in this tree started it",
            "its own children only: grandchildren are their parents' affair",
            "Process-1 has not spoken yet",
            "as MainProcess has said of it",
            "who has ended is no longer among the children");
  }

  @Test
  void shouldFindOneThatTakesItselfOrItsParentForAnother() {
    Story story =
        processes()
            .line(MAIN, "I am MainProcess (100); parent: none; children: none")
            .line(MAIN, "I am MainProcess (100); parent: none; children: Process-1 (101)")
            .line("Process-1:1", "I am Process-1 (101); parent: MainProcess (100); children: none")
            .line(
                "Process-1",
                "I am Process-1 (101); parent: MainProcess (100); children: Process-1:1 (102)")
            .line(MAIN, "I am MainProcess (100); parent: none; children: none");
    assertThat(told(story).problems())
        .containsExactly(
            "Process-1:1 took itself for another: said=Process-1 (101).",
            "Process-1:1 named a wrong parent: said=MainProcess (100).");
  }

  @Test
  void shouldFindChildrenThatWereNotListedAndOnesThatRemained() {
    Story story =
        processes()
            .line(MAIN, "I am MainProcess (100); parent: none; children: none")
            .line(MAIN, "I am MainProcess (100); parent: none; children: Process-1 (101)")
            .line("Process-1", "I am Process-1 (101); parent: MainProcess (100); children: none")
            .line(MAIN, "I am MainProcess (100); parent: none; children: Process-1 (101)");
    assertThat(told(story).problems())
        .containsExactly(
            "Process-1:1 introduced itself so often: times=0.",
            "Process-1 listed other children than it had started: listed=[] started=[102].",
            "The main process had children before it started any, or after they had ended.");
  }

  @Test
  void shouldCountTheGenerations() {
    assertThat(told(good()).seen()).contains("3 processes", "1 child;", "1 grandchild ");
  }

  @Test
  void shouldAnswerHowManyChildrenMainLists() {
    assertThat(told(good()).answer(0)).isEqualTo("1");
  }
}
