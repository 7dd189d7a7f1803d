package mpj.lessons.story.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mpj.lessons.story.Wait;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.WaitKind;
import org.junit.jupiter.api.Test;

/** The line at which a process waits is one of those at which its threads are. */
class LinesTest {
  private static final Probe PROBE =
      new Probe() {
        @Override
        public boolean isStopped(long pid) {
          return false;
        }

        @Override
        public boolean isBusy(long pid) {
          return false;
        }

        @Override
        public List<Place> places(long pid) {
          return List.of(
              new Place("Two.java:59", List.of("Futex", "Lock")),
              new Place("Two.java:70", List.of()));
        }
      };

  private static final Actor WHO = new Actor("Process-1", 4711);

  private static Event event(EventKind kind, String object, Actor peer) {
    return new Event(0, WHO, kind, object, peer, 0, 0);
  }

  @Test
  void shouldTakeTheThreadThatIsInTheWait() {
    var wait = new Wait(WaitKind.LOCK, event(EventKind.LOCK_WAITING, "Lock-1", null));

    assertThat(new Lines(PROBE).of(Clue.of(wait))).isEqualTo("Two.java:59");
  }

  @Test
  void shouldNameAllWhereNoThreadIsInTheWait() {
    var wait =
        new Wait(WaitKind.JOIN, event(EventKind.JOIN_WAITING, "", new Actor("Process-2", 4712)));

    assertThat(new Lines(PROBE).of(Clue.of(wait))).isEqualTo("Two.java:59 or Two.java:70");
  }
}
