package mpj.lessons.lesson5;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import mpj.lessons.demo.Story;
import mpj.lessons.demo.Story.Told;
import org.junit.jupiter.api.Test;

class WhatCrossesNotesTest {
  private static final String MAIN = "MainProcess";
  private static final String REFUSED =
      "refused: Order.customer.socket: java.net.Socket is not Serializable";

  private static Told told(Story story) {
    return story.to(WhatCrossesNotes::new, Map.of("times", 3));
  }

  private static Story costs(long bytesOfTheLast) {
    return new Story()
        .child("echo", 0, 100)
        .line(MAIN, "int[1]: 9 bytes, 0.10 ms round trip")
        .line(MAIN, "int[1000]: 4005 bytes, 0.12 ms round trip")
        .line(MAIN, "int[100000]: " + bytesOfTheLast + " bytes, 1.20 ms round trip")
        .line(MAIN, "List of 100 records: 3510 bytes, 0.90 ms round trip");
  }

  private static Story good() {
    return costs(400_005).line(MAIN, "sent [1, 2, 3], got back [1, 2]").line(MAIN, REFUSED);
  }

  private static List<String> problems(Story story) {
    return told(story).problems();
  }

  @Test
  void shouldCompareCostsAndSayWhatBecameOfTheOthers() {
    assertThat(problems(good())).isEmpty();
    assertThat(told(good()).lines())
        .extracting(note -> note.substring(note.indexOf(" | ") + 3))
        .containsExactly(
            "little but two wake-ups",
            "445 times the bytes, 1.2 times the time",
            "100 times the bytes, 10 times the time",
            "35.1 bytes for each",
            "the copy was made when it was put",
            "the path to what stands in the way");
    assertThat(told(good()).seen())
        .contains("9 bytes took 0.1 ms", "400005 bytes 1 ms", "667 MB in a second");
  }

  @Test
  void shouldNotDivideByATimeTooShortToMeasure() {
    Story story =
        new Story()
            .line(MAIN, "int[1]: 9 bytes, 0.00 ms round trip")
            .line(MAIN, "int[10]: 45 bytes, 0.00 ms round trip");
    assertThat(told(story).lines().getLast()).endsWith("5.0 times the bytes");
    assertThat(told(story).seen()).contains("0 MB in a second");
  }

  @Test
  void shouldFindBytesThatDidNotGrowAndCostsThatAreMissing() {
    Story story = costs(4_005);
    story.line(MAIN, "sent [1, 2, 3], got back [1, 2]").line(MAIN, REFUSED);
    assertThat(problems(story))
        .singleElement()
        .asString()
        .startsWith("A longer message was not larger: Cost[");
    assertThat(problems(new Story()))
        .contains("Not every message was measured: costs=[].")
        .contains("Not as expected: the list; expected=[1, 2, 3] came as [1, 2] found=nothing.");
  }

  @Test
  void shouldFindAMessageThatWasNoCopyAndARefusalWithoutThePath() {
    Story story = costs(400_005).line(MAIN, "sent [1, 2, 3], got back [1, 2, 3]");
    assertThat(problems(story.line(MAIN, "refused: java.net.Socket is not Serializable")))
        .containsExactly(
            "Not as expected: the list;"
                + " expected=[1, 2, 3] came as [1, 2] found=[1, 2, 3] came as [1, 2, 3].",
            "What cannot cross was not refused with the path to it: path=Order.customer.socket:");
  }

  @Test
  void shouldAnswerWhatTheOtherProcessGot() {
    assertThat(told(good()).answer(0)).isEqualTo("[1, 2]");
    assertThat(told(costs(400_005)).answer(0)).isEmpty();
  }
}
