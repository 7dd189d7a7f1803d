package mpj.lessons.lesson6;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import mpj.lessons.demo.Story.Told;
import org.junit.jupiter.api.Test;

class ImapNotesTest {
  private static Told told(ToldPool story) {
    return story.to(ImapNotes::new, Map.of("items", 3));
  }

  private static List<String> problems(ToldPool story) {
    return told(story).problems();
  }

  /** Reads two items, and the third when the second task is done. */
  private static ToldPool lazily(ToldPool story, long at, int base) {
    return story
        .at(at)
        .main("reads 0")
        .given(base)
        .main("reads 1")
        .given(base + 1)
        .begins("W1", base)
        .begins("W2", base + 1)
        .ends("W2", base + 1);
  }

  private static ToldPool third(ToldPool story, int base) {
    return story.main("reads 2").given(base + 2).begins("W2", base + 2).ends("W2", base + 2);
  }

  private static ToldPool result(ToldPool story, int item, long millis) {
    return story.main("result of " + item + " after " + millis + " ms");
  }

  private static ToldPool map() {
    ToldPool story = new ToldPool("W1", "W2").main("1: map gives a list");
    story.main("reads 0").main("reads 1").main("reads 2").given(0).given(1).given(2);
    story.begins("W1", 0).begins("W2", 1).ends("W2", 1).begins("W2", 2).ends("W2", 2);
    story.at(50).ends("W1", 0).at(60);
    return result(result(result(story, 0, 59), 1, 59), 2, 60);
  }

  private static ToldPool imap(ToldPool story) {
    third(lazily(story.at(100).main("2: imap gives them in the order"), 101, 3), 3);
    story.at(150).ends("W1", 3);
    return result(result(result(story, 0, 50), 1, 51), 2, 51);
  }

  private static ToldPool unordered(ToldPool story) {
    lazily(story.at(200).main("3: imapUnordered gives what is there"), 201, 6);
    result(story, 1, 9);
    return result(result(third(story, 6), 2, 15).at(250).ends("W1", 6), 0, 50);
  }

  @Test
  void shouldSayWhenItemsWereReadAndForHowLongResultsWereThere() {
    ToldPool story = unordered(imap(map()));
    assertThat(problems(story)).isEmpty();
    assertThat(told(story).lines())
        .contains(
            "reads 2 | no task has begun",
            "result of 0 after 59 ms | ready for 10 ms; 2 had to wait for it",
            "result of 1 after 59 ms | ready for 51 ms",
            "reads 2 | 1 task done",
            "result of 0 after 50 ms | ready for 1 ms; 2 had to wait for it",
            "result of 1 after 9 ms | ready for 1 ms",
            "result of 0 after 50 ms | ready for 1 ms");
    assertThat(told(story).seen())
        .contains("map after 59 and 60, imap after 50 and 51 and imapUnordered after 9 and 50 ms")
        .contains("by map when 0, imap when 1 and imapUnordered when 1 tasks were done");
  }

  @Test
  void shouldFindAPartThatIsMissing() {
    assertThat(problems(imap(map())))
        .containsExactly("Not as expected: parts; expected=3 found=2.");
  }

  @Test
  void shouldFindResultsOutOfOrderAndTwice() {
    ToldPool story = new ToldPool("W1", "W2").main("2: imap gives them in the order");
    third(lazily(story, 10, 0), 0).ends("W1", 0);
    result(result(result(story, 1, 5), 0, 6), 2, 7);
    assertThat(problems(story))
        .contains("Not as expected: results of imap; expected=[0, 1, 2] found=[1, 0, 2].");
    ToldPool twice = imap(map());
    twice.at(200).main("3: imapUnordered gives what is there");
    result(result(lazily(twice, 210, 6).ends("W1", 6), 1, 5), 1, 6);
    assertThat(problems(twice))
        .contains("Not as expected: results of imapUnordered; expected=[0, 1] found=[1, 1].");
  }

  @Test
  void shouldFindAMapThatWasLazyAndAnImapThatWasNot() {
    ToldPool lazy = new ToldPool("W1", "W2").main("1: map gives a list");
    result(third(lazily(lazy, 10, 0), 0), 1, 9).ends("W1", 0);
    assertThat(problems(lazy))
        .contains("A task began before map had read its input.")
        .contains("map gave a result before all were there.");
    ToldPool eager = new ToldPool("W1", "W2").main("2: imap gives them in the order");
    eager.main("reads 0").given(0).begins("W1", 0).ends("W1", 0);
    assertThat(problems(eager)).contains("imap read all of its input first.");
    ToldPool empty = new ToldPool().main("2: imap gives them in the order");
    assertThat(problems(empty)).contains("No task was given: part=imap.");
  }

  @Test
  void shouldAnswerWhenImapGivesItsFirstResult() {
    ToldPool all = unordered(imap(map()));
    assertThat(told(all).answer(0)).isEqualTo("when all tasks have ended");
    ToldPool then = new ToldPool("W1", "W2").main("2: imap gives them in the order");
    result(lazily(then, 10, 0).ends("W1", 0).main("reads 2").given(2).begins("W1", 2), 0, 9);
    assertThat(told(then.ends("W1", 2)).answer(0)).isEqualTo("when the slow task has ended");
    ToldPool before = new ToldPool("W1", "W2").main("2: imap gives them in the order");
    result(lazily(before, 10, 0), 1, 9).ends("W1", 0);
    assertThat(told(before).answer(0)).isEqualTo("while the slow task runs");
    assertThat(told(map()).answer(0)).isEmpty();
  }
}
