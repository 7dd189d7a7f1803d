package mpj.multiprocessing.internal.arena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.channel.BrokenPipe;
import mpj.multiprocessing.channel.Pipe;
import mpj.multiprocessing.internal.memory.LockWord;
import mpj.multiprocessing.sync.Barrier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The main process mends while others free records, and make new ones at the same places. */
@ExtendWith(NothingLeft.class)
@Timeout(60)
class RecoveryTest {
  private static final int DEAD = 500; // nobody's slot
  private static final int NUMBER = 77;
  private static final int SIZE = 320;
  private static final int TICKETS = 24;
  private static final int MUTEX = 16;

  private final Tree tree = Tree.current();
  private final Arena arena = tree.arena();
  private final List<Block> made = new ArrayList<>();

  @AfterEach
  void free() {
    made.forEach(arena::free);
  }

  private Block make(RecordType type) {
    Block record = arena.allocate(SIZE);
    arena.publish(record, type, NUMBER, tree.slot());
    made.add(record);
    return record;
  }

  private Block sent(RecordType type) {
    Block record = make(type);
    Usage.send(record, 0);
    return record;
  }

  /** A lock that the dead process held. */
  private Block held() {
    Block lock = sent(RecordType.LOCK);
    assertThat(LockWord.tryAcquire(lock, DEAD)).isTrue();
    return lock;
  }

  private Block nonsense(Block record) {
    for (int at = Arena.RECORD_HEADER; at < SIZE; at += Integer.BYTES) {
      record.setInt(at, 0x3fff_ffff);
    }
    return record;
  }

  private void recover(ReleaseListener freed) {
    SimulatedDeath.of(tree, DEAD, freed);
  }

  private void recover() {
    recover((type, record, count) -> {});
  }

  @Test
  void shouldNotTouchWhatOnlyALivingProcessKnows() {
    Block lock = make(RecordType.LOCK);
    assertThat(LockWord.tryAcquire(lock, DEAD)).isTrue();
    nonsense(make(RecordType.CONDITION));
    nonsense(make(RecordType.SEMAPHORE));
    nonsense(make(RecordType.QUEUE));

    recover();

    assertThat(LockWord.owner(lock)).isEqualTo(DEAD);
  }

  @Test
  void shouldPassOverTheSegmentOfAQueueThatIsNotThere() {
    nonsense(make(RecordType.SEGMENT));
    Block lock = held();

    recover();

    assertThat(LockWord.owner(lock)).isZero();
  }

  @Test
  void shouldMendTheOthersIfOneRecordIsDamaged() {
    nonsense(sent(RecordType.SEMAPHORE));
    Block lock = held();

    assertThatThrownBy(this::recover).isInstanceOf(RuntimeException.class);

    assertThat(LockWord.owner(lock)).isZero();
  }

  @Test
  void shouldPassOverWhatWasFreedSinceItWasSeen() {
    Block condition = sent(RecordType.CONDITION);
    Block lock = held();
    condition.setLong(TICKETS, 1);
    condition.setLong(MUTEX, lock.offset());

    recover((type, record, count) -> {
      arena.free(condition);
      Block other = arena.allocate(SIZE);
      assertThat(other.offset()).as("the same place").isEqualTo(condition.offset());
      arena.publish(nonsense(other), RecordType.VALUE, NUMBER + 1, tree.slot());
    });

    assertThat(condition.getInt(64)).isEqualTo(0x3fff_ffff);
  }

  /** They lie where it would have looked first when it read its task. */
  @Test
  void shouldTakeFromTheDeadWhatItWasGivenAndNeverSaw() throws Exception {
    Block far;
    do {
      far = make(RecordType.VALUE);
    } while (far.offset() < Arena.CHUNK);
    var barrier = new Barrier(2);
    var pipe = Pipe.oneWay();
    made.forEach(record -> Usage.send(record, 0));
    Usage.send(arena.at(barrier.handle()), 0);
    barrier.givenTo(DEAD);
    Usage.send(arena.at(pipe.reader().record()), 0);
    pipe.reader().givenTo(DEAD);
    pipe.reader().close();
    pipe.writer().send("to a reader that may come yet");

    Recovery.afterDeaths(tree, List.of(new Death(DEAD, true, (type, record, count) -> {})));

    assertThat(barrier.isBroken()).isTrue();
    assertThatThrownBy(() -> pipe.writer().send("to nobody")).isInstanceOf(BrokenPipe.class);
  }

  @Test
  void shouldKeepOthersFromCollectingMeanwhile() {
    List<Boolean> collects = new ArrayList<>();
    held();

    recover((type, record, count) -> collects.add(arena.collection().isRunning()));

    assertThat(collects).containsExactly(true);
    assertThat(arena.collection().isRunning()).isFalse();
  }

  @Test
  void shouldMendThoughWhoeverCollectsIsStopped() {
    Block lock = held();
    assertThat(arena.collection().begin()).isTrue();

    recover();

    assertThat(LockWord.owner(lock)).isZero();
    assertThat(arena.collection().isRunning()).isTrue();
    arena.collection().end();
  }
}
