package mpj.multiprocessing.internal.holders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.channel.SimpleQueue;
import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.Backoff;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Collection;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.codec.Encoder;
import mpj.multiprocessing.internal.memory.Mentioned;
import mpj.multiprocessing.internal.queue.Item;
import mpj.multiprocessing.internal.queue.ItemQueue;
import mpj.multiprocessing.sync.Lock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a collection frees, and what it leaves. */
@ExtendWith(NothingLeft.class)
@Timeout(60)
class CollectorTest {
  private final Tree tree = Tree.current();
  private final Arena arena = tree.arena();

  /** A lock that was sent, and that nobody holds. */
  private Block sent() {
    Block record = arena.allocate(192);
    arena.publish(record, RecordType.LOCK, arena.nextNumber(RecordType.LOCK), tree.slot());
    Holders.mention(tree, record);
    return arena.at(record.offset());
  }

  private boolean isThere(Block record, long name) {
    Block found = arena.named(name);
    return found != null
        && found.offset() == record.offset()
        && Arena.type(found) == RecordType.LOCK;
  }

  @Test
  void shouldFreeWhatWasSentAndNobodyHolds() {
    Block unheld = sent();
    Block held = sent();
    long unheldName = Arena.name(unheld);
    long heldName = Arena.name(held);
    Holder holder = Holders.hold(tree, held);
    while (isThere(unheld, unheldName)) { // unless the collection before has marked it, as new
      Collector.collect(tree);
    }
    assertThat(isThere(held, heldName)).isTrue();
    holder.let();
    Collector.collect(tree);
    assertThat(isThere(held, heldName)).isFalse();
  }

  @Test
  void shouldLeaveWhatAMessageMentionsUntilItIsTakenAndEnded() throws Exception {
    Block lock = sent();
    long name = Arena.name(lock);
    ItemQueue queue = ItemQueue.create(tree, 0);
    queue.put(new byte[1], 1, Mentioned.of(lock, lock.offset()), Backoff.FOREVER, null);
    Collector.collect(tree);
    Collector.collect(tree);
    assertThat(isThere(lock, name)).isTrue();
    Item item = new Item();
    queue.get(item, 0, null);
    Collector.collect(tree);
    assertThat(isThere(lock, name)).isTrue();
    item.end();
    Collector.collect(tree);
    assertThat(isThere(lock, name)).isFalse();
    queue.free();
  }

  /** What mentions a lock of that name. */
  private record Ready(Mentioned mentions, long name) {}

  /** Its caller has no more use for the lock, nor for what it was encoded with. */
  private Ready ready() {
    Lock lock = new Lock();
    Mentioned mentions = new Encoder().write(lock).mentions();
    return new Ready(mentions, Arena.name(arena.at(lock.handle())));
  }

  @Test
  void shouldLeaveWhatIsAboutToBeMentionedThoughNobodyUsesItAnyMore() throws Exception {
    ItemQueue queue = ItemQueue.create(tree, 0);
    Ready ready = ready();
    Mentioned mentions = ready.mentions;
    long name = ready.name;
    ready = null;
    Block lock = arena.named(name);

    collectAll();
    assertThat(isThere(lock, name)).isTrue();
    queue.put(new byte[1], 1, mentions, Backoff.FOREVER, null);
    collectAll();
    assertThat(isThere(lock, name)).isTrue();
    queue.free();
    mentions = null;
    long until = System.nanoTime() + 20_000_000_000L;
    while (isThere(lock, name) && System.nanoTime() < until) {
      collectAll();
    }
    assertThat(isThere(lock, name)).isFalse();
  }

  /** What is garbage in the heap, and then what is in the arena. */
  private void collectAll() {
    System.gc();
    for (int i = 0; i < 3; i++) {
      Holders.hold(tree, sent()).let();
      Collector.collect(tree);
    }
  }

