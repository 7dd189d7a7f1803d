package mpj.multiprocessing.internal.memory;

import static org.assertj.core.api.Assertions.assertThat;

import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.Parties;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Tree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** What the processes of some slots do, done by threads, and left off after every instruction. */
@ExtendWith(NothingLeft.class)
@Timeout(60)
@ParameterizedClass
@ValueSource(
    ints = {5, 14, 600}) // with the next one: in the record, there and in a part, in a part
class ScopedPermitsTest {
  private final int me;
  private final int other;

  ScopedPermitsTest(int slot) {
    me = slot;
    other = slot + 1;
  }

  /** How far a process came with the changes of one operation before it was killed. */
  private enum Came {
    TAGGED,
    COUNTED,
    CLEARED
  }

  private static Block semaphore(int permits, int limit) {
    return Permits.create(Tree.current(), RecordType.BOUNDED_SEMAPHORE, permits, limit);
  }

  private void operate(Block block, long what, int delta, Came came) {
    long entry = ScopedPermits.entry(block, me);
    long tagged = block.getLong(Permits.WORD) + delta | ScopedPermits.tag(block, me, what);
    block.setLong(Permits.WORD, tagged);
    if (came != Came.TAGGED) {
      ScopedPermits.change(block, me, entry, ScopedPermits.next(entry, what));
    }
    if (came == Came.CLEARED) {
      block.setLong(Permits.WORD, tagged & Permits.LOWER);
    }
  }

  @Test
  void shouldBringBackWhatWasTakenWhereverItsTakerDied() {
    for (Came came : Came.values()) {
      Block block = semaphore(3, 3);
      assertThat(ScopedPermits.take(block, me, 0)).isEqualTo(2);
      operate(block, ScopedPermits.TAKE, -1, came);
      assertThat(Permits.recover(block, me)).as("%s", came).isEqualTo(2);
      assertThat(Permits.settled(block)).isEqualTo(3);
      assertThat(Permits.recover(block, me)).isZero();
    }
  }

  @Test
  void shouldNotDoubleWhatWasGivenWhereverItsGiverDied() {
    for (Came came : Came.values()) {
      Block block = semaphore(3, 9);
      ScopedPermits.take(block, me, 0);
      ScopedPermits.take(block, me, 0);
      operate(block, ScopedPermits.GIVE, 1, came);
      assertThat(Permits.recover(block, me)).as("%s", came).isEqualTo(1);
      assertThat(Permits.settled(block)).isEqualTo(3);
    }
  }

  @Test
  void shouldLetEveryoneElseCompleteWhatIsUnderWay() {
    for (Came came : Came.values()) {
      Block block = semaphore(9, 9);
      operate(block, ScopedPermits.TAKE, -1, came);
      assertThat(Permits.available(block)).isEqualTo(8);
      assertThat(Permits.tryTake(block, 0)).as("%s", came).isEqualTo(7);
      operate(block, ScopedPermits.TAKE, -1, came);
      assertThat(Permits.tryTake(block, other)).isEqualTo(5);
      operate(block, ScopedPermits.TAKE, -1, came);
      assertThat(Permits.give(block, 1)).isEqualTo(5);
      operate(block, ScopedPermits.GIVE, 1, came);
      assertThat(Permits.giveScoped(block, other)).isEqualTo(7);
      assertThat(Permits.recover(block, me)).isEqualTo(2);
      assertThat(Permits.recover(block, other)).isZero();
      assertThat(Permits.settled(block)).isEqualTo(9);
    }
  }

  @Test
  void shouldDeceiveNoHelperThatComesTooLate() {
    Block block = semaphore(3, 3);
    operate(block, ScopedPermits.TAKE, -1, Came.TAGGED);
    long seen = block.getLong(Permits.WORD);
    ScopedPermits.complete(block, seen);
    ScopedPermits.complete(block, seen);
    assertThat(ScopedPermits.take(block, me, 0)).isEqualTo(1);
    ScopedPermits.complete(block, seen);
    assertThat(Permits.settled(block)).isEqualTo(1);
    assertThat(Permits.recover(block, me)).isEqualTo(2);
  }

  @Test
  void shouldBringBackNoMoreThanTheBound() {
    Block block = semaphore(3, 3);
    ScopedPermits.take(block, me, 0);
    assertThat(Permits.give(block, 1)).isEqualTo(3);
    assertThat(Permits.give(block, 1)).isEqualTo(Permits.NONE);
    assertThat(Permits.recover(block, me)).isEqualTo(1);
    assertThat(Permits.settled(block)).isEqualTo(3);
  }

  @Test
  void shouldEndAScopeForWhichThereIsNoRoom() {
    Block block = semaphore(1, 1);
    ScopedPermits.take(block, me, 0);
    Permits.give(block, 1);
    assertThat(Permits.giveScoped(block, me)).isEqualTo(Permits.NONE);
    assertThat(Permits.recover(block, me)).isZero();
    assertThat(Permits.settled(block)).isEqualTo(1);
  }

  @Test
  void shouldKeepCountWhileManySlotsAreBusy() throws Exception {
    int parties = 4;
    Block block = semaphore(3, 3);
    var next = new java.util.concurrent.atomic.AtomicInteger(me);
    Parties.THREADS.run(
        parties,
        () -> {
          int slot = next.getAndIncrement();
          for (int i = 0; i < 100_000; i++) {
            int scope = (i & 3) == 0 ? 0 : slot; // some are bare
            if (Permits.tryTake(block, scope) == Permits.NONE) {
              Thread.onSpinWait();
            } else if (scope == 0) {
              Permits.give(block, 1);
            } else {
              Permits.giveScoped(block, slot);
            }
          }
        });
    assertThat(Permits.settled(block)).isEqualTo(3);
    for (int slot = me; slot < me + parties; slot++) {
      assertThat(Permits.recover(block, slot)).isZero();
    }
  }
}
