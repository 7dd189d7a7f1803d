package mpj.lessons.story.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import mpj.multiprocessing.trace.EventKind;
import org.junit.jupiter.api.Test;

/** Told stories in which much happens: who gets nowhere, and who is only slow. */
final class TrafficTest {
  /** A and B each take their own and give up the other's, so often. */
  private static Tale polite(int times) {
    var tale = new Tale();
    for (int round = 0; round < times; round++) {
      tale.takes("A", "Lock-1")
          .takes("B", "Lock-2")
          .wants("A", "Lock-2", "B")
          .wants("B", "Lock-1", "A")
          .givesUp("A", "Lock-2")
          .givesUp("B", "Lock-1")
          .releases("A", "Lock-1")
          .releases("B", "Lock-2");
    }
    return tale;
  }

  @Test
  void shouldFindTwoThatGiveWay() {
    assertThat(polite(20).nowhere(100)).containsExactly(VerdictKind.LIVELOCK);
  }

  @Test
  void shouldFindTwoThatGiveWayWithoutAWait() {
    var tale = new Tale();
    for (int round = 0; round < 20; round++) {
      tale.takes("A", "Lock-1")
          .takes("B", "Semaphore-2")
          .does("A", EventKind.SEMAPHORE_REFUSED, "Semaphore-2")
          .does("B", EventKind.LOCK_REFUSED, "Lock-1", "A", 0)
          .releases("A", "Lock-1")
          .does("B", EventKind.SEMAPHORE_RELEASED, "Semaphore-2", null, 1);
    }

    assertThat(tale.nowhere(100)).containsExactly(VerdictKind.LIVELOCK);
  }

  @Test
  void shouldWaitForTheLimit() {
    assertThat(polite(20).nowhere(1_000)).isEmpty();
  }

  @Test
  void shouldNotBlameTheStopped() {
    assertThat(polite(20).isStopped("B").nowhere(100)).isEmpty();
  }

  @Test
  void shouldForgiveWhoGotBothInTheEnd() {
    Tale tale = polite(20).takes("A", "Lock-2").takes("B", "Lock-1");

    assertThat(tale.nowhere(1)).isEmpty();
  }

  @Test
  void shouldForgiveThoseWhoGetSomethingElseDone() {
    Tale tale = polite(20);
    tale.does("A", EventKind.QUEUE_PUT, "Queue-1").does("B", EventKind.QUEUE_PUT, "Queue-1");

    assertThat(tale.nowhere(1)).isEmpty();
  }

  @Test
  void shouldNotCallItALivelockWhenOneHoldsForLong() {
    var tale = new Tale().takes("A", "Lock-1");
    for (int round = 0; round < 50; round++) {
      tale.wants("B", "Lock-1", "A").givesUp("B", "Lock-1");
    }

    assertThat(tale.nowhere(10)).isEmpty();
  }

  @Test
  void shouldFindWhoseTurnNeverComes() {
    var tale = new Tale().takes("A", "Lock-1").wants("B", "Lock-1", "A");
    for (int round = 0; round < 20; round++) {
      tale.releases("A", "Lock-1").takes("A", "Lock-1");
    }

    assertThat(tale.nowhere(30)).containsExactly(VerdictKind.STARVATION);
  }

  @Test
  void shouldNotCallALongQueueStarvation() {
    var tale = new Tale().takes("P0", "Lock-1");
    for (int waiter = 1; waiter <= 50; waiter++) {
      tale.wants("P" + waiter, "Lock-1", "P0");
    }
    for (int holder = 0; holder < 49; holder++) {
      String next = "P" + (holder + 1);
      tale.releases("P" + holder, "Lock-1");
      tale.does(next, EventKind.LOCK_ACQUIRED, "Lock-1", null, 1);
    }

    assertThat(tale.nowhere(1)).isEmpty();
  }

  @Test
  void shouldFindAConsumerThatGetsNothingWhileAnotherGetsAll() {
    var tale = new Tale().does("B", EventKind.QUEUE_GET_WAITING, "Queue-1");
    for (int item = 0; item < 20; item++) {
      tale.does("MainProcess", EventKind.QUEUE_PUT, "Queue-1");
      tale.does("A", EventKind.QUEUE_GOT, "Queue-1");
    }

    assertThat(tale.nowhere(30)).containsExactly(VerdictKind.STARVATION);
  }
}