  @Test
  void shouldFreeNothingWhileAnotherCollects() {
    Block lock = sent();
    long name = Arena.name(lock);
    Collector.collect(tree);
    Block later = sent();
    assertThat(arena.collection().begin()).isTrue();
    assertThat(Collector.collect(tree)).isFalse();
    arena.collection().end();
    Collector.collect(tree);
    Collector.collect(tree);
    assertThat(isThere(lock, name) || isThere(later, Arena.name(later))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldGoOnAfterACollectorThatDied(boolean inTheSweep) throws Exception {
    Block lock = sent();
    long name = Arena.name(lock);
    int epoch = arena.collection().epoch();
    var child =
        new ChildProcess(() -> {
          Arena own = Tree.current().arena();
          own.collection().begin();
          own.collection().nextEpoch();
          if (inTheSweep) {
            own.collection().nextEpoch();
            own.takeOver(own.at(own.named(name).offset()), RecordType.LOCK);
          }
          Runtime.getRuntime().halt(1);
        });
    child.start();
    child.join();
    long until = System.nanoTime() + 20_000_000_000L;
    while (arena.collection().isRunning() && System.nanoTime() < until) {
      LockSupport.parkNanos(1_000_000);
    }
    assertThat(arena.collection().isRunning()).isFalse();
    assertThat(Collection.marks(arena.collection().epoch())).isFalse();
    assertThat(arena.collection().epoch()).isGreaterThan(epoch);
    if (inTheSweep) {
      assertThat(arena.named(name)).isNull();
    }
    Collector.collect(tree);
    Collector.collect(tree);
    assertThat(arena.named(name)).isNull();
  }

  /** It has looked at all of them, but what it has not written to need not be mended. */
  @Test
  void shouldLeaveLittleToMendWhereTheCollectorDies() throws Exception {
    List<Block> many = new ArrayList<>();
    while (many.size() < 60) {
      Block record = arena.allocate(100_000);
      arena.publish(record, RecordType.ARRAY, arena.nextNumber(RecordType.ARRAY), tree.slot());
      Holders.mention(tree, record);
      many.add(record);
    }
    List<Holder> holders = many.stream().map(each -> Holders.hold(tree, each)).toList();
    Block garbage = sent();
    var slots = new SimpleQueue<Integer>();
    var child =
        new ChildProcess(() -> {
          Collector.collect(Tree.current());
          Collector.collect(Tree.current()); // the first one has marked what was new
          slots.put(Tree.current().slot());
          Thread.sleep(Long.MAX_VALUE);
        });
    long name = Arena.name(garbage);
    child.start();
    int slot = slots.get();

    var dead = new BitSet();
    dead.set(slot);
    var seen = new HashSet<Long>();
    arena.recover(dead, (type, record) -> seen.add(record.offset()));
    arena.forEach((type, record) -> arena.reaches(slot, record)); // as it dies now
    child.kill();
    child.join();

    assertThat(isThere(garbage, name)).isFalse();
    assertThat(many.stream().filter(each -> seen.contains(each.offset())).count())
        .isLessThan(many.size() / 2);
    holders.forEach(Holder::let);
  }

  @Test
  void shouldCollectWhenItIsDueOnly() {
    assertThat(arena.collection().isDue(Long.MAX_VALUE)).as("small").isFalse();
    List<Block> fill = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      fill.add(arena.allocate(Arena.CHUNK / 2 + 1000));
    }
    assertThat(arena.collection().isDue(Long.MAX_VALUE)).isTrue();
    assertThat(arena.collection().isDue(Arena.CHUNK)).as("not paid for").isFalse();
    arena.collection().collected(15L << 20);
    assertThat(arena.collection().isDue(Long.MAX_VALUE)).as("less than twice").isFalse();
    arena.collection().collected(5L << 20);
    assertThat(arena.collection().isDue(Long.MAX_VALUE)).isTrue();
    fill.forEach(arena::free);
  }
}
