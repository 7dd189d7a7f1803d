package mpj.lessons.exercise;

import static mpj.multiprocessing.trace.EventKind.LOCK_ACQUIRED;
import static mpj.multiprocessing.trace.EventKind.LOCK_RELEASED;
import static mpj.multiprocessing.trace.EventKind.SEMAPHORE_ACQUIRED;
import static mpj.multiprocessing.trace.EventKind.VALUE_CHANGED;
import static mpj.multiprocessing.trace.EventKind.VALUE_READ;
import static mpj.multiprocessing.trace.EventKind.VALUE_WRITTEN;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class AccountJudgeTest {
  private static final String VALUE = "Value-1";
  private final ToldAttempt run = new ToldAttempt();

  /** Twenty processes of which all but two do one step at once each, so that they count. */
  private ToldAttempt crowd() {
    run.children(20).at(11);
    for (int child = 3; child <= 20; child++) {
      run.at(11).does(child, VALUE_CHANGED, VALUE, 0);
    }
    return run.at(20);
  }

  private String reason() {
    return run.reason(new AccountJudge(1));
  }

  @Test
  void shouldSeeThatNothingSharedWasChanged() {
    run.children(20);
    assertThat(reason()).isEqualTo("not-shared");
  }

  @Test
  void shouldNameAWritingThatWasLost() {
    crowd()
        .does(1, VALUE_READ, VALUE, 0)
        .does(2, VALUE_READ, VALUE, 0)
        .does(2, VALUE_WRITTEN, VALUE, 1)
        .does(1, VALUE_WRITTEN, VALUE, 1);
    assertThat(reason()).isEqualTo("race");
  }

  /**
   * Nothing holds them in order, so the second writing is told of before the first one's reading.
   */
  @Test
  void shouldSeeAWritingThatIsToldOfBeforeTheReading() {
    crowd()
        .does(2, VALUE_WRITTEN, VALUE, 1)
        .does(1, VALUE_READ, VALUE, 0)
        .does(1, VALUE_WRITTEN, VALUE, -1);
    assertThat(reason()).isEqualTo("race");
  }

  @Test
  void shouldAcceptTheEndOfThoseWhoChangeItAtOnce() {
    crowd().does(1, VALUE_CHANGED, VALUE, 0).does(2, VALUE_CHANGED, VALUE, 1);
    assertThat(reason()).isEmpty();
  }

  @Test
  void shouldAcceptThoseWhoTakeTurnsByWhateverMeans() {
    crowd()
        .does(1, VALUE_READ, VALUE, 0)
        .does(1, VALUE_WRITTEN, VALUE, 1)
        .does(2, VALUE_READ, VALUE, 1)
        .does(2, VALUE_WRITTEN, VALUE, 0);
    assertThat(reason()).isEmpty();
  }

  @Test
  void shouldSayThatALockWasTakenTooLate() {
    crowd()
        .does(1, VALUE_READ, VALUE, 0)
        .does(2, VALUE_READ, VALUE, 0)
        .does(2, LOCK_ACQUIRED, "Lock-1", 0)
        .does(2, VALUE_WRITTEN, VALUE, 1)
        .does(2, LOCK_RELEASED, "Lock-1", 0)
        .does(1, LOCK_ACQUIRED, "Lock-1", 0)
        .does(1, VALUE_WRITTEN, VALUE, 1);
    assertThat(reason()).isEqualTo("read-outside");
  }

  @Test
  void shouldSayThatEverybodyHasALockOfHisOwn() {
    crowd()
        .does(1, LOCK_ACQUIRED, "Lock-1", 0)
        .does(1, VALUE_READ, VALUE, 0)
        .does(2, LOCK_ACQUIRED, "Lock-2", 0)
        .does(2, VALUE_READ, VALUE, 0)
        .does(2, VALUE_WRITTEN, VALUE, 1)
        .does(1, VALUE_WRITTEN, VALUE, 1);
    assertThat(reason()).isEqualTo("lock-not-shared");
  }

  @Test
  void shouldSayThatALockWasGivenBackInBetween() {
    crowd()
        .does(1, LOCK_ACQUIRED, "Lock-1", 0)
        .does(1, VALUE_READ, VALUE, 0)
        .does(1, LOCK_RELEASED, "Lock-1", 0)
        .does(2, LOCK_ACQUIRED, "Lock-1", 0)
        .does(2, VALUE_CHANGED, VALUE, 1)
        .does(2, LOCK_RELEASED, "Lock-1", 0)
        .does(1, LOCK_ACQUIRED, "Lock-1", 0)
        .does(1, VALUE_WRITTEN, VALUE, 1);
    assertThat(reason()).isEqualTo("given-back-between");
  }

  @Test
  void shouldSayThatTwoLocksKeepNobodyApart() {
    crowd()
        .does(3, LOCK_ACQUIRED, "Lock-1", 0)
        .does(3, LOCK_RELEASED, "Lock-1", 0)
        .does(1, LOCK_ACQUIRED, "Lock-1", 0)
        .does(1, VALUE_READ, VALUE, 0)
        .does(2, LOCK_ACQUIRED, "Lock-2", 0)
        .does(2, VALUE_CHANGED, VALUE, 1)
        .does(1, VALUE_WRITTEN, VALUE, 1);
    assertThat(reason()).isEqualTo("different-locks");
  }

  @Test
  void shouldLetTheLearnerCountOtherThingsToo() {
    crowd();
    for (int child = 1; child <= 20; child++) {
      run.does(child, VALUE_CHANGED, VALUE, 0).does(child, VALUE_CHANGED, "Value-2", child);
    }
    assertThat(reason()).isEmpty();
  }

  @Test
  void shouldSayThatASemaphoreHasTooManyPlaces() {
    crowd()
        .does(1, SEMAPHORE_ACQUIRED, "Semaphore-1", 0)
        .does(1, VALUE_READ, VALUE, 0)
        .does(2, SEMAPHORE_ACQUIRED, "Semaphore-1", 0)
        .does(2, VALUE_WRITTEN, VALUE, 1)
        .does(1, VALUE_WRITTEN, VALUE, 1);
    assertThat(reason()).isEqualTo("too-many-places");
  }

  @Test
  void shouldSayWhatIsLeftIfNobodyCameBetween() {
    crowd().at(100).does(1, VALUE_CHANGED, VALUE, 3).does(2, VALUE_CHANGED, VALUE, 4);
    assertThat(reason()).isEqualTo("wrong-balance");
  }

  @Test
  void shouldSeeThatNoTwoLivedAtTheSameTime() {
    for (int child = 1; child <= 20; child++) {
      run.child(child, 4 * child, 4 * child + 3, 0)
          .at(4 * child + 2)
          .does(child, VALUE_CHANGED, VALUE, 0);
    }
    assertThat(reason()).isEqualTo("one-after-another");
  }
}
