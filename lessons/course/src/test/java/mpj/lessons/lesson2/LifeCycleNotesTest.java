package mpj.lessons.lesson2;

import static mpj.multiprocessing.trace.EventKind.LOCK_ACQUIRED;
import static mpj.multiprocessing.trace.EventKind.LOCK_WAITING;
import static mpj.multiprocessing.trace.EventKind.PROCESS_ENDED;
import static mpj.multiprocessing.trace.EventKind.PROCESS_STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import mpj.lessons.demo.Story;
import mpj.lessons.demo.Story.Told;
import org.junit.jupiter.api.Test;

class LifeCycleNotesTest {

  private static Told notes(Story story) {
    return story.to(LifeCycleNotes::new, Map.of("count", 300, "wait", 300));
  }

  private static final String MADE = "is made: alive=false pid=none exit=none";
  private static final String COUNTS = "counts: alive=true pid=101 exit=none";
  private static final String WANTS = "wants the lock: alive=true pid=101 exit=none";
  private static final String JOINED = "is joined: alive=false pid=101 exit=0";

  /**
   * The child asks for the lock at one millisecond; its parent looks, for the third time, later.
   */
  private static Story told(long asks, long looks, String... lines) {
    Story story =
        new Story()
            .child("Process-1", 10, 900)
            .at(5)
            .line("MainProcess", lines[0])
            .event("MainProcess", LOCK_ACQUIRED, "Lock-1", 0, 1)
            .at(100)
            .event("Process-1", PROCESS_STARTED, "", 0, 0)
            .at(110)
            .line("MainProcess", lines[1])
            .at(asks)
            .event("Process-1", LOCK_WAITING, "Lock-1", "MainProcess", 0, 0)
            .at(looks)
            .line("MainProcess", lines[2])
            .at(801)
            .event("Process-1", LOCK_ACQUIRED, "Lock-1", 391_000_000L, 2)
            .line("Process-1", "has the lock")
            .at(900)
            .event("Process-1", PROCESS_ENDED, "", 0, 0)
            .at(910);
    return lines.length > 3 ? story.line("MainProcess", lines[3]) : story;
  }

  private static Story good() {
    return told(410, 800, MADE, COUNTS, WANTS, JOINED);
  }

  @Test
  void shouldNameEachStateAsTheEventsTellIt() {
    assertThat(notes(good()).lines())
        .containsExactly(
            "MainProcess: " + MADE + " | new: an object, but no process yet",
            "MainProcess: " + COUNTS + " | running",
            "MainProcess: " + WANTS + " | blocked for 390 ms now: MainProcess has the lock",
            "Process-1: has the lock | was blocked for 391 ms",
            "MainProcess: " + JOINED + " | terminated; the exit code is there");
    assertThat(notes(good()).problems()).isEmpty();
    assertThat(notes(good()).seen())
        .contains("new, running, blocked, running and terminated", "because MainProcess had");
  }

  @Test
  void shouldFindALookBeforeTheChildWasBlocked() {
    Story story = told(700, 600, MADE, COUNTS, WANTS, JOINED);
    assertThat(notes(story).problems())
        .containsExactly("At \"" + WANTS + "\" the child was running, not blocked.");
  }

  @Test
  void shouldFindFiguresThatDoNotFitTheState() {
    Story story =
        told(410, 800, MADE, COUNTS, "wants the lock: alive=false pid=101 exit=0", JOINED);
    assertThat(notes(story).problems())
        .singleElement()
        .asString()
        .contains("a child that was blocked", "alive=true pid=101 exit=none");
    Story foreign = told(410, 800, MADE, "counts: alive=true pid=999 exit=none", WANTS, JOINED);
    assertThat(notes(foreign).problems()).hasSize(1);
  }

  @Test
  void shouldMissALook() {
    assertThat(notes(told(410, 800, MADE, COUNTS, WANTS)).problems())
        .containsExactly("The parent looked at its child not once in each state: looks=3.");
  }

  @Test
  void shouldAnswerHowOftenTheChildWasAlive() {
    assertThat(notes(good()).answer(0)).isEqualTo("2");
  }
}
