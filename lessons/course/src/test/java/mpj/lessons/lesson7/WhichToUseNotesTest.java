package mpj.lessons.lesson7;

import static mpj.multiprocessing.trace.EventKind.QUEUE_PUT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import mpj.lessons.demo.Story.Told;
import org.junit.jupiter.api.Test;

class WhichToUseNotesTest {
  private static ToldCalls told(int managed) {
    return new ToldCalls("counter-1", "counter-2")
        .main("value: counted to 2, 0.50 µs each")
        .event("counter-1", QUEUE_PUT, 1)
        .event("counter-2", QUEUE_PUT, 1)
        .main("queue: counted to 2, 5.00 µs each")
        .call("counter-1", "ManagedValue-1")
        .call("counter-2", "ManagedValue-1")
        .main("manager: counted to " + managed + ", 50.00 µs each");
  }

  private static Told notes(ToldCalls story) {
    return story.to(WhichToUseNotes::new, Map.of("counts", 1));
  }

  @Test
  void shouldCompareTheWaysOfARound() {
    assertThat(notes(told(2)).lines())
        .containsExactly(
            "value: counted to 2, 0.50 µs each | no message at all",
            "queue: counted to 2, 5.00 µs each | 2 items; 10 times as long as the value",
            "manager: counted to 2, 50.00 µs each | 2 calls; 100 times as long as the value");
    assertThat(notes(told(2)).problems()).isEmpty();
    assertThat(notes(told(2)).seen())
        .contains("0.50 µs in shared memory, 5.0 µs by the queue and 50.0 µs by the manager")
        .contains("1000.0 µs");
  }

  @Test
  void shouldFindACountThatWasLost() {
    assertThat(notes(told(1)).problems())
        .containsExactly("Not as expected: how far the manager came; expected=[2] found=[1].");
  }

  @Test
  void shouldMissEverything() {
    assertThat(notes(new ToldCalls()).problems())
        .containsExactly(
            "Not as expected: servers that answered calls; expected=1 found=0.",
            "Nothing was measured.");
  }

  @Test
  void shouldFindMessagesThatWereNotSentAndAValueThatDidNotCome() {
    ToldCalls story = told(2).main("value: counted to 3, 0.50 µs each");
    assertThat(notes(story).problems())
        .contains(
            "Not as expected: how far the queue came; expected=[2, 3] found=[2].",
            "Not as expected: how far the value came; expected=[2, 4] found=[2, 3].",
            "Not as expected: items put; expected=4 found=2.",
            "Not as expected: calls answered; expected=4 found=2.");
  }

  @Test
  void shouldAnswerWhichIsFastest() {
    assertThat(notes(told(2)).answer(0)).isEqualTo("value");
    assertThat(notes(new ToldCalls()).answer(0)).isEmpty();
  }
}
