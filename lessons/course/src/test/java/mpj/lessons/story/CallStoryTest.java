package mpj.lessons.story;

import static mpj.multiprocessing.trace.EventKind.CALL_BEGAN;
import static mpj.multiprocessing.trace.EventKind.CALL_ENDED;
import static mpj.multiprocessing.trace.EventKind.CALL_SERVED;
import static mpj.multiprocessing.trace.EventKind.PROCESS_STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;
import org.junit.jupiter.api.Test;

/** What calls of hosted objects tell, and what the calls of a managed semaphore mean. */
class CallStoryTest {
  private static final Actor SERVER = new Actor("Manager-1", 200);
  private static final Actor ONE = new Actor("Process-1", 101);
  private static final Actor TWO = new Actor("Process-2", 102);
  private static final String SEMAPHORE = "ManagedSemaphore-1";

  private final Run run = new Run();
  private long now = 1_000;

  private Event does(Actor who, EventKind kind, String object, Actor peer, long value) {
    var event = new Event(now++, who, kind, object, peer, value, 0);
    run.event(event);
    return event;
  }

  private void calls(Actor who, String object) {
    does(who, CALL_BEGAN, object, null, 0);
    does(SERVER, CALL_SERVED, object, who, 1);
    does(who, CALL_ENDED, object, null, 2);
  }

  private OutputLine says(Actor who) {
    var line = new OutputLine(now++, who, false, "a line");
    run.line(line);
    return line;
  }

  @Test
  void shouldTellWhoCalledWhat() {
    calls(ONE, "List-1");
    calls(TWO, "Dict-1");
    does(SERVER, CALL_SERVED, "List-1", null, 1);
    assertThat(run.calls().answered()).hasSize(2);
    assertThat(run.calls().answered("Process-1")).extracting(Event::object).containsOnly("List-1");
    assertThat(run.calls().answeredBy("Dict")).extracting(Event::process).containsOnly(TWO);
    assertThat(run.calls().servedBy("List")).hasSize(2);
    assertThat(run.calls().servedOutside()).hasSize(1);
    assertThat(run.calls().servers()).containsExactly(SERVER);
    assertThat(run.calls().oneServer().problems()).isEmpty();
  }

  @Test
  void shouldTellCallsThatCameBeforeTheServerHadStarted() {
    Event early = does(ONE, CALL_ENDED, "List-1", null, 500);
    does(SERVER, PROCESS_STARTED, "", null, 0);
    does(SERVER, CALL_SERVED, "List-1", ONE, 1);
    Event later = does(ONE, CALL_ENDED, "List-1", null, 1);
    assertThat(run.calls().isEarly(early)).isTrue();
    assertThat(run.calls().isEarly(later)).isFalse();
    assertThat(CallStory.median(List.of(early, later))).isEqualTo(500);
    assertThat(CallStory.median(List.of())).isZero();
  }

  @Test
  void shouldTellWhatHappenedSinceALineOfTheSameProcess() {
    calls(ONE, "List-1");
    OutputLine first = says(ONE);
    calls(ONE, "List-1");
    says(TWO);
    calls(ONE, "List-1");
    OutputLine second = says(ONE);
    assertThat(run.sinceLineBefore(first, CALL_ENDED)).hasSize(1);
    assertThat(run.sinceLineBefore(second, CALL_ENDED)).hasSize(2);
    assertThat(run.sinceLineBefore(second, CALL_BEGAN, CALL_ENDED))
        .extracting(Event::kind)
        .containsExactly(CALL_BEGAN, CALL_ENDED, CALL_BEGAN, CALL_ENDED);
  }

  @Test
  void shouldTellWhoMadeRoomForWhomAtASemaphore() {
    calls(ONE, "List-1");
    calls(ONE, SEMAPHORE);
    does(TWO, CALL_BEGAN, SEMAPHORE, null, 0);
    ManagedSemaphoreStory semaphore = run.managedSemaphore();
    assertThat(semaphore.waiting()).isEqualTo(1);
    assertThat(semaphore.of(ONE)).isPresent();
    does(ONE, CALL_BEGAN, SEMAPHORE, null, 0);
    does(TWO, CALL_ENDED, SEMAPHORE, null, 7);
    does(ONE, CALL_ENDED, SEMAPHORE, null, 1);
    assertThat(semaphore.of(ONE)).isEmpty();
    assertThat(semaphore.peak()).isEqualTo(1);
    assertThat(semaphore.releases()).isEqualTo(1);
    assertThat(semaphore.waits())
        .singleElement()
        .satisfies(turn -> {
          assertThat(turn.after()).contains(ONE);
          assertThat(turn.waited()).isEqualTo(7);
        });
  }

  @Test
  void shouldMissAServer() {
    assertThat(run.calls().oneServer().problems())
        .containsExactly("Not as expected: servers that answered calls; expected=1 found=0.");
  }
}
