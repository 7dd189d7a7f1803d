package mpj.lessons.lesson5;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import mpj.lessons.demo.Story;
import mpj.lessons.demo.Story.Told;
import org.junit.jupiter.api.Test;

class ValueNotesTest {
  private static final String MAIN = "MainProcess";

  private static Told told(Story story) {
    return story.to(ValueNotes::new, Map.of("tenths", 1_000));
  }

  private static Story doubled(int found, int left, int read) {
    return new Story()
        .child("doubler", 0, 100)
        .child("Process-1", 100, 200)
        .child("Process-2", 200, 300)
        .line(MAIN, "wrote 21")
        .line("doubler", "read " + found)
        .line("doubler", "wrote " + left)
        .line(MAIN, "read " + read);
  }

  private static Story tenths(Story story, int times, String single, String twofold) {
    return story
        .line("Process-" + (times == 1 ? 1 : 2), "adds 0.1, times=" + times)
        .line(MAIN, "as float:  " + single)
        .line(MAIN, "as double: " + twofold);
  }

  private static Story good() {
    Story story = tenths(doubled(21, 42, 42), 1, "0.1000000014901", "0.10000000000000000555");
    return tenths(story, 1_000, "99.99905", "100");
  }

  private static List<String> problems(Story story) {
    return told(story).problems();
  }

  @Test
  void shouldSayWhoWroteTheNumberAndHowFarOffASumIs() {
    assertThat(problems(good())).isEmpty();
    assertThat(told(good()).lines())
        .containsExactly(
            "MainProcess: wrote 21",
            "doubler: read 21 | what MainProcess wrote",
            "doubler: wrote 42",
            "MainProcess: read 42 | what doubler wrote",
            "Process-1: adds 0.1, times=1",
            "MainProcess: as float:  0.1000000014901 | off by 1.5E-9",
            "MainProcess: as double: 0.10000000000000000555 | off by 5.6E-18",
            "Process-2: adds 0.1, times=1000",
            "MainProcess: as float:  99.99905 | off by 0.00095",
            "MainProcess: as double: 100 | exact");
    assertThat(told(good()).seen())
        .contains("Main read 42", "should be 100,", "float was off by 0.00095");
  }

  @Test
  void shouldFindAWriteThatDidNotArrive() {
    Story story = tenths(doubled(21, 42, 21), 1, "0.1000000014901", "0.10000000000000000555");
    assertThat(problems(tenths(story, 1_000, "99.99905", "100")))
        .containsExactly(
            "Not as expected: what main read; expected=42 found=21.",
            "The child did not change the number: number=21.");
    Story early = tenths(doubled(0, 42, 42), 1, "0.1000000014901", "0.10000000000000000555");
    assertThat(problems(tenths(early, 1_000, "99.99905", "100")))
        .containsExactly("Not as expected: what the child read; expected=21 found=0.");
  }

  @Test
  void shouldFindAFloatAsExactAsADoubleAndASumThatIsNone() {
    Story story = tenths(doubled(21, 42, 42), 1, "0.1", "0.1");
    assertThat(problems(tenths(story, 1_000, "12.5", "100")))
        .hasSize(2)
        .allMatch(problem -> problem.startsWith("A float was not a little less exact"));
    assertThat(problems(doubled(21, 42, 42)))
        .containsExactly("Not as expected: sums of tenths; expected=2 found=0.");
  }

  @Test
  void shouldAnswerWhetherTheSumOfManyTenthsIsRight() {
    assertThat(told(good()).answer(0)).isEqualTo("yes");
    Story off = tenths(doubled(21, 42, 42), 1, "0.1000000014901", "0.10000000000000000555");
    assertThat(told(off).answer(0)).isEmpty();
    assertThat(told(tenths(off, 1_000, "99.99905", "99.9999999999986")).answer(0)).isEqualTo("no");
  }
}
