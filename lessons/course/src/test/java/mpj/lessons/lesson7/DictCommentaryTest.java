package mpj.lessons.lesson7;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DictCommentaryTest {
  private static CallStory told(String list, String teams) {
    return new CallStory("changer")
        .calls(CallStory.MAIN, "List-1", 2)
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

  @Test
  void shouldSayWhatEachLineCost() {
    CallStory story = told("[2, 1]", "{red=[Ann], blue=[Bob, Dora]}");
    assertThat(story.notes(new DictCommentary()))
        .contains(
            "list: [1, 2] | 2 calls to the server, 4 ms",
            "teams: {red=[Ann], blue=[Bob]}",
            "reversed the list | 7 calls to the server, 14 ms");
    assertThat(new DictCommentary().check(story.recording())).isEmpty();
    assertThat(new DictCommentary().seen(story.recording())).contains("7 calls, in 14 ms");
  }

  @Test
  void shouldFindAListThatStayedAndACopyThatChanged() {
    List<String> problems =
        new DictCommentary()
            .check(told("[1, 2]", "{red=[Ann, Cid], blue=[Bob, Dora]}").recording());
    assertThat(problems)
        .hasSize(2)
        .anyMatch(problem -> problem.contains("the list in reverse"))
        .anyMatch(problem -> problem.contains("the teams in the end"));
  }
}
