package mpj.lessons.story;

import static mpj.multiprocessing.trace.EventKind.LOCK_ACQUIRED;
import static mpj.multiprocessing.trace.EventKind.LOCK_RELEASED;
import static mpj.multiprocessing.trace.EventKind.LOCK_WAITING;
import static mpj.multiprocessing.trace.EventKind.PROCESS_ENDED;
import static mpj.multiprocessing.trace.EventKind.PROCESS_STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalInt;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;
import mpj.multiprocessing.trace.ProcessRecord;
import org.junit.jupiter.api.Test;

class RunTest {
  private static final Actor ONE = new Actor("Process-1", 101);
  private static final Actor TWO = new Actor("Process-2", 102);

  private final Run run = new Run();
  private long now = 1_000;

  private static ProcessRecord record(String name, long pid, long endNanos) {
    OptionalInt code = endNanos == 0 ? OptionalInt.empty() : OptionalInt.of(0);
    return new ProcessRecord(name, pid, 100, 1, endNanos, code);
  }

  private static List<ProcessRecord> processes() {
    return List.of(
        record("MainProcess", 100, 0), record("Process-1", 101, 0), record("Process-2", 102, 0));
  }

  private Event does(Actor who, EventKind kind, String object) {
    return does(who, kind, object, 0, 0);
  }

  private Event does(Actor who, EventKind kind, String object, long value, long sequence) {
    var event = new Event(now++, who, kind, object, null, value, sequence);
    run.event(event);
    return event;
  }

  private void says(Actor who, String text) {
    run.line(new OutputLine(now++, who, false, text));
  }

  @Test
  void shouldTellOfALockLateWhatItWouldHaveToldEarly() {
    LockStory early = run.onlyLock();
    does(ONE, LOCK_ACQUIRED, "Lock-7");
    does(TWO, LOCK_WAITING, "Lock-7");
    does(ONE, LOCK_ACQUIRED, "Lock-8");
    LockStory late = run.lock("Lock-7");
    does(ONE, LOCK_RELEASED, "Lock-7");
    does(TWO, LOCK_ACQUIRED, "Lock-7", 5, 1);

    assertThat(early.object()).isEqualTo("Lock-7");
    assertThat(late.turns()).isEqualTo(early.turns()).hasSize(2);
    assertThat(run.locks()).extracting(LockStory::object).containsExactly("Lock-7", "Lock-8");
  }

  @Test
  void shouldKnowWhoBootsRunsAndHasEnded() {
    run.begin(RunTest::processes);
    assertThat(run.lives().booting()).containsExactly(ONE, TWO);

    does(ONE, PROCESS_STARTED, "");
    assertThat(run.lives().booting()).containsExactly(TWO);

    does(ONE, PROCESS_ENDED, "", 3, 0);
    assertThat(run.lives().living()).containsExactly(run.main(), TWO);
    assertThat(run.lives().exitCode(ONE)).hasValue(3);
    assertThat(run.lives().exitCode(TWO)).isEmpty();

    run.end(List.of(record("MainProcess", 100, 0), record("Process-2", 102, 9)));
    assertThat(run.lives().exitCode(TWO)).hasValue(0);
  }

  @Test
  void shouldKnowTheNewestEventOfAKind() {
    does(ONE, LOCK_ACQUIRED, "Lock-1");
    Event second = does(ONE, LOCK_ACQUIRED, "Lock-2");
    does(TWO, LOCK_ACQUIRED, "Lock-3");
    assertThat(run.newest(ONE, LOCK_ACQUIRED, LOCK_RELEASED)).contains(second);

    Event third = does(ONE, LOCK_RELEASED, "Lock-2");
    assertThat(run.newest(ONE, LOCK_ACQUIRED, LOCK_RELEASED)).contains(third);
    assertThat(run.newest(ONE, LOCK_ACQUIRED)).contains(second);
    assertThat(run.newest(TWO, LOCK_RELEASED)).isEmpty();
  }

