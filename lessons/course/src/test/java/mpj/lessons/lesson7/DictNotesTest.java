package mpj.lessons.lesson7;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import mpj.lessons.demo.Story.Told;
import org.junit.jupiter.api.Test;

class DictNotesTest {
  private static ToldCalls told(String list, String teams) {
    return new ToldCalls("changer")
        .calls(ToldCalls.MAIN, "List-1", 2)
        .main("list: [1, 2]")
        .main("teams: {red=[Ann], blue=[Bob]}")
        .calls("changer", "List-1", 7)
        .line("changer", "reversed the list")
        .main("list: " + list)
        .main("dict: {moon=1969, 7=[a, prime], 0.5=null}")
        .main("value of 0.5: null, has 0.5: true")
        .main("value of 0.7: null, has 0.7: false")
        .main("teams: " + teams);
  }

  private static Told notes(ToldCalls story) {
    return story.to(DictNotes::new, Map.of("items", 2));
  }

  @Test
  void shouldSayWhatEachLineCost() {
    ToldCalls story = told("[2, 1]", "{red=[Ann], blue=[Bob, Dora]}");
    assertThat(notes(story).lines())
        .contains(
            "list: [1, 2] | 2 calls to the server, 4 ms",
            "teams: {red=[Ann], blue=[Bob]}",
            "reversed the list | 7 calls to the server, 14 ms");
    assertThat(notes(story).problems()).isEmpty();
    assertThat(notes(story).seen()).contains("7 calls, in 14 ms");
  }

  @Test
  void shouldFindAListThatStayedAndACopyThatChanged() {
    List<String> problems = notes(told("[1, 2]", "{red=[Ann, Cid], blue=[Bob, Dora]}")).problems();
    assertThat(problems)
        .hasSize(2)
        .anyMatch(problem -> problem.contains("the list in reverse"))
        .anyMatch(problem -> problem.contains("the teams in the end"));
  }

  @Test
  void shouldMissEverything() {
    assertThat(notes(new ToldCalls()).problems())
        .containsExactly(
            "Not as expected: servers that answered calls; expected=1 found=0.",
            "Not as expected: calls of the child; expected=7 found=0.",
            "Not as expected: the entries of the dict;"
                + " expected={moon=1969, 7=[a, prime], 0.5=null} found=nothing.",
            "Not as expected: a key without a value; expected=null, has 0.5: true found=nothing.",
            "Not as expected: a key that is not there; expected=null, has 0.7: false"
                + " found=nothing.",
            "Not as expected: times the list was shown; expected=2 found=0.",
            "Not as expected: times the teams were shown; expected=2 found=0.",
            "Not as expected: the teams in the end;"
                + " expected={red=[Ann], blue=[Bob, Dora]} found=nothing.");
  }

  @Test
  void shouldAnswerWhetherCidIsThere() {
    assertThat(notes(told("[2, 1]", "{red=[Ann], blue=[Bob, Dora]}")).answer(0)).isEqualTo("no");
    assertThat(notes(told("[2, 1]", "{red=[Ann, Cid], blue=[Bob]}")).answer(0)).isEqualTo("yes");
    assertThat(notes(new ToldCalls().main("teams: {red=[Ann], blue=[Bob]}")).answer(0)).isEmpty();
  }
}
