package mpj.multiprocessing.arena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArenaTest {
  private static final int TYPE = 30;

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
  void shouldShowAllRecordsOfATypeWhateverElseTheirChunksHave() throws Exception {
    Arena arena = create();
    for (int n = 0; n < 300; n++) {
      arena.publish(arena.allocate(33_000), n % 100 == 50 ? TYPE + 1 : TYPE, n, 1);
    }
    List<Integer> found = new ArrayList<>();
    int[] shown = new int[1];
    arena.forEachNear(
        TYPE + 1,
        (type, record) -> {
          shown[0]++;
          if (type == TYPE + 1) {
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
    assertThatThrownBy(() -> other.at(block.offset(), TYPE + 1)).hasMessageContaining("offset=");
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
  void shouldRefuseSizesThatNoRecordCanHave() throws Exception {
    Arena arena = create();
    assertThatThrownBy(() -> arena.allocate(Arena.CHUNK + 1)).hasMessageContaining("size=");
    assertThatThrownBy(() -> arena.allocate(3)).hasMessageContaining("size=3");
  }
}
