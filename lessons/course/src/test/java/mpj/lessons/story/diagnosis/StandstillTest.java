package mpj.lessons.story.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mpj.multiprocessing.trace.EventKind;
import org.junit.jupiter.api.Test;

/** Told stories that end in silence, and what each is called. */
final class StandstillTest {
  private static List<String> parts(Verdict verdict) {
    return verdict.parts().stream().map(Verdict.Part::inWords).toList();
  }

  @Test
  void shouldFindACircleOfThree() {
    Verdict verdict =
        new Tale()
            .takes("A", "Lock-1")
            .takes("B", "Lock-2")
            .takes("C", "Lock-3")
            .wants("A", "Lock-2", "B")
            .wants("B", "Lock-3", "C")
            .wants("C", "Lock-1", "A")
            .wants("D", "Lock-1", "A")
            .standstill();

    assertThat(verdict.kind()).isEqualTo(VerdictKind.DEADLOCK);
    assertThat(parts(verdict))
        .containsExactly(
            "A has Lock-1 and wants Lock-2",
            "B has Lock-2 and wants Lock-3",
            "C has Lock-3 and wants Lock-1");
  }

  @Test
  void shouldFindACircleOfPermitsOnlyIfNoneCanComeBack() {
    var tale =
        new Tale()
            .does("A", EventKind.SEMAPHORE_ACQUIRED, "Semaphore-1")
            .does("B", EventKind.SEMAPHORE_ACQUIRED, "Semaphore-1")
            .takes("C", "Lock-1")
            .does("C", EventKind.SEMAPHORE_WAITING, "Semaphore-1")
            .wants("A", "Lock-1", "C")
            .does("B", EventKind.EVENT_WAITING, "Event-1")
            .joins("MainProcess", "A");
    assertThat(tale.standstill().kind()).isEqualTo(VerdictKind.DEADLOCK);

    tale.does("B", EventKind.EVENT_PASSED, "Event-1", null, 1);
    assertThat(tale.computes("B").standstill().kind()).isEqualTo(VerdictKind.ENDLESS_LOOP);
  }

  @Test
  void shouldTakeWhoWaitsForItselfForOneThatForgotToRelease() {
    Verdict verdict = new Tale().takes("A", "Lock-1").wants("A", "Lock-1", "A").standstill();

    assertThat(verdict.kind()).isEqualTo(VerdictKind.FORGOTTEN_RELEASE);
    assertThat(parts(verdict)).containsExactly("A has Lock-1 and wants Lock-1");
  }

  @Test
  void shouldFindALockKeptBeyondTheTaskItWasTakenIn() {
    Verdict verdict =
        new Tale()
            .does("A", EventKind.TASK_BEGAN, "Pool-1")
            .takes("A", "Lock-1")
            .does("A", EventKind.TASK_ENDED, "Pool-1")
            .computes("A")
            .wants("B", "Lock-1", "A")
            .standstill();

    assertThat(verdict.kind()).isEqualTo(VerdictKind.FORGOTTEN_RELEASE);
    assertThat(verdict.sentence())
        .isEqualTo("B wants Lock-1; A ended the task in which it took it without releasing it");
  }

  @Test
  void shouldFindAnIdleHolderButNotOneThatComputes() {
    var tale = new Tale().takes("A", "Lock-1").wants("B", "Lock-1", "A");
    assertThat(tale.standstill().kind()).isEqualTo(VerdictKind.FORGOTTEN_RELEASE);

    Verdict slow = tale.computes("A").standstill();
    assertThat(slow.kind()).isEqualTo(VerdictKind.ENDLESS_LOOP);
    assertThat(slow.sentence())
        .isEqualTo("A computes and does nothing that another process could notice");
    assertThat(parts(slow)).contains("A computes", "B wants Lock-1");
  }

  @Test
  void shouldFindOneThatWaitsForThoseWhoWaitForIt() {
    Verdict verdict =
        new Tale()
            .takes("A", "Lock-1")
            .does("A", EventKind.BARRIER_ARRIVED, "Barrier-1")
            .wants("B", "Lock-1", "A")
            .joins("MainProcess", "A")
            .standstill();

    assertThat(verdict.kind()).isEqualTo(VerdictKind.DEADLOCK);
    assertThat(parts(verdict))
        .containsExactly("B wants Lock-1", "A has Lock-1 and waits at Barrier-1");
  }

  @Test
  void shouldFindOneThatWaitsForALatchThatNobodyIsLeftToCountDown() {
    Verdict verdict =
        new Tale()
            .takes("A", "Lock-1")
            .does("A", EventKind.LATCH_WAITING, "CountDownLatch-1")
            .wants("B", "Lock-1", "A")
            .joins("MainProcess", "A")
            .standstill();

    assertThat(verdict.kind()).isEqualTo(VerdictKind.DEADLOCK);
    assertThat(verdict.sentence()).endsWith("of whom nobody is left to count it down");
    assertThat(parts(verdict))
        .containsExactly("B wants Lock-1", "A has Lock-1 and waits for CountDownLatch-1");
  }

  @Test
  void shouldBlameTheJoinWhereTheParentHasWhatTheChildWants() {
    Verdict verdict =
        new Tale()
            .takes("MainProcess", "Lock-1")
            .wants("A", "Lock-1", "MainProcess")
            .joins("MainProcess", "A")
            .standstill();

    assertThat(verdict.kind()).isEqualTo(VerdictKind.EARLY_JOIN);
  }

  @Test
  void shouldNotBlameTheJoinWhileAnotherCouldAct() {
    var tale =
        new Tale()
            .does("A", EventKind.QUEUE_GET_WAITING, "Queue-1")
            .joins("MainProcess", "A")
            .does("B", EventKind.PROCESS_STARTED, "");
    assertThat(tale.standstill().kind()).isEqualTo(VerdictKind.WAITING);
    assertThat(tale.ends("B").standstill().kind()).isEqualTo(VerdictKind.EARLY_JOIN);
  }

  @Test
  void shouldNotTakeASignallingSemaphoreForALock() {
    Verdict verdict =
        new Tale()
            .does("A", EventKind.SEMAPHORE_RELEASED, "Semaphore-1", null, 1)
            .does("B", EventKind.SEMAPHORE_ACQUIRED, "Semaphore-1")
            .ends("B")
            .does("C", EventKind.SEMAPHORE_WAITING, "Semaphore-1")
            .standstill();

    assertThat(verdict.kind()).isEqualTo(VerdictKind.WAITING);
  }

  @Test
  void shouldCallNothingADeadlockInWhichOneIsStopped() {
    var tale =
        new Tale()
            .takes("A", "Lock-1")
            .takes("B", "Lock-2")
            .wants("A", "Lock-2", "B")
            .wants("B", "Lock-1", "A")
            .isStopped("A");

    assertThat(tale.standstill().kind()).isEqualTo(VerdictKind.STOPPED);
    assertThat(tale.phrases())
        .containsExactly("A is stopped; kill -CONT 101 resumes it", "B wants Lock-1 of A");
  }

  @Test
  void shouldForgetAWaitThatIsOver() {
    var tale =
        new Tale()
            .takes("A", "Lock-1")
            .wants("B", "Lock-1", "A")
            .joins("MainProcess", "B")
            .releases("A", "Lock-1")
            .does("B", EventKind.LOCK_ACQUIRED, "Lock-1", "A", 5);

    assertThat(tale.phrases()).containsExactly("MainProcess waits for the end of B");
  }
}
