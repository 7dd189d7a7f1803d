package mpj.lessons.lesson5;

import static mpj.multiprocessing.trace.EventKind.QUEUE_GET_WAITING;
import static mpj.multiprocessing.trace.EventKind.QUEUE_GOT;
import static mpj.multiprocessing.trace.EventKind.QUEUE_PUT;
import static mpj.multiprocessing.trace.EventKind.QUEUE_PUT_WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import mpj.lessons.demo.Story;
import mpj.lessons.demo.Story.Told;
import org.junit.jupiter.api.Test;

class QueueNotesTest {
  private static final long MILLI = 1_000_000L;

  private static Told told(Story story) {
    return story.to(QueueNotes::new, Map.of("items", 5));
  }

  private static Story put(Story story, long at, String who, String queue, long pos, String item) {
    return story.at(at).event(who, QUEUE_PUT, queue, 0, pos).line(who, "put " + item);
  }

  private static Story got(Story story, long at, String who, String queue, long pos, String item) {
    return story.at(at).event(who, QUEUE_GOT, queue, 0, pos).line(who, "got " + item);
  }

  private static Story processes() {
    return new Story().child("A", 0, 900).child("B", 0, 900).child("C", 0, 900);
  }

  /** A queue that grows to two items, and one with room for one, at which B has to wait. */
  private static Story good() {
    Story story = processes();
    story.at(1).event("C", QUEUE_GET_WAITING, "Queue-1", 0, 0);
    put(story, 10, "A", "Queue-1", 0, "A1");
    put(story, 11, "B", "Queue-1", 1, "B1");
    story.at(12).event("C", QUEUE_GOT, "Queue-1", 11 * MILLI, 0).line("C", "got A1");
    got(story, 20, "C", "Queue-1", 1, "B1");
    return limited(story);
  }

  private static Story limited(Story story) {
    put(story, 30, "B", "Queue-2", 0, "B1");
    story.at(31).event("B", QUEUE_PUT_WAITING, "Queue-2", 1, 0);
    got(story, 50, "C", "Queue-2", 0, "B1");
    story.at(51).event("B", QUEUE_PUT, "Queue-2", 20 * MILLI, 1).line("B", "put B2");
    return got(story, 60, "C", "Queue-2", 1, "B2");
  }

  @Test
  void shouldSayWhoWaitedForWhatAndHowTheQueueGrew() {
    assertThat(told(good()).lines())
        .containsExactly(
            "A: put A1",
            "B: put B1 | 2 items in the queue now",
            "C: got A1 | the queue was empty: waited 11 ms for A",
            "C: got B1 | from B; lay in the queue for 9 ms",
            "B: put B1",
            "C: got B1 | from B; lay in the queue for 20 ms",
            "B: put B2 | the queue was full: waited 20 ms for room",
            "C: got B2 | from B; lay in the queue for 9 ms");
    assertThat(told(good()).problems()).isEmpty();
    assertThat(told(good()).seen())
        .contains("4 items", "2 queues", "up to 2 items", "waited 20 ms in all");
  }

  @Test
  void shouldFindALostItem() {
    Story story = processes();
    put(story, 10, "A", "Queue-1", 0, "A1");
    put(story, 11, "A", "Queue-1", 1, "A2");
    got(story, 12, "C", "Queue-1", 0, "A1");
    assertThat(told(limited(story)).problems())
        .contains("Queue-1: put and never got: positions=[1].");
  }

  @Test
  void shouldFindAnItemThatCameTwice() {
    Story story = got(good(), 70, "C", "Queue-2", 1, "B2");
    assertThat(told(story).problems())
        .containsExactly("Queue-2: the item at position=1 was got twice.");
  }

  @Test
  void shouldFindAnItemThatChangedOnItsWay() {
    Story story = put(good(), 70, "A", "Queue-1", 2, "A2");
    got(story, 71, "C", "Queue-1", 2, "A7");
    assertThat(told(story).problems())
        .containsExactly("Queue-1: position=2 was put as A2 and got as A7.");
  }

  @Test
  void shouldFindItemsOutOfOrder() {
    Story story = put(good(), 70, "A", "Queue-1", 2, "A2");
    put(story, 71, "A", "Queue-1", 3, "A3");
    got(story, 72, "C", "Queue-1", 3, "A3");
    got(story, 73, "C", "Queue-1", 2, "A2");
    assertThat(told(story).problems())
        .containsExactly("Queue-1: C got position=2 after position=3.");
  }

  @Test
  void shouldMissBackPressureGrowthAndASecondProducer() {
    Story story = put(processes(), 10, "A", "Queue-1", 0, "A1");
    got(story, 11, "C", "Queue-1", 0, "A1");
    assertThat(told(story).problems())
        .containsExactly(
            "No producer ever had to wait for room.",
            "No queue without a limit ever grew.",
            "There were not several producers and a consumer: producers=1.");
  }

  @Test
  void shouldSayNothingOfAPutThatIsNotYetKnown() {
    Story story = got(processes(), 10, "C", "Queue-1", 0, "A1");
    assertThat(told(story).lines()).containsExactly("C: got A1");
  }

  @Test
  void shouldSayThatTheLineOfAPutComesAfterIt() {
    Story story = processes();
    story.at(1).event("C", QUEUE_GET_WAITING, "Queue-1", 0, 0);
    story.at(2).event("A", QUEUE_PUT, "Queue-1", 0, 0).event("A", QUEUE_PUT, "Queue-1", 0, 1);
    story.at(3).event("C", QUEUE_GOT, "Queue-1", 2 * MILLI, 0).line("C", "got A1");
    story.line("A", "put A1");
    got(story, 4, "C", "Queue-1", 1, "A2").line("A", "put A2");
    story.at(5).event("MainProcess", QUEUE_PUT, "Queue-1", 0, 2);
    got(story, 6, "C", "Queue-1", 2, "the sentinel, stops");
    assertThat(told(story).lines())
        .filteredOn(line -> line.startsWith("C"))
        .containsExactly(
            "C: got A1 | the queue was empty: waited 2 ms for A, whose own line comes after its"
                + " put",
            "C: got A2 | from A, whose own line comes after its put; lay in the queue for 2 ms",
            "C: got the sentinel, stops | from MainProcess; lay in the queue for 1 ms");
  }

  @Test
  void shouldAnswerHowFullTheQueueOfTheThirdPartWas() {
    assertThat(told(good()).answer(0)).isEmpty();
    Story story = put(put(good(), 70, "A", "Queue-3", 0, "A1"), 71, "A", "Queue-3", 1, "A2");
    got(got(story, 72, "C", "Queue-3", 0, "A1"), 73, "C", "Queue-3", 1, "A2");
    assertThat(told(story).answer(0)).isEqualTo("2");
  }
}
