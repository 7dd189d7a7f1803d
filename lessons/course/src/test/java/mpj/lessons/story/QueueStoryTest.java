package mpj.lessons.story;

import static mpj.multiprocessing.trace.EventKind.QUEUE_GET_WAITING;
import static mpj.multiprocessing.trace.EventKind.QUEUE_GOT;
import static mpj.multiprocessing.trace.EventKind.QUEUE_PUT;
import static mpj.multiprocessing.trace.EventKind.QUEUE_PUT_WAITING;
import static mpj.multiprocessing.trace.EventKind.QUEUE_TASK_DONE;
import static org.assertj.core.api.Assertions.assertThat;

import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import org.junit.jupiter.api.Test;

class QueueStoryTest {
  private static final Actor PRODUCER = new Actor("producer", 1);
  private static final Actor CONSUMER = new Actor("consumer", 2);

  private final Run run = new Run();
  private final QueueStory queue = run.onlyQueue();

  private void tell(Actor who, EventKind kind, String object, long position) {
    run.event(new Event(0, who, kind, object, null, 0, position));
  }

  private void tell(Actor who, EventKind kind, long position) {
    tell(who, kind, "Queue-1", position);
  }

  @Test
  void shouldKnowWhatIsInAQueueWhileItIsUsed() {
    tell(CONSUMER, QUEUE_GET_WAITING, 0);
    tell(PRODUCER, QUEUE_PUT, 0);
    tell(PRODUCER, QUEUE_PUT, 1);
    tell(PRODUCER, QUEUE_PUT_WAITING, 0);
    assertThat(queue.size()).isEqualTo(2);
    tell(CONSUMER, QUEUE_GOT, 0);
    assertThat(queue.size()).isEqualTo(1);
    assertThat(queue.peak()).isEqualTo(2);
    assertThat(queue.fullTimes()).isEqualTo(1);
    assertThat(queue.emptyTimes()).isEqualTo(1);
    assertThat(queue.inHand()).isEqualTo(1);
    tell(CONSUMER, QUEUE_TASK_DONE, 0);
    assertThat(queue.inHand()).isZero();
    assertThat(queue.putOf(1))
        .hasValueSatisfying(put -> assertThat(put.process()).isEqualTo(PRODUCER));
    assertThat(queue.putOf(2)).isEmpty();
  }

  @Test
  void shouldKeepQueuesApartAndInTheOrderOfTheirFirstUse() {
    tell(PRODUCER, QUEUE_PUT, "Queue-2", 0);
    tell(PRODUCER, QUEUE_PUT, "Queue-1", 0);
    assertThat(queue.object()).isEqualTo("Queue-2");
    assertThat(queue.size()).isEqualTo(1);
    assertThat(run.queues()).extracting(QueueStory::object).containsExactly("Queue-2", "Queue-1");
  }

  @Test
  void shouldFindWhatIsLostOrComesTwiceOrOutOfOrder() {
    tell(PRODUCER, QUEUE_PUT, 0);
    tell(PRODUCER, QUEUE_PUT, 1);
    tell(CONSUMER, QUEUE_GOT, 1);
    assertThat(queue.inOrder().problems()).isEmpty();
    assertThat(queue.eachOnce().problems())
        .containsExactly("Queue-1: put and never got: positions=[0].");
    tell(CONSUMER, QUEUE_GOT, 0);
    assertThat(queue.eachOnce().problems()).isEmpty();
    assertThat(queue.inOrder().problems())
        .containsExactly("Queue-1: consumer got position=0 after position=1.");
    tell(CONSUMER, QUEUE_GOT, 7);
    tell(CONSUMER, QUEUE_GOT, 7);
    assertThat(queue.eachOnce().problems())
        .containsExactly(
            "Queue-1: the item at position=7 was got twice.",
            "Queue-1: got and never put: positions=[7].");
  }
}
