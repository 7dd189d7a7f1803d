package mpj.lessons.lesson4;

import static mpj.multiprocessing.trace.EventKind.LOCK_ACQUIRED;
import static mpj.multiprocessing.trace.EventKind.LOCK_REENTERED;
import static mpj.multiprocessing.trace.EventKind.LOCK_RELEASED;
import static mpj.multiprocessing.trace.EventKind.LOCK_TIMED_OUT;
import static mpj.multiprocessing.trace.EventKind.LOCK_WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import mpj.lessons.demo.Story;
import mpj.lessons.demo.Story.Told;
import org.junit.jupiter.api.Test;

class RLockNotesTest {
  private static final long MILLI = 1_000_000L;
  private static final String CALLS = "has it, and calls a method that wants it";

  private static Told told(Story story) {
    return story.to(RLockNotes::new, Map.of("patience", 400));
  }

  private static Story reentrant(long secondTaken) {
    return new Story()
        .child("P1", 0, 900)
        .child("P2", 0, 900)
        .child("P3", 0, 900)
        .line("P1", "wants the lock")
        .event("P1", LOCK_ACQUIRED, "RLock-1", 0, 0)
        .line("P1", CALLS)
        .event("P1", LOCK_REENTERED, "RLock-1", 2, 0)
        .line("P1", "has it a second time")
        .at(10)
        .line("P2", "wants the lock")
        .event("P2", LOCK_WAITING, "RLock-1", "P1", 0, 0)
        .at(100)
        .line("P1", "gives the lock back")
        .event("P1", LOCK_RELEASED, "RLock-1", 100 * MILLI, 0)
        .at(secondTaken)
        .event("P2", LOCK_ACQUIRED, "RLock-1", "P1", 91 * MILLI, 1)
        .at(102)
        .line("P2", CALLS)
        .event("P2", LOCK_REENTERED, "RLock-1", 2, 0)
        .line("P2", "has it a second time")
        .at(200)
        .line("P2", "gives the lock back")
        .event("P2", LOCK_RELEASED, "RLock-1", 99 * MILLI, 0);
  }

  private static Story plain(Story story, String holder) {
    return story
        .at(300)
        .line("P3", "wants the lock")
        .event("P3", LOCK_ACQUIRED, "Lock-1", 0, 0)
        .line("P3", CALLS)
        .event("P3", LOCK_WAITING, "Lock-1", holder, 0, 0)
        .at(700)
        .event("P3", LOCK_TIMED_OUT, "Lock-1", 400 * MILLI, 0)
        .line("P3", "gives up")
        .at(800)
        .line("P3", "gives the lock back")
        .event("P3", LOCK_RELEASED, "Lock-1", 500 * MILLI, 0);
  }

  private static List<String> problems(Story story) {
    return told(story).problems();
  }

  @Test
  void shouldSayWhoDoesNotWaitForItselfAndWhoDoes() {
    Story story = plain(reentrant(101), "P3");
    assertThat(told(story).lines())
        .containsExactly(
            "P1: wants the lock | nobody has it at this moment",
            "P1: " + CALLS + " | no wait",
            "P1: has it a second time" + " | its own: no wait; it holds it 2 times now",
            "P2: wants the lock | P1 has it",
            "P1: gives the lock back | P2 waited all the while",
            "P2: " + CALLS + " | waited 91 ms for P1",
            "P2: has it a second time" + " | its own: no wait; it holds it 2 times now",
            "P2: gives the lock back | nobody waits for it",
            "P3: wants the lock | nobody has it at this moment",
            "P3: " + CALLS + " | no wait",
            "P3: gives up | waited 400 ms for the holder, which is itself",
            "P3: gives the lock back | nobody waits for it");
    assertThat(problems(story)).isEmpty();
    assertThat(told(story).seen())
        .contains("2 processes took a reentrant lock", "P3 waited 400 ms for itself");
  }

  @Test
  void shouldMissTheSecondTakingAndTheWaitForItself() {
    assertThat(problems(new Story()))
        .containsExactly(
            "No process took a lock that it had already.",
            "No process waited in vain for a lock that it had itself.");
    assertThat(problems(plain(reentrant(101), "P2")))
        .containsExactly("No process waited in vain for a lock that it had itself.");
  }

  @Test
  void shouldFindAnotherHolderBeforeTheLastRelease() {
    assertThat(problems(plain(reentrant(50), "P3")))
        .containsExactly("P1 and P2 held the lock at the same time.");
  }

  @Test
  void shouldAnswerWhetherThePlainLockWasHadASecondTime() {
    assertThat(told(plain(reentrant(101), "P3")).answer(0)).isEqualTo("no");
    assertThat(told(reentrant(101)).answer(0)).isEmpty();
    Story twice = reentrant(101).event("P3", LOCK_REENTERED, "Lock-1", 2, 0);
    assertThat(told(twice).answer(0)).isEqualTo("yes");
  }
}
