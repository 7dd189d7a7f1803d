package mpj.lessons.lesson5;

import static mpj.multiprocessing.trace.EventKind.QUEUE_GOT;
import static mpj.multiprocessing.trace.EventKind.QUEUE_PUT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import mpj.lessons.demo.Story;
import mpj.lessons.demo.Story.Told;
import org.junit.jupiter.api.Test;

class QueueIfTryNotesTest {
  private static final String MAIN = "MainProcess";

  private static Told told(Story story) {
    return story.to(QueueIfTryNotes::new, Map.of("calls", 10));
  }

  private static Story answers(String fourth, String last) {
    Story story = new Story().child("taker", 0, 100);
    for (int i = 1; i <= 3; i++) {
      story.event(MAIN, QUEUE_PUT, "Queue-1", 0, i);
      story.line(MAIN, "putIf(" + i + ") answers true");
    }
    story.line(MAIN, "putIf(4) answers " + fourth).line(MAIN, "putIf(5) answers false");
    story.event("taker", QUEUE_GOT, "Queue-1", 0, 1).line("taker", "getIf(0) answers 1");
    return story
        .line("taker", "getIf(n -> n * n, 0) answers 4")
        .line("taker", "getIf(0) answers 3")
        .line("taker", "getIf(n -> n * n, 0) answers " + last);
  }

  private static Story costs(Story story, String tested) {
    return story
        .line(MAIN, "empty: getIf: " + tested + " ns")
        .line(MAIN, "empty: getNow and catch: 500 ns")
        .line(MAIN, "full: putIf: 25 ns")
        .line(MAIN, "full: putNow and catch: 250 ns");
  }

  private static List<String> problems(Story story) {
    return told(story).problems();
  }

  @Test
  void shouldSayWhatATestFoundAndCompareTheCosts() {
    Story good = costs(answers("false", "0"), "50");
    assertThat(problems(good)).isEmpty();
    assertThat(told(good).lines())
        .extracting(note -> note.substring(note.indexOf(" | ") + 3))
        .containsExactly(
            "there was room: holds 1",
            "there was room: holds 2",
            "there was room: holds 3",
            "full: not put, no wait",
            "full: not put, no wait",
            "the first item",
            "the function's answer, not the item",
            "the first item",
            "empty: the default, the function was not called",
            "one look at the queue",
            "an exception each time: 10 times as long",
            "one look at the queue",
            "an exception each time: 10 times as long");
    assertThat(told(good).seen()).contains("50 ns", "500 ns", "25 ns against 250 ns");
  }

  @Test
  void shouldFindAFullQueueThatTookAnItemAndAFunctionThatWasCalledInVain() {
    assertThat(problems(costs(answers("true", "0"), "50")))
        .singleElement()
        .asString()
        .contains("found=[putIf(1) answers true", "putIf(4) answers true");
    assertThat(problems(costs(answers("false", "25"), "50"))).hasSize(1);
  }

  @Test
  void shouldFindACostThatWasNotMeasured() {
    assertThat(problems(answers("false", "0")))
        .containsExactly(
            "No cost was measured: what=empty: getIf:",
            "No cost was measured: what=empty: getNow and catch:",
            "No cost was measured: what=full: putIf:",
            "No cost was measured: what=full: putNow and catch:");
    Story quick = costs(answers("false", "0"), "0");
    assertThat(problems(quick)).containsExactly("No cost was measured: what=empty: getIf:");
    assertThat(told(quick).lines()).anyMatch(n -> n.endsWith("to compare"));
  }

  @Test
  void shouldAnswerWhichWayTookLessTime() {
    assertThat(told(costs(answers("false", "0"), "50")).answer(0)).isEqualTo("getIf");
    assertThat(told(costs(answers("false", "0"), "400")).answer(0))
        .isEqualTo("both about the same");
    assertThat(told(costs(answers("false", "0"), "800")).answer(0)).isEqualTo("getNow and catch");
    assertThat(told(answers("false", "0")).answer(0)).isEmpty();
  }
}
