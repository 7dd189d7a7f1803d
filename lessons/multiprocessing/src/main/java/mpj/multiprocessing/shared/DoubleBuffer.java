package mpj.multiprocessing.shared;

import java.nio.charset.StandardCharsets;
import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.RecordLifecycle;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.memory.Mentioned;
import mpj.multiprocessing.internal.memory.StoredBytes;

/**
 * Several words that change together. There are two copies of them. The last bit of the version
 * says which copy is valid. A writer fills the other copy, and then increments the version in one
 * store. There is only one writer at a time.
 *
 * <p>A reader reads the version, copies the words of the valid copy, and reads the version again.
 * If the version has changed, it starts again. So a reader waits for no other process.
 *
 * <p>If a writer dies here, the old copy stays valid, unless the version was incremented already.
 * Nothing needs to be repaired.
 */
final class DoubleBuffer {
  private static final int MUTEX = Arena.RECORD_HEADER;
  private static final int VERSION = 24;
  private static final int NAME = 32;
  private static final int WIDTH = 40;
  private static final int DATA = 64;

  private final Block block;
  private final int width;

  private DoubleBuffer(Block block) {
    this.block = block;
    this.width = block.getInt(WIDTH);
  }

  /** Creates words that belong to a name. {@code mutex} is the offset of their lock. */
  static DoubleBuffer create(Tree tree, String name, long[] words, long mutex) {
    Block block = tree.arena().allocate(DATA + 2 * Long.BYTES * words.length);
    block.putLong(MUTEX, mutex);
    tree.arena().keep(block, RecordType.RECORD);
    StoredBytes.create(tree, name.getBytes(StandardCharsets.UTF_8), Mentioned.NOTHING, block, NAME);
    block.putInt(WIDTH, words.length);
    DoubleBuffer copies = new DoubleBuffer(block);
    copies.write(words);
    tree.publish(block, RecordType.RECORD);
    return copies;
  }

  /**
   * Returns the words at an offset that another process sent.
   *
   * @throws IllegalArgumentException if there are no words at the offset
   */
  static DoubleBuffer at(Tree tree, long offset) {
    return new DoubleBuffer(tree.arena().at(offset, RecordType.RECORD));
  }

  /** Returns the name that the words belong to. */
  String name(Tree tree) {
    return new String(StoredBytes.read(tree, block.getLong(NAME)), StandardCharsets.UTF_8);
  }

  /** Returns the record of these words. */
  Block block() {
    return block;
  }

  /** Returns the offset of their lock. */
  long mutex() {
    return mutex(block);
  }

  static long mutex(Block block) {
    return block.getLong(MUTEX);
  }

  /** Returns the number of words. */
  int width() {
    return width;
  }

  /** Returns a copy of all words, as one write wrote them. */
  long[] read() {
    long[] words = new long[width];
    while (true) {
      long version = block.getLong(VERSION);
      for (int i = 0; i < width; i++) {
        words[i] = block.getLong(at(version, i));
      }
      if (block.getLong(VERSION) == version) {
        return words;
      }
    }
  }

  /** Writes all words. The caller holds the lock. */
  void write(long[] words) {
    long next = block.getLong(VERSION) + 1;
    for (int i = 0; i < width; i++) {
      // Not before all processes see the version that took this copy out of use.
      block.setLong(at(next, i), words[i]);
    }
    block.setLong(VERSION, next);
  }

  private int at(long version, int word) {
    return DATA + Long.BYTES * ((int) (version & 1) * width + word);
  }

  /** The lifecycle of their record, which refers to the lock and owns the name. */
  static final class Lifecycle implements RecordLifecycle {
    @Override
    public long reference(Block record) {
      return mutex(record);
    }

    @Override
    public void freeParts(Tree tree, Block record) {
      StoredBytes.freePart(tree, record, NAME);
    }
  }
}
