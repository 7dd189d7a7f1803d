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
 * The name of a shared memory and its identity, for a process that the memory is sent to. The
 * identity is needed because another memory may have the name by then. The record is written once.
 */
final class MemoryNameRecord {
  private static final int NAME = Arena.RECORD_HEADER;
  private static final int IDENTITY = 24;
  private static final int SIZE = 32;

  /** Stores the name and the identity, and returns their record. */
  static Block create(Tree tree, String name, String identity) {
    Block block = tree.arena().allocate(SIZE);
    tree.arena().keep(block, RecordType.MEMORY);
    add(tree, name, block, NAME);
    add(tree, identity, block, IDENTITY);
    tree.publish(block, RecordType.MEMORY);
    return block;
  }

  private static void add(Tree tree, String text, Block block, int at) {
    StoredBytes.create(tree, text.getBytes(StandardCharsets.UTF_8), Mentioned.NOTHING, block, at);
  }

  /**
   * Returns the name that is stored at an offset that another process sent.
   *
   * @throws IllegalArgumentException if there is none
   */
  static String name(Tree tree, long offset) {
    return text(tree, offset, NAME);
  }

  /** Returns the identity of the memory. */
  static String identity(Tree tree, long offset) {
    return text(tree, offset, IDENTITY);
  }

  private static String text(Tree tree, long offset, int which) {
    long storedBytes = tree.arena().at(offset, RecordType.MEMORY).getLong(which);
    return new String(StoredBytes.read(tree, storedBytes), StandardCharsets.UTF_8);
  }

  /** The lifecycle of the record, which owns both texts. */
  static final class Lifecycle implements RecordLifecycle {
    @Override
    public void freeParts(Tree tree, Block record) {
      StoredBytes.freePart(tree, record, NAME);
      StoredBytes.freePart(tree, record, IDENTITY);
    }
  }

  private MemoryNameRecord() {}
}
