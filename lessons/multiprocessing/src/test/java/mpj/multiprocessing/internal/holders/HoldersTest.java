package mpj.multiprocessing.internal.holders;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Context;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.StartMethod;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.ProcessTable;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.SimulatedDeath;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.arena.Usage;
import mpj.multiprocessing.internal.memory.LockWord;
import mpj.multiprocessing.shared.Global;
import mpj.multiprocessing.sync.Lock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Row H1: who holds a record, and when it is freed. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class HoldersTest {
  private static final Global<Lock> GLOBAL = Global.of("HoldersTest.lock");

  private final Tree tree = Tree.current();

  private Block lock() {
    return LockWord.create(tree, RecordType.LOCK);
  }

  /** Tells whether a record is still the one that it was. */
  private boolean isThere(Block record, int number) {
    return Arena.type(record) == RecordType.LOCK && Arena.number(record) == number;
  }

  private int listed(long offset) {
    List<Long> found = new ArrayList<>();
    Holders.forEachHeld(
        tree,
        (type, record) -> {
          if (record.offset() == offset) {
            found.add(offset);
          }
        });
    return found.size();
  }

  private int reserve() {
    return tree.table().reserve("Held", tree.slot(), ProcessHandle.current().pid(), false);
  }

  @Test
  void h1ShouldFreeARecordThatWasNeverSentWhenTheLastObjectLetsGo() {
    Block record = lock();
    int number = Arena.number(record);
    Holder one = Holders.hold(tree, record);
    Holder two = Holders.hold(tree, record);

    one.let();
    one.let();

    assertThat(isThere(record, number)).isTrue();
    assertThat(listed(record.offset())).isEqualTo(1);
    two.let();
    assertThat(isThere(record, number)).isFalse();
    assertThat(listed(record.offset())).isZero();
  }

  @Test
  void h1ShouldKeepARecordThatWasSentWhenTheLastObjectLetsGo() {
    Block record = lock();
    int number = Arena.number(record);
    Holder holder = Holders.hold(tree, record);

    Holders.mention(record.offset());
    holder.let();

    assertThat(isThere(record, number)).isTrue();
    assertThat(Usage.isSent(record)).isTrue();
    assertThat(listed(record.offset())).isZero();
  }

  @Test
  void h1ShouldFreeWhatIsGarbage() {
    int before = count(RecordType.LOCK);

    for (int i = 0; i < 1000; i++) {
      var _ = new Lock();
    }
    System.gc();

    long until = System.nanoTime() + 20_000_000_000L;
    while (count(RecordType.LOCK) > before + 20 && System.nanoTime() < until) {
      Holders.hold(tree, lock()).let();
    }
    assertThat(count(RecordType.LOCK)).isLessThanOrEqualTo(before + 20);
  }

  private int count(RecordType type) {
    int[] found = {0};
    tree.arena()
        .forEach((t, record) -> {
          if (t == type) {
            found[0]++;
          }
        });
    return found[0];
  }

  @Test
  void h1ShouldListManyAndUseTheirWordsAgain() {
    List<Holder> holders = new ArrayList<>();
    for (int i = 0; i < 3 * HeldList.PAGE_WORDS; i++) {
      holders.add(Holders.hold(tree, lock()));
    }
    int pages = count(RecordType.HELD);

    holders.forEach(Holder::let);
    for (int i = 0; i < 3 * HeldList.PAGE_WORDS; i++) {
      Holders.hold(tree, lock()).let();
    }

    assertThat(count(RecordType.HELD)).isEqualTo(pages);
  }

  @Test
  void h1ShouldHoldForAProcessUntilItIsDropped() {
    Block record = lock();
    Holder holder = Holders.hold(tree, record);
    int slot = reserve();

    Holders.mention(record.offset());
    StartupRecords.forTask(tree, slot, record.offset(), 0);
    int held = listed(record.offset());
    Holders.drop(tree, slot);
    tree.table().release(slot);

    assertThat(held).isEqualTo(2);
    assertThat(listed(record.offset())).isEqualTo(1);
    holder.let();
  }

  @Test
  void h1ShouldListNothingThatStoodWhereItsPageLies() {
    Block record = lock();
    Block other = lock();
    int slot = reserve();
    Block page = tree.arena().allocate(2 * Arena.ALIGNMENT);
    for (int at = Arena.RECORD_HEADER; at < Arena.size(page); at += Long.BYTES) {
      page.putLong(at, Arena.name(record));
    }
    tree.arena().free(page);

    StartupRecords.forTask(tree, slot, other.offset());

    assertThat(Arena.type(page)).isEqualTo(RecordType.HELD);
    assertThat(listed(other.offset())).isEqualTo(1);
    assertThat(listed(record.offset())).isZero();
    Holders.drop(tree, slot);
    tree.table().release(slot);
    tree.arena().free(record);
    tree.arena().free(other);
  }

  @Test
  void h1ShouldHoldForTheTaskAndForTheGlobalsOfAProcessUntilItHasEach() {
    int me = tree.slot();
    int pages = count(RecordType.HELD);
    Block task = lock();
    Block globals = lock();
    Block both = lock();
    StartupRecords.forTask(tree, me, task.offset(), both.offset());
    StartupRecords.forGlobals(tree, me, globals.offset(), both.offset());

    StartupRecords.taskArrived(tree);

    assertThat(listed(task.offset())).isZero();
    assertThat(listed(globals.offset())).isEqualTo(1);
    assertThat(listed(both.offset())).isEqualTo(1);
    StartupRecords.globalsArrived(tree);
    assertThat(listed(globals.offset())).isZero();
    assertThat(listed(both.offset())).isZero();
    assertThat(count(RecordType.HELD)).isEqualTo(pages);
    List.of(task, globals, both).forEach(tree.arena()::free);
  }

  /** Each lock is held by the parent, and once by the child: by its object, or as it was given. */
  @Test
  void h1ShouldLetAChildWithGlobalsLetGoOfWhatItWasGiven() throws Exception {
    Lock ofTask = new Lock();
    Lock ofGlobals = new Lock();
    Queue<Integer> steps = new Queue<>();
    Queue<Integer> done = new Queue<>();
    GLOBAL.set(ofGlobals);
    ChildProcess child =
        Context.of(StartMethod.FORK)
            .process(() -> {
              done.put(1);
              steps.get();
              Lock found = GLOBAL.get();
              done.put(2);
              steps.get();
              found.acquire();
              ofTask.acquire();
            });
    child.start();
    GLOBAL.set(null);

    done.get();
    assertThat(listed(ofTask.handle())).isEqualTo(2);
    assertThat(listed(ofGlobals.handle())).isEqualTo(2);
    steps.put(1);
    done.get();
    assertThat(listed(ofTask.handle())).isEqualTo(2);
    assertThat(listed(ofGlobals.handle())).isEqualTo(2);
    steps.put(2);
    child.join();
    assertThat(child.exitCode()).hasValue(0);
    Reference.reachabilityFence(ofGlobals);
    Reference.reachabilityFence(ofTask);
  }

  @Test
  void h1ShouldPassOverWordsWhosePlaceHasBeenUsedAgain() {
    Block record = lock();
    int slot = reserve();
    StartupRecords.forTask(tree, slot, record.offset());
    tree.arena().free(record);

    Block next = lock();

    assertThat(next.offset()).isEqualTo(record.offset());
    assertThat(listed(next.offset())).isZero();
    Holders.drop(tree, slot);
    tree.table().release(slot);
    tree.arena().free(next);
  }

  @Test
  void h2ShouldFreeWhatADeadProcessMadeAndNeverSent() {
    int dead = reserve();
    Block own = madeBy(dead);
    Block sent = madeBy(dead);
    Usage.send(sent, 0);
    int pages = count(RecordType.HELD);
    StartupRecords.forTask(tree, dead, own.offset(), sent.offset());

    SimulatedDeath.of(tree, dead);
    Holders.drop(tree, dead);
    tree.table().release(dead);

    assertThat(isThere(own, 7)).isFalse();
    assertThat(isThere(sent, 7)).isTrue();
    assertThat(count(RecordType.HELD)).isEqualTo(pages);
    tree.arena().free(sent);
  }

  private Block madeBy(int slot) {
    Block record = tree.arena().allocate(144);
    tree.arena().publish(record, RecordType.LOCK, 7, slot);
    return record;
  }

  @Test
  void h1ShouldMarkWhatIsHeldOrMentionedWhileACollectionMarks() {
    Block held = lock();
    Block mentioned = lock();
    Block untouched = lock();
    List.of(held, untouched).forEach(record -> Usage.send(record, 0));
    Holder first = Holders.hold(tree, mentioned);
    int before = tree.arena().collection().marks();

    int epoch = tree.arena().collection().nextEpoch();
    Holder second = Holders.hold(tree, held);
    Holders.mention(mentioned.offset());
    tree.arena().collection().nextEpoch();

    assertThat(Usage.isMarked(held, epoch)).isTrue();
    assertThat(Usage.isMarked(mentioned, epoch)).isTrue();
    assertThat(Usage.isMarked(untouched, epoch)).isFalse();
    assertThat(Usage.isNew(held, epoch)).isFalse();
    assertThat(Usage.isNew(mentioned, epoch)).isTrue();
    assertThat(tree.arena().collection().marks()).isEqualTo(before + 1); // what is new: no pass
    first.let();
    second.let();
  }

  @Test
  void h1ShouldLetAChildUseWhatItsParentLetsGoOfAtOnce() throws Exception {
    Lock kept = new Lock();
    List<ChildProcess> children = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      children.add(start(kept));
    }
    for (int i = 0; i < 30; i++) {
      System.gc();
      var _ = new Lock();
    }
    for (ChildProcess child : children) {
      child.join();
      assertThat(child.exitCode()).hasValue(0);
    }
    assertThat(kept.isLocked()).isFalse();
  }

  private static ChildProcess start(Lock kept) {
    Lock given = new Lock();
    ChildProcess child =
        new ChildProcess(() -> {
          for (int i = 0; i < 1000; i++) {
            try (var _ = given.hold()) {
              kept.isLocked();
            }
          }
        });
    child.start();
    return child;
  }

  @Test
  void h1ShouldKeepNothingOfAChildThatMadeAndUsedLocks() throws Exception {
    int before = count(RecordType.LOCK);
    int pages = count(RecordType.HELD);
    Lock given = new Lock();

    ChildProcess child =
        new ChildProcess(() -> {
          List<Lock> made = new ArrayList<>();
          for (int i = 0; i < 2000; i++) {
            made.add(new Lock());
          }
          given.acquire();
          made.get(7).acquire();
        });
    child.start();
    child.join();

    assertThat(count(RecordType.LOCK)).isBetween(before, before + 1);
    assertThat(count(RecordType.HELD)).isBetween(pages, pages + 1);
    assertThat(tree.table().state(2)).isEqualTo(ProcessTable.FREE);
  }
}
