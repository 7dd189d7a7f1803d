package mpj.lessons.story.diagnosis;

import static mpj.multiprocessing.trace.EventKind.LOCK_ACQUIRED;
import static mpj.multiprocessing.trace.EventKind.LOCK_TIMED_OUT;
import static mpj.multiprocessing.trace.EventKind.LOCK_WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import mpj.lessons.story.Run;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.ProcessRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BlockageTest {
  private final Run run = new Run();
  private long now = 1_000;

  private static long pid(String who) {
    return 100 + who.charAt(0);
  }

  private static ProcessRecord record(String who) {
    return new ProcessRecord(who, pid(who), pid("Main"), 1, 0, OptionalInt.empty());
  }

  private void does(String who, EventKind kind, String lock, String peer) {
    Actor other = peer == null ? null : new Actor(peer, pid(peer));
    run.event(new Event(now++, new Actor(who, pid(who)), kind, lock, other, 0, 0));
  }

  private List<String> circle() {
    return new Blockage(run)
        .circle().stream().map(wait -> wait.who().name() + " " + wait.inWords()).toList();
  }

  /** A, B and C have Lock-A, Lock-B and Lock-C; A wants B's, B wants C's, D wants A's. */
  @BeforeEach
  void chain() {
    List<ProcessRecord> all =
        Stream.of("Main", "A", "B", "C", "D").map(BlockageTest::record).toList();
    run.begin(() -> all);
    for (String who : List.of("A", "B", "C")) {
      does(who, LOCK_ACQUIRED, "Lock-" + who, null);
    }
    does("A", LOCK_WAITING, "Lock-B", "B");
    does("B", LOCK_WAITING, "Lock-C", "C");
    does("D", LOCK_WAITING, "Lock-A", "A");
  }

  @Test
  void shouldFindNoCircleInAChain() {
    assertThat(circle()).isEmpty();
  }

  @Test
  void shouldFindACircleOfThreeWithoutTheOneThatOnlyWaitsForIt() {
    does("C", LOCK_WAITING, "Lock-A", "A");
    assertThat(circle()).containsExactly("A wants Lock-B", "B wants Lock-C", "C wants Lock-A");
  }

  @Test
  void shouldFindAProcessThatWaitsForItself() {
    does("C", LOCK_WAITING, "Lock-C", "C");
    assertThat(circle()).containsExactly("C wants Lock-C");
  }

  @Test
  void shouldForgetAWaitThatWasGivenUp() {
    does("C", LOCK_WAITING, "Lock-A", "A");
    run.event(new Event(now++, new Actor("B", pid("B")), LOCK_TIMED_OUT, "Lock-C", null, 5, 0));
    assertThat(circle()).isEmpty();
  }
}
