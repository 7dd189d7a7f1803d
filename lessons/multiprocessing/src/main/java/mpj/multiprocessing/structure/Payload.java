package mpj.multiprocessing.structure;

import java.util.BitSet;
import mpj.multiprocessing.arena.Arena;
import mpj.multiprocessing.arena.Block;
import mpj.multiprocessing.arena.Tree;

/**
 * The bytes of an item that is too large for the place where it is announced, a queue's slot or a
 * mailbox: a record of the arena, or a file if there are more of them or the arena is nearly full.
 * A file has a record as well, which names it, so no file is without an owner.
 *
 * <p>Named by its place, a positive number. One process is alone with it while it writes it and
 * while it frees it; in between it belongs to whatever announces it:
 *
 * <pre>
 * write ──▶ the writer's ──publish──▶ announced ──take──▶ the reader's ──free──▶ gone
 *                │ dies                   ▲                   │ dies
 *                └──▶ gone                └──restore (get)────┴──▶ gone (after get)
 * </pre>
 */
final class Payload {
  /** Most bytes that lie in a record. */
  static final int MOST = 1 << 19;

  static final int LENGTH = Arena.RECORD_HEADER;
  private static final int FILE = 20; // 0: none
  static final int MARK = 24; // of a Blob
  private static final int BYTES = 32;

  /**
   * Writes a payload, which is this process's until it is {@link #publish published}.
   *
   * @return its place
   * @throws mpj.multiprocessing.arena.ArenaFullException if there is no room for it
   */
  static int write(Tree tree, byte[] bytes, int length) {
    Arena arena = tree.arena();
    Block record = length <= MOST ? arena.allocateIfAmple(BYTES + length) : null;
    if (record == null) {
      return writeFile(tree, bytes, length);
    }
    keep(arena, record, length, 0);
    record.putBytes(BYTES, bytes, 0, length);
    return place(record);
  }

  private static int writeFile(Tree tree, byte[] bytes, int length) {
    Arena arena = tree.arena();
    Block record = arena.allocate(BYTES);
    int file = arena.nextNumber(Counts.ITEM_FILES);
    keep(arena, record, length, file); // named by its record before it is there
    boolean written = false;
    try {
      ItemFile.write(tree, file, bytes, length);
      written = true;
    } finally {
      if (!written) {
        arena.free(record);
      }
    }
    return place(record);
  }

  private static void keep(Arena arena, Block record, int length, int file) {
    record.putInt(LENGTH, length);
    record.putInt(FILE, file);
    record.putInt(MARK, 0);
    arena.keep(record, RecordType.PAYLOAD);
  }

  /** Leaves a payload that this process wrote to whatever announces it; 0: there is none. */
  static void publish(Tree tree, int place) {
    if (place != 0) {
      tree.arena().publish(at(tree, place), RecordType.PAYLOAD, 0, tree.slot());
    }
  }

  /** Tells whether a payload of so many bytes is there: what is announced may be noise. */
  static boolean isSound(Tree tree, int place, int length) {
    Block record = find(tree, place);
    if (record == null || length < 0 || record.getInt(LENGTH) != length) {
      return false;
    }
    int file = record.getInt(FILE);
    return length <= (file == 0 ? Arena.size(record) - BYTES : ItemFile.size(tree, file));
  }

  /** Reads the first bytes. */
  static void read(Tree tree, int place, byte[] into, int length) {
    read(tree, at(tree, place), into, length);
  }

  static void read(Tree tree, Block record, byte[] into, int length) {
    if (record.getInt(FILE) == 0) {
      record.getBytes(BYTES, into, 0, length);
    } else {
      ItemFile.read(tree, record.getInt(FILE), into, length);
    }
  }

  /** Takes an announced payload for this process; false if it is no such thing. */
  static boolean take(Tree tree, int place) {
    Block record = find(tree, place);
    return record != null && tree.arena().takeOver(record, RecordType.PAYLOAD);
  }

  /** Frees a payload that is this process's. */
  static void free(Tree tree, int place) {
    free(tree, at(tree, place));
  }

  static void free(Tree tree, Block record) {
    if (record.getInt(FILE) != 0) {
      ItemFile.delete(tree, record.getInt(FILE));
    }
    tree.arena().free(record);
  }

  /** Frees the payload that a word announces, unless a process has it in hand. */
  static void discard(Tree tree, Block block, int at) {
    int place = block.getInt(at);
    if (place != 0 && take(tree, place)) {
      block.setInt(at, 0); // before another payload can lie there
      free(tree, place);
    }
  }

  /** Tells whether a payload is that of a process alone. */
  static boolean isOf(Tree tree, int place, int slot) {
    Block record = find(tree, place);
    return record != null && Arena.owner(record) == slot;
  }

  /** Leaves to what announces it a payload that a dead process had taken; false if it had not. */
  static boolean restore(Tree tree, int place, int dead) {
    Block record = find(tree, place);
    return record != null && tree.arena().giveBack(record, RecordType.PAYLOAD, dead);
  }

  /** Frees a payload if it still is that of a dead process, once all that announce are mended. */
  static void recover(Tree tree, Block record, BitSet dead) {
    if (dead.get(Arena.owner(record))) {
      free(tree, record);
    }
  }

  private static int place(Block record) {
    return (int) (record.offset() / Arena.ALIGNMENT);
  }

  private static Block find(Tree tree, int place) {
    return tree.arena().find((long) place * Arena.ALIGNMENT, RecordType.PAYLOAD);
  }

  private static Block at(Tree tree, int place) {
    return tree.arena().at((long) place * Arena.ALIGNMENT, RecordType.PAYLOAD);
  }

  private Payload() {}
}
