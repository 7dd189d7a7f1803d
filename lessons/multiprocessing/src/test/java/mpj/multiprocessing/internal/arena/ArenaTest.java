package mpj.multiprocessing.internal.arena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import mpj.multiprocessing.Effort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArenaTest {
  private static final RecordType TYPE = RecordType.EVENT;
  private static final RecordType OTHER = RecordType.VALUE;

  @TempDir Path directory;

  private Arena create() throws Exception {
    return Arena.create(directory.resolve("arena"));
  }

  @Test
  void shouldHandOutDisjointZeroedRecordsAcrossChunks() throws Exception {
    Arena arena = create();
    Set<Long> offsets = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      Block block = arena.allocate(50_000);
      assertThat(offsets.add(block.offset())).isTrue();
      assertThat(block.offset() / Arena.CHUNK)
          .isEqualTo((block.offset() + 50_000 - 1) / Arena.CHUNK);
      for (int at = Arena.RECORD_HEADER; at < 50_000; at += 4) {
        assertThat(block.getInt(at)).isZero();
        block.putInt(at, -1);
      }
      arena.publish(block, TYPE, i, 1);
    }
    int[] count = new int[1];
    arena.forEach((type, record) -> {
      assertThat(type).isEqualTo(TYPE);
      assertThat(Arena.number(record)).isEqualTo(count[0]++);
    });
    assertThat(count[0]).isEqualTo(100);
    assertThat(Files.size(directory.resolve("arena"))).isGreaterThan(4L * Arena.CHUNK);
  }

  /** A channel closes under such a thread, and would be closed for all others, too. */
  @Test
  void shouldGrowAndBeMappedByAThreadThatIsInterrupted() throws Exception {
    Thread.currentThread().interrupt();
    Arena arena = create();
    while (arena.allocate(50_000).offset() < 2L * Arena.CHUNK) {
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }
    assertThat(Thread.interrupted()).isTrue();
    assertThat(arena.allocate(1_000_000).offset()).isGreaterThan(2L * Arena.CHUNK);
  }

  @Test
  void shouldUseFreedRecordsAgain() throws Exception {
    Arena arena = create();
    Block first = arena.allocate(1000);
    arena.publish(first, TYPE, 1, 1);
    first.putInt(100, 42);
    arena.allocate(1000);
    arena.free(first);
    Block again = arena.allocate(1000);
    assertThat(again.offset()).isEqualTo(first.offset());
    assertThat(again.getInt(100)).isZero();
  }

  @Test
  void shouldUseAllFreedRecordsBeforeItGrows() throws Exception {
    Arena arena = create();
    List<Block> records = new ArrayList<>();
    for (int n = 0; n < 100; n++) {
      Block record = arena.allocate(n % 2 == 0 ? 33_000 : 34_000);
      arena.publish(record, TYPE, n, 1);
      records.add(record);
    }
    long end = (records.getLast().offset() / Arena.CHUNK + 1) * Arena.CHUNK;
    records.forEach(arena::free);
    Set<Long> offsets = new HashSet<>();
    for (int n = 0; n < 100; n++) {
      Block record = arena.allocate(n % 2 == 0 ? 34_000 : 33_000);
      arena.publish(record, TYPE, n, 1);
      offsets.add(record.offset());
    }
    assertThat(offsets).hasSize(100).allMatch(offset -> offset < end);
  }

  @Test
  void shouldNotGrowWhenTheSameRecordsAreMadeAgainWhateverTheirSizes() throws Exception {
    Arena arena = create();
    long seed = Effort.seed();
    List<Long> ends = new ArrayList<>();
    for (int round = 0; round < 3; round++) {
      var random = new Random(seed);
      List<Block> records = new ArrayList<>();
      for (int n = 0; n < 4096; n++) {
        records.add(arena.allocate(17 + random.nextInt(1 << (6 + random.nextInt(9)))));
      }
      assertThat(new HashSet<>(records.stream().map(Block::offset).toList())).hasSize(4096);
      Collections.shuffle(records, random);
      records.forEach(arena::free);
      ends.add(Files.size(directory.resolve("arena")));
    }
    assertThat(ends.get(1)).as("seed=%d", seed).isEqualTo(ends.get(0));
    assertThat(ends.get(2)).as("seed=%d", seed).isEqualTo(ends.get(0));
  }

  @Test
  void shouldUseManyFreedRecordsAgainThoughFewAreListed() throws Exception {
    Arena arena = create();
    int many = 10_000;
    List<Block> records = new ArrayList<>();
    for (int n = 0; n < many; n++) {
      records.add(arena.allocate(200));
    }
    long size = Files.size(directory.resolve("arena"));
    records.forEach(arena::free);
    Set<Long> offsets = new HashSet<>();
    for (int n = 0; n < many; n++) {
      offsets.add(arena.allocate(200).offset());
    }
    assertThat(offsets).hasSize(many);
    assertThat(Files.size(directory.resolve("arena"))).isEqualTo(size);
  }

  /** The largest takes a chunk nearly whole, and each of the next fits beside it. */
  @Test
  void shouldUseWhatIsLeftAtTheEndOfAChunk() throws Exception {
    Arena arena = create();
    for (int n = 0; n < 3; n++) {
      arena.allocate(Arena.CHUNK / 2 + Arena.ALIGNMENT);
    }
    long size = Files.size(directory.resolve("arena"));
    for (int n = 0; n < 3; n++) {
      arena.allocate(Arena.CHUNK / 4 + Arena.ALIGNMENT);
    }
    for (int n = 0; n < 4300; n++) {
      arena.allocate(192);
    }
    assertThat(Files.size(directory.resolve("arena"))).isEqualTo(size);
    int[] shown = new int[1];
    arena.forEach((type, record) -> shown[0]++); // of those that nobody has published: no hole
    assertThat(shown[0]).isZero();
  }

  private static BitSet slots(int dead) {
    BitSet slots = new BitSet();
    slots.set(dead);
    return slots;
  }

  /** What a process that was killed leaves: these records are in the name of slot 77. */
  @Test
  void shouldFreeWhatADeadProcessWasMaking() throws Exception {
    Arena arena = create();
    int dead = 77;
    Block making = arena.allocate(1000);
    making.setInt(Header.WORD, allocatingBy(dead, making));
    Block anothers = arena.allocate(1000);
    Block kept = arena.allocate(1000);
    kept.setInt(
        Header.WORD, Header.word(Header.lines(kept.getInt(Header.WORD)), TYPE.number(), dead));
    List<Long> shown = new ArrayList<>();
    arena.recover(
        slots(dead),
        (type, record) -> {
          assertThat(type).isEqualTo(TYPE);
          assertThat(Arena.owner(record)).isEqualTo(dead);
          shown.add(record.offset());
        });
    assertThat(shown).containsExactly(kept.offset()); // its type's owner knows what it means
    assertThat(arena.allocate(1000).offset()).isEqualTo(making.offset());
    assertThat(arena.allocate(1000).offset()).isGreaterThan(anothers.offset());
  }

  /** It had claimed the record, and not moved the end of the arena yet. */
  @Test
  void shouldFreeWhatADeadProcessHadOnlyJustClaimed() throws Exception {
    Arena arena = create();
    Block claimed = arena.allocate(1000);
    claimed.setInt(Header.WORD, allocatingBy(77, claimed));
    arena.head().setLong(Header.TAIL, claimed.offset());
    arena.recover(slots(77), (type, record) -> {});
    assertThat(arena.allocate(1000).offset()).isEqualTo(claimed.offset());
  }

  /** It had set the word, and not listed the record yet. */
  @Test
  void shouldFindWhatADeadProcessFreedBeforeItListedIt() throws Exception {
    Arena arena = create();
    Block record = arena.allocate(1000);
    record.setInt(
        Header.WORD, Header.word(Header.lines(record.getInt(Header.WORD)), Header.FREE, 0));
    arena.recover(slots(77), (type, shown) -> {});
    Set<Long> offsets = new HashSet<>();
    for (long size = Files.size(directory.resolve("arena"));
        Files.size(directory.resolve("arena")) == size; ) {
      offsets.add(arena.allocate(1000).offset());
    }
    assertThat(offsets).contains(record.offset());
  }

  /** Otherwise the next allocation of each class would look for it everywhere. */
  @Test
  void shouldLookForNothingAfterADeathThatLostNothing() throws Exception {
    Arena arena = create();
    Block freed = arena.allocate(1000);
    Block lost = arena.allocate(3000);
    arena.allocate(3000);
    arena.free(freed);
    lost.setInt(Header.WORD, Header.word(Header.lines(lost.getInt(Header.WORD)), Header.FREE, 0));
    var lists = new FreeList(arena.head().from(Header.FREE_LIST));

    for (int death = 0; death < 100; death++) {
      arena.recover(slots(77), (type, shown) -> {});
    }

    assertThat(lists.listed()).containsExactly(freed.offset(), lost.offset());
    for (int sizeClass = 0; sizeClass < SizeClass.COUNT; sizeClass++) {
      assertThat(lists.unlisted(sizeClass)).isZero();
    }
    assertThat(arena.allocate(3000).offset()).isEqualTo(lost.offset());
  }

  /** Of more than there is room for in the list it counts that there are some. */
  @Test
  void shouldFindAllOfManyThatADeadProcessFreed() throws Exception {
    Arena arena = create();
    Set<Long> lost = new HashSet<>();
    for (int i = 0; i < 200; i++) {
      Block record = arena.allocate(1000);
      lost.add(record.offset());
      record.setInt(
          Header.WORD, Header.word(Header.lines(record.getInt(Header.WORD)), Header.FREE, 0));
    }
    arena.recover(slots(77), (type, shown) -> {});

    Set<Long> found = new HashSet<>();
    long size = Files.size(directory.resolve("arena"));
    while (Files.size(directory.resolve("arena")) == size && !found.containsAll(lost)) {
      found.add(arena.allocate(1000).offset());
    }
    assertThat(found).containsAll(lost);
  }

  private static int allocatingBy(int slot, Block record) {
    return Header.word(Header.lines(record.getInt(Header.WORD)), Header.ALLOCATING, slot);
  }

  @Test
  void shouldLetOnlyOneTakeARecordOver() throws Exception {
    Arena arena = create();
    Block record = arena.allocate(64);
    arena.keep(record, TYPE);
    assertThat(Arena.owner(record)).isEqualTo(ProcessTable.ROOT);
    assertThat(arena.takeOver(record, TYPE)).isFalse();
    arena.publish(record, TYPE, 0, 1);
    assertThat(arena.takeOver(record, OTHER)).isFalse();
    assertThat(arena.takeOver(record, TYPE)).isTrue();
    assertThat(arena.takeOver(record, TYPE)).isFalse();
    assertThat(arena.giveBack(record, TYPE, 77)).isFalse();
    assertThat(arena.giveBack(record, TYPE, ProcessTable.ROOT)).isTrue();
    assertThat(arena.takeOver(record, TYPE)).isTrue();
  }

  @Test
  void shouldHaveAClassForEverySizeThatWastesLessThanAnEighth() {
    int most = Arena.CHUNK / Header.LINE - 1;
    for (int lines = 1; lines <= most; lines++) {
      int sizeClass = SizeClass.of(lines);
      int has = SizeClass.lines(sizeClass);
      assertThat(sizeClass).isBetween(0, SizeClass.COUNT - 1);
      assertThat(has).isBetween(lines, lines + lines / 8);
      assertThat(SizeClass.of(has)).isEqualTo(sizeClass);
      assertThat(SizeClass.lines(SizeClass.atMost(lines))).isLessThanOrEqualTo(lines);
      assertThat(SizeClass.atMost(has)).isEqualTo(sizeClass);
    }
    assertThat(SizeClass.lines(SizeClass.COUNT - 1)).isEqualTo(most);
  }

  @Test
  void shouldShowAllRecordsOfATypeWhateverElseTheirChunksHave() throws Exception {
    Arena arena = create();
    for (int n = 0; n < 300; n++) {
      arena.publish(arena.allocate(33_000), n % 100 == 50 ? OTHER : TYPE, n, 1);
    }
    List<Integer> found = new ArrayList<>();
    int[] shown = new int[1];
    arena.forEachNear(
        OTHER,
        (type, record) -> {
          shown[0]++;
          if (type == OTHER) {
            found.add(Arena.number(record));
          }
        });
    assertThat(found).containsExactly(50, 150, 250);
    assertThat(shown[0]).isLessThan(150); // of three chunks of some thirty each
  }

  @Test
  void shouldBeTheSameMemoryForAnotherMapping() throws Exception {
    Arena arena = create();
    Block block = arena.allocate(64);
    arena.publish(block, TYPE, 7, 1);
    Arena other = Arena.open(directory.resolve("arena"));
    Block there = other.at(block.offset(), TYPE);
    block.setLong(16, 123456789L);
    assertThat(there.getLong(16)).isEqualTo(123456789L);
    assertThatThrownBy(() -> other.at(block.offset(), OTHER)).hasMessageContaining("offset=");
    assertThatThrownBy(() -> other.at(block.offset() + 64, TYPE)).hasMessageContaining("offset=");
    assertThatThrownBy(() -> other.at(1L << 40, TYPE)).hasMessageContaining("offset=");
  }

  @Test
  void shouldStayWholeWhenManyThreadsAllocate() throws Exception {
    Arena arena = create();
    Set<Long> offsets = ConcurrentHashMap.newKeySet();
    Thread[] threads = new Thread[4];
    for (int i = 0; i < threads.length; i++) {
      threads[i] =
          new Thread(() -> {
            for (int n = 0; n < 500; n++) {
              Block block = arena.allocate(64 + n % 7 * 640);
              offsets.add(block.offset());
              arena.publish(block, TYPE, 0, 1);
            }
          });
      threads[i].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(offsets).hasSize(threads.length * 500);
    int[] count = new int[1];
    arena.forEach((type, record) -> count[0]++);
    assertThat(count[0]).isEqualTo(threads.length * 500);
  }

  @Test
  void shouldGiveEachRecordToOneOfManyThreadsThatMakeAndFreeThem() throws Exception {
    Arena arena = create();
    long seed = Effort.seed();
    var failures = new ConcurrentLinkedQueue<String>();
    Thread[] threads = new Thread[4];
    for (int i = 0; i < threads.length; i++) {
      int me = i + 1;
      threads[i] =
          new Thread(() -> {
            var random = new Random(seed + me);
            Block[] mine = new Block[40];
            for (int n = 0; n < 10_000; n++) {
              int which = random.nextInt(mine.length);
              if (mine[which] != null) {
                Block record = mine[which];
                int last = Arena.size(record) - Integer.BYTES;
                if (record.getInt(Arena.RECORD_HEADER) != me || record.getInt(last) != me) {
                  failures.add("record=" + record.offset() + " thread=" + me + " seed=" + seed);
                }
                arena.free(record);
              }
              mine[which] = arena.allocate(24 + random.nextInt(1 << (3 + random.nextInt(13))));
              arena.publish(mine[which], TYPE, 0, 1);
              mine[which].setInt(Arena.size(mine[which]) - Integer.BYTES, me);
              mine[which].setInt(Arena.RECORD_HEADER, me);
            }
          });
      threads[i].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(failures).isEmpty();
    int[] count = new int[1];
    arena.forEach((type, record) -> count[0]++);
    assertThat(count[0]).as("seed=%d", seed).isEqualTo(threads.length * 40);
  }

  @Test
  void shouldRefuseSizesThatNoRecordCanHave() throws Exception {
    Arena arena = create();
    assertThatThrownBy(() -> arena.allocate(Arena.CHUNK + 1)).hasMessageContaining("size=");
    assertThatThrownBy(() -> arena.allocate(3)).hasMessageContaining("size=3");
  }
}
