package mpj.lessons.lesson7;

import static mpj.multiprocessing.trace.EventKind.QUEUE_PUT;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WhichToUseCommentaryTest {
  private static CallStory told(int managed) {
    return new CallStory("counter-1", "counter-2")
        .main("value: counted to 2, 0.50 µs each")
        .event("counter-1", QUEUE_PUT, 1)
        .event("counter-2", QUEUE_PUT, 1)
        .main("queue: counted to 2, 5.00 µs each")
        .call("counter-1", "ManagedValue-1")
        .call("counter-2", "ManagedValue-1")
        .main("manager: counted to " + managed + ", 50.00 µs each");
  }

  @Test
  void shouldCompareTheWaysOfARound() {
    assertThat(told(2).notes(new WhichToUseCommentary()))
        .containsExactly(
            "value: counted to 2, 0.50 µs each | no message at all",
            "queue: counted to 2, 5.00 µs each | 2 items; 10 times as long as the value",
            "manager: counted to 2, 50.00 µs each | 2 calls; 100 times as long as the value");
    assertThat(new WhichToUseCommentary().check(told(2).recording())).isEmpty();
    assertThat(new WhichToUseCommentary().seen(told(2).recording()))
        .contains("0.50 µs in shared memory, 5.0 µs by the queue and 50.0 µs by the manager")
        .contains("1000.0 µs");
  }

  @Test
  void shouldFindACountThatWasLost() {
    assertThat(new WhichToUseCommentary().check(told(1).recording()))
        .containsExactly("Not as expected: how far the manager came; expected=[2] found=[1].");
  }
}
