package mpj.multiprocessing.internal.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.Parties;
import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.ProcessTable;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.SimulatedDeath;
import mpj.multiprocessing.internal.arena.Tree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts of records, and what has its words there, left off after every instruction. */
@ExtendWith(NothingLeft.class)
@Timeout(60)
class PartTest {
  private static final int WORD = 24;
  private static final int WORDS = 32;
  private static final int DEAD = 500; // nobody's slot

  private final Arena arena = Tree.current().arena();
  private final Block owner = owner();

  private Block owner() {
    Block block = arena.allocate(WORDS + PerProcess.SIZE);
    arena.publish(block, RecordType.VALUE, 0, 0);
    return block;
  }

  private Set<Long> parts() {
    Set<Long> parts = new HashSet<>();
    arena.forEach((type, record) -> {
      if (type == RecordType.PART) {
        parts.add(record.offset());
      }
    });
    return parts;
  }

  /** As if the process that is alone with it had been another, which has died. */
  private void die(Block part) {
    assertThat(arena.giveBack(part, RecordType.PART, ProcessTable.ROOT)).isTrue();
    part.setInt(0, part.getInt(0) | DEAD << 22);
    assertThat(Arena.owner(part)).isEqualTo(DEAD);
    SimulatedDeath.of(Tree.current(), DEAD);
  }

  @Test
  void shouldFreeWhatItsMakerHadNotLinked() {
    Block part = Part.keep(owner, WORD, 100);
    die(part);
    assertThat(parts()).isEmpty();
    assertThat(Part.find(owner, WORD)).isNull();
  }

  @Test
  void shouldKeepWhatItsMakerHadLinked() {
    Block part = Part.keep(owner, WORD, 100);
    assertThat(Part.link(owner, part)).isTrue();
    part.putLong(Part.FIRST, 7);
    assertThat(Part.findOrMake(owner, WORD, 100).getLong(Part.FIRST)).as("seen").isEqualTo(7);
    die(part);
    assertThat(Arena.owner(part)).isZero();
    assertThat(Part.find(owner, WORD).getLong(Part.FIRST)).isEqualTo(7);
    Part.free(owner, WORD);
    assertThat(parts()).isEmpty();
  }

  @Test
  void shouldKeepWhatItsFreerHadNotUnlinked() {
    Block part = Part.findOrMake(owner, WORD, 100);
    assertThat(arena.takeOver(part, RecordType.PART)).isTrue();
    die(part);
    assertThat(Part.find(owner, WORD).offset()).isEqualTo(part.offset());
    Part.free(owner, WORD);
    assertThat(parts()).isEmpty();
  }

  @Test
  void shouldFreeWhatItsFreerHadUnlinked() {
    Block part = Part.findOrMake(owner, WORD, 100);
    assertThat(arena.takeOver(part, RecordType.PART)).isTrue();
    owner.setInt(WORD, 0);
    die(part);
    assertThat(parts()).isEmpty();
  }

  @Test
  void shouldMakeOnePartForManyWhoNeedItAtOnce() throws Exception {
    for (int i = 0; i < 300; i++) {
      Set<Long> found = ConcurrentHashMap.newKeySet();
      Parties.THREADS.run(4, () -> found.add(Part.findOrMake(owner, WORD, 100).offset()));
      assertThat(found).hasSize(1).isEqualTo(parts());
      Part.free(owner, WORD);
    }
    assertThat(parts()).isEmpty();
  }

  @Test
  void shouldHaveAWordForEachSlot() {
    for (int slot = 1; slot < ProcessTable.SLOTS; slot++) {
      assertThat(PerProcess.get(owner, WORDS, slot)).isZero();
      assertThat(PerProcess.cas(owner, WORDS, slot, 0, 1000L + slot)).isTrue();
      assertThat(PerProcess.cas(owner, WORDS, slot, 0, 1)).isFalse();
    }
    for (int slot = 1; slot < ProcessTable.SLOTS; slot++) {
      assertThat(PerProcess.get(owner, WORDS, slot)).isEqualTo(1000L + slot);
    }
    assertThat(owner.getInt(WORD)).as("outside").isZero();
    PerProcess.free(owner, WORDS);
    assertThat(parts()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 15, 16, 17, 31, 32, 511, 512, 1023})
  void shouldFindTheOneWordThatHasABit(int slot) {
    Block fresh = owner();
    assertThat(PerProcess.any(fresh, WORDS, -1)).isFalse();
    assertThat(parts()).as("made for a look").isEmpty();
    PerProcess.cas(fresh, WORDS, slot, 0, 6);
    assertThat(parts()).hasSize(slot < 16 ? 0 : 1);
    assertThat(PerProcess.any(fresh, WORDS, 4)).isTrue();
    assertThat(PerProcess.any(fresh, WORDS, 8)).isFalse();
    PerProcess.free(fresh, WORDS);
  }
}
