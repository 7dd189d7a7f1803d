package mpj.multiprocessing.internal.arena;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TouchedChunksTest {
  private static final RecordType TYPE = RecordType.EVENT;
  private static final int CHUNKS = 5;
  private static final int OTHER = 7;

  @TempDir Path directory;

  private final List<Block> first = new ArrayList<>(); // of each chunk
  private Arena arena;

  @BeforeEach
  void fill() throws Exception {
    arena = Arena.create(directory.resolve("arena"));
    while (first.size() < CHUNKS) {
      Block record = arena.allocate(50_000);
      arena.publish(record, TYPE, 1, ProcessTable.ROOT);
      if (record.offset() >= (long) first.size() * Arena.CHUNK) {
        first.add(record);
      }
    }
    looked(ProcessTable.ROOT); // this process has mapped them all
  }

  /** Returns the chunks that are looked at after a death. */
  private Set<Long> looked(int slot) {
    Set<Long> chunks = new TreeSet<>();
    BitSet dead = new BitSet();
    dead.set(slot);
    arena.recover(dead, (type, record) -> chunks.add(record.offset() / Arena.CHUNK));
    return chunks;
  }

  @Test
  void shouldBeWhatAProcessHasMapped() throws Exception {
    Arena again = Arena.open(directory.resolve("arena"));

    again.at(first.get(3).offset());

    assertThat(looked(ProcessTable.ROOT)).containsExactly(0L, 3L);
    assertThat(looked(ProcessTable.ROOT)).as("once more").containsExactly(0L);
  }

  @Test
  void shouldNotBeWhatAProcessHasOnlyLookedAt() throws Exception {
    Arena again = Arena.open(directory.resolve("arena"));
    List<Block> seen = new ArrayList<>();

    again.forEach((type, record) -> seen.add(record));
    again.named(Arena.name(first.get(2)));

    assertThat(seen).hasSizeGreaterThan(CHUNKS);
    assertThat(looked(ProcessTable.ROOT)).containsExactly(0L);
    again.at(first.get(3).offset());
    assertThat(looked(ProcessTable.ROOT)).as("used since").containsExactly(0L, 3L);
  }

  @Test
  void shouldBeWhereAnotherProcessHasWrittenForIt() {
    arena.reaches(OTHER, first.get(2));
    arena.reaches(OTHER, first.get(4));

    assertThat(looked(OTHER + 1)).containsExactly(0L);
    assertThat(looked(OTHER)).containsExactly(0L, 2L, 4L);
  }

  /** Else whoever dies with it in hand leaves it in no list, where nobody would look for it. */
  @Test
  void shouldBeWhereAFreeRecordLiesBeforeThatIsTakenOutOfItsList() throws Exception {
    arena.free(first.get(3));
    Arena again = Arena.open(directory.resolve("arena"));
    var lists = new FreeList(again.head().from(Header.FREE_LIST));

    long popped = lists.pop(SizeClass.of(Arena.size(first.get(3)) / Header.LINE));

    assertThat(popped).isEqualTo(first.get(3).offset());
    assertThat(looked(ProcessTable.ROOT)).contains(3L);
    assertThat(lists.pop(SizeClass.of(Arena.size(first.get(3)) / Header.LINE)))
        .as("listed again")
        .isEqualTo(popped);
  }
}
