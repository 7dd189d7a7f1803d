package mpj.lessons.lesson4;

import static mpj.multiprocessing.trace.EventKind.BARRIER_ACTION;
import static mpj.multiprocessing.trace.EventKind.BARRIER_ARRIVED;
import static mpj.multiprocessing.trace.EventKind.BARRIER_BROKEN;
import static mpj.multiprocessing.trace.EventKind.BARRIER_PASSED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import mpj.lessons.demo.Story;
import mpj.lessons.demo.Story.Told;
import org.junit.jupiter.api.Test;

class BarrierNotesTest {
  private static final long MILLI = 1_000_000L;

  private static Told told(Story story) {
    return story.to(BarrierNotes::new, Map.of("workers", 2));
  }

  private static Story arriving() {
    Story story = new Story().child("P1", 0, 900).child("P2", 0, 900);
    for (String who : new String[] {"P1", "P2", "MainProcess"}) {
      story.at(0).line(who, "sets out, needs 10 ms");
    }
    arrives(story, 10, "P2", 1);
    return arrives(story, 20, "MainProcess", 2);
  }

  private static Story arrives(Story story, long at, String who, long count) {
    return story
        .at(at)
        .line(who, "is at the barrier")
        .event(who, BARRIER_ARRIVED, "Barrier-1", count, 0);
  }

  private static Story acts(Story story, long at, String who) {
    return story
        .at(at)
        .event(who, BARRIER_ACTION, "Barrier-1", 0, 0)
        .line(who, "action: everybody is here");
  }

  private static Story passes(Story story, long at, String who, long waited) {
    return story
        .at(at)
        .event(who, BARRIER_PASSED, "Barrier-1", waited * MILLI, 0)
        .line(who, "goes on");
  }

  private static Story met() {
    Story story = acts(arrives(arriving(), 30, "P1", 3), 31, "P1");
    passes(story, 32, "P1", 0);
    passes(story, 33, "P2", 23);
    return passes(story, 34, "MainProcess", 14);
  }

  /** Goes on to the second barrier, which P2 leaves too early and main reaches too late. */
  private static Story late(Story story) {
    return story
        .at(50)
        .line("P1", "waits for at most 60000 ms")
        .event("P1", BARRIER_ARRIVED, "Barrier-2", 1, 0)
        .line("P2", "waits for at most 300 ms")
        .event("P2", BARRIER_ARRIVED, "Barrier-2", 2, 0)
        .at(350)
        .event("P1", BARRIER_BROKEN, "Barrier-2", 0, 0) // noticed before the one that broke it
        .line("P1", "finds the barrier broken")
        .event("P2", BARRIER_BROKEN, "Barrier-2", 0, 0)
        .line("P2", "finds the barrier broken")
        .line("MainProcess", "waits for at most 0 ms")
        .event("MainProcess", BARRIER_BROKEN, "Barrier-2", 0, 0)
        .line("MainProcess", "finds the barrier broken");
  }

  private static Story good() {
    return late(met());
  }

  @Test
  void shouldSayWhoIsAwaitedAndWhoCameLast() {
    assertThat(told(good()).lines())
        .contains(
            "P2: is at the barrier | still on the way: P1 and MainProcess",
            "MainProcess: is at the barrier | still on the way: P1",
            "P1: is at the barrier | nobody else is on the way now",
            "P1: action: everybody is here | run once, by P1, before anyone may go on",
            "P1: goes on | came last and released the other 2",
            "P2: goes on | waited 23 ms; P1 came last");
    assertThat(told(good()).problems()).isEmpty();
  }

  @Test
  void shouldFindAnEarlyPass() {
    Story story = arriving();
    passes(story, 25, "P2", 15);
    acts(arrives(story, 30, "P1", 3), 31, "P1");
    passes(story, 32, "P1", 0);
    passes(story, 34, "MainProcess", 14);
    assertThat(told(late(story)).problems())
        .containsExactly("P2 passed before P1 had arrived.", "P2 passed before the action ran.");
  }

  @Test
  void shouldFindAnActionThatRanTwiceOrNever() {
    Story twice = acts(good(), 31, "P2");
    assertThat(told(twice).problems()).contains("The action ran not once: actions=2.");
    Story never = arrives(arriving(), 30, "P1", 3);
    for (String who : new String[] {"P1", "P2", "MainProcess"}) {
      passes(never, 40, who, 5);
    }
    assertThat(told(late(never)).problems()).containsExactly("The action ran not once: actions=0.");
  }

  @Test
  void shouldFindAPartyThatNeverPassedAndOneThatNeverArrived() {
    Story stuck = acts(arrives(arriving(), 30, "P1", 3), 31, "P1");
    passes(stuck, 32, "P1", 0);
    passes(stuck, 34, "MainProcess", 14);
    assertThat(told(late(stuck)).problems())
        .containsExactly("Not each party passed once: passed=[P1, MainProcess].");
    Story absent = arriving().at(30).line("P1", "is at the barrier");
    assertThat(told(absent).problems())
        .anyMatch(problem -> problem.startsWith("Not each party arrived once"));
    assertThat(told(new Story()).problems())
        .containsExactly(
            "No meeting at a barrier took place.",
            "No barrier broke, although one party came too late.");
  }

  @Test
  void shouldMissABarrierThatBreaksForAll() {
    assertThat(told(met()).problems())
        .containsExactly("No barrier broke, although one party came too late.");
    Story two =
        met()
            .event("P1", BARRIER_BROKEN, "Barrier-2", 0, 0)
            .event("P2", BARRIER_BROKEN, "Barrier-2", 0, 0);
    assertThat(told(two).problems())
        .containsExactly("Not each party found the barrier broken: broken=2.");
  }

  @Test
  void shouldSayWhoBrokeTheBarrier() {
    assertThat(told(good()).lines())
        .contains(
            "P2: finds the barrier broken"
                + " | its patience ended, and that broke the barrier for everybody",
            "P1: finds the barrier broken | broken, because P2 gave up: all or none",
            "MainProcess: finds the barrier broken | came when it was broken already");
    assertThat(told(good()).problems()).isEmpty();
    assertThat(told(good()).seen())
        .contains("3 parties met. P1 came last", "23 ms", "action ran 1 time", "broke");
  }

  @Test
  void shouldFindWhoPassedABrokenBarrier() {
    Story story = good().event("P1", BARRIER_PASSED, "Barrier-2", 1, 0);
    assertThat(told(story).problems()).containsExactly("[P1] passed a barrier that was broken.");
  }

  @Test
  void shouldCountThoseThatHaveNotSetOut() {
    Story story = new Story().child("P1", 0, 900).child("P2", 0, 900);
    arrives(story.line("P1", "sets out, needs 10 ms"), 10, "P1", 1);
    story.at(11).line("P2", "sets out, needs 5 ms");
    arrives(story.line("MainProcess", "sets out, needs 1 ms"), 12, "MainProcess", 2);
    assertThat(told(story).lines())
        .contains(
            "P1: is at the barrier | nobody else is on the way now; 2 have not set out yet",
            "MainProcess: is at the barrier | still on the way: P2");
  }

  @Test
  void shouldAnswerHowOftenTheActionRan() {
    assertThat(told(good()).answer(0)).isEqualTo("1");
    assertThat(told(new Story()).answer(0)).isEmpty();
  }
}