  @Test
  void shouldReadLinesOfAFormBeforeAndAfterSomebodyAsks() {
    says(ONE, "from 3 to 4");
    assertThat(run.said("from {} to {}")).hasSize(1);
    says(TWO, "from -5 to 6");
    says(TWO, "from here");

    assertThat(run.said("from {} to {}"))
        .extracting(said -> said.number(0))
        .containsExactly(3L, -5L);
    assertThat(run.last("from {} to {}").orElseThrow().who()).isEqualTo(TWO);
    assertThatThrownBy(() -> run.last("from {}").orElseThrow().number(0))
        .hasMessageContaining("line=from here");
  }

  @Test
  void shouldReadWhoSaidWhatAndLists() {
    says(ONE, "children: none");
    says(TWO, "children: a, b, c");

    assertThat(run.first("children: {}").orElseThrow().who()).isEqualTo(ONE);
    Said said = run.said("Process-2", "children: {}").getFirst();
    assertThat(said.list(0)).containsExactly("a", "b", "c");
    assertThat(run.said("Process-1", "children: {}").getFirst().list(0)).containsExactly("none");
    assertThat(run.said("Process-3", "children: {}")).isEmpty();
  }

  @Test
  void shouldGiveTheNewestLineItsNote() {
    says(ONE, "first");
    says(ONE, "second");
    run.note("why");

    assertThat(run.notedLines()).extracting(NotedLine::note).containsExactly(null, "why");
  }

  @Test
  void shouldForgetEventsButNotWhoHoldsWhat() {
    does(ONE, LOCK_ACQUIRED, "Lock-1");
    does(TWO, LOCK_WAITING, "Lock-1");
    run.forgetBefore(now);

    assertThat(run.events()).isEmpty();
    assertThat(run.holds().of("Lock-1")).extracting(Hold::who).containsExactly(ONE);
    assertThat(run.waits().of(TWO)).extracting(Wait::inWords).containsExactly("wants Lock-1");
  }

  @Test
  void shouldKeepSoManyEventsAndHearTheOthersAllTheSame() {
    var small = new Run(1);
    small.event(new Event(1, ONE, LOCK_ACQUIRED, "Lock-1", null, 0, 0));
    small.event(new Event(2, ONE, LOCK_RELEASED, "Lock-1", null, 0, 0));

    assertThat(small.events()).hasSize(1);
    assertThat(small.holds().lasting()).isEmpty();
  }

  @Test
  void shouldShowAPartAsIfNothingElseHadHappened() {
    does(ONE, LOCK_ACQUIRED, "Lock-1");
    long from = now;
    Event inside = does(TWO, LOCK_WAITING, "Lock-1");
    says(TWO, "inside");
    long to = now - 1;
    does(TWO, LOCK_ACQUIRED, "Lock-1", 4, 1);

    Run part = run.between(from, to);
    assertThat(part.events()).containsExactly(inside);
    assertThat(part.lines()).extracting(OutputLine::text).containsExactly("inside");
    assertThat(part.holds().lasting()).isEmpty();
    assertThat(part.waits().lasting()).hasSize(1);
  }

  @Test
  void shouldGoBackToWhatWasAtATime() {
    List<ProcessRecord> all =
        List.of(
            record("MainProcess", 100, 9_000),
            record("Process-1", 101, 1_500),
            record("Process-2", 102, 5_000));
    run.begin(() -> all);
    does(ONE, LOCK_ACQUIRED, "Lock-7");
    says(ONE, "early");
    now = 2_000;
    does(TWO, LOCK_WAITING, "Lock-7");
    now = 5_000;
    does(TWO, PROCESS_ENDED, "");
    says(ONE, "late");
    run.end(all);

    Run then = run.until(2_000);
    assertThat(then.waits().of(TWO)).hasSize(1);
    assertThat(then.lines()).hasSize(1);
    assertThat(then.lives().living()).containsExactly(run.main(), TWO);
    assertThat(then.lives().exitCode(TWO)).isEmpty();
  }
}
