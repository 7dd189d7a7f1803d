package mpj.lessons.story;

import static mpj.multiprocessing.trace.EventKind.CALL_BEGAN;
import static mpj.multiprocessing.trace.EventKind.CALL_ENDED;
import static mpj.multiprocessing.trace.EventKind.JOIN_ENDED;
import static mpj.multiprocessing.trace.EventKind.JOIN_WAITING;
import static mpj.multiprocessing.trace.EventKind.LOCK_ACQUIRED;
import static mpj.multiprocessing.trace.EventKind.LOCK_WAITING;
import static mpj.multiprocessing.trace.EventKind.PROCESS_ENDED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.WaitKind;
import org.junit.jupiter.api.Test;

class WaitsTest {
  private static final Actor MAIN = new Actor("MainProcess", 100);
  private static final Actor ONE = new Actor("Process-1", 101);
  private static final Actor TWO = new Actor("Process-2", 102);

  private final List<String> ended = new ArrayList<>();
  private final Waits waits =
      new Waits((wait, event) -> ended.add(wait.inWords() + " " + (event.nanos() - wait.since())));
  private long now;

  private void does(Actor who, EventKind kind, String object, Actor peer, long value, long number) {
    waits.add(new Event(now++, who, kind, object, peer, value, number));
  }

  @Test
  void shouldTakeWhatCameAtOnceForAnotherThreads() {
    does(ONE, LOCK_WAITING, "Lock-1", TWO, 0, 0);
    does(ONE, LOCK_ACQUIRED, "Lock-1", null, 0, 1);
    assertThat(waits.of(ONE)).hasSize(1);

    does(ONE, LOCK_ACQUIRED, "Lock-1", TWO, 7, 2);
    assertThat(waits.lasting()).isEmpty();
    assertThat(ended).containsExactly("wants Lock-1 2");
  }

  @Test
  void shouldTellApartWhomAProcessJoins() {
    does(MAIN, JOIN_WAITING, "", ONE, 0, 0);
    does(MAIN, JOIN_WAITING, "", TWO, 0, 0);
    does(MAIN, JOIN_ENDED, "", TWO, 5, 0);

    assertThat(waits.of(MAIN))
        .extracting(Wait::inWords)
        .containsExactly("waits for the end of Process-1");
  }

  @Test
  void shouldTellApartTheCallsOfAProcess() {
    does(ONE, CALL_BEGAN, "ManagedList-1", null, 0, 1);
    does(ONE, CALL_BEGAN, "ManagedList-1", null, 0, 2);
    does(ONE, CALL_ENDED, "ManagedList-1", null, 5, 2);

    assertThat(waits.of(ONE)).extracting(wait -> wait.begun().sequence()).containsExactly(1L);
  }

  @Test
  void shouldEndTheWaitsOfAProcessWithIt() {
    does(ONE, LOCK_WAITING, "Lock-1", TWO, 0, 0);
    does(MAIN, LOCK_WAITING, "Lock-1", TWO, 0, 0);
    does(ONE, PROCESS_ENDED, "", null, -9, 0);

    assertThat(waits.at("Lock-1")).extracting(Wait::who).containsExactly(MAIN);
    assertThat(ended).hasSize(1);
  }

  @Test
  void shouldSayHowManyWait() {
    assertThat(waits.inWords(WaitKind.LOCK)).isEqualTo("nobody waits");
    does(ONE, LOCK_WAITING, "Lock-1", null, 0, 0);
    does(MAIN, JOIN_WAITING, "", ONE, 0, 0);
    assertThat(waits.inWords(WaitKind.LOCK)).isEqualTo("Process-1 waits");
    does(TWO, LOCK_WAITING, "Lock-2", null, 0, 0);
    assertThat(waits.inWords(WaitKind.LOCK)).isEqualTo("2 wait");
  }
}
