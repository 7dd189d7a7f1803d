package mpj.multiprocessing.internal.memory;

import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.RecordLifecycle;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Tree;

/**
 * A record that belongs to another record, its owner, and is made when it is first needed. A word
 * of the owner has the part's offset. The word is 0 before the part exists.
 *
 * <p>A part knows where that word is. It belongs to the process that makes it until the word has
 * its offset. It also belongs to the process that frees it, from before the word is 0 again. If
 * such a process dies in between, the word decides what becomes of the part:
 *
 * <pre>
 * allocated ──▶ the maker's ──link──▶ the maker's, linked ──▶ everyone's
 *                   │ dies                  │ dies ──────────────▲│ take over
 *                   ▼                       │ the freer's, linked ◀┘
 *                 freed ◀──dies── the freer's ◀──unlink──┘
 * </pre>
 */
public final class Part {
  /** Where the content of the part begins. */
  public static final int FIRST = 32;

  private static final int OWNER = Arena.RECORD_HEADER;
  private static final int WORD = 24;

  /** Returns the part whose offset is in a word of the owner; null if there is none. */
  public static Block find(Block owner, int word) {
    long offset = offset(owner, word);
    return offset == 0 ? null : owner.arena().at(offset, RecordType.PART).partOf(owner);
  }

  /** Returns the offset of that part; 0 if there is none. */
  public static long offset(Block owner, int word) {
    return (long) owner.getInt(word) * Arena.ALIGNMENT;
  }

  /**
   * Returns the part. If there is none, makes one with {@code size} bytes of zeros.
   *
   * @throws mpj.multiprocessing.ArenaFullException if there is no room for it
   */
  public static Block findOrMake(Block owner, int word, int size) {
    Block part = find(owner, word);
    return part != null ? part : make(owner, word, size);
  }

  private static Block make(Block owner, int word, int size) {
    Arena arena = owner.arena();
    Block part = keep(owner, word, size);
    if (!link(owner, part)) { // another process was faster
      arena.free(part);
      return find(owner, word);
    }
    arena.publish(part, RecordType.PART, 0, 0);
    return part;
  }

  /** Makes a part that belongs to this process. If it is never linked, it is freed as it is. */
  static Block keep(Block owner, int word, int size) {
    Block part = owner.arena().allocate(FIRST + size);
    part.putLong(OWNER, owner.offset());
    part.putInt(WORD, word);
    owner.arena().keep(part, RecordType.PART);
    return part;
  }

  static boolean link(Block owner, Block part) {
    return owner.casInt(part.getInt(WORD), 0, place(part));
  }

  /** Frees the part whose offset is in a word, if any. No process may use the part any more. */
  public static void free(Block owner, int word) {
    Block part = find(owner, word);
    if (part != null && owner.arena().takeOver(part, RecordType.PART)) {
      owner.setInt(word, 0);
      owner.arena().free(part);
    }
  }

  /** Decides about a part that belonged to a dead process. */
  static void recover(Tree tree, Block part, int dead) {
    if (Arena.owner(part) != dead) {
      return;
    }
    Block owner = tree.arena().at(part.getLong(OWNER));
    if (owner.getInt(part.getInt(WORD)) == place(part)) {
      tree.arena().giveBack(part, RecordType.PART, dead);
    } else {
      tree.arena().free(part);
    }
  }

  private static int place(Block part) {
    return (int) (part.offset() / Arena.ALIGNMENT);
  }

  /** Decides about a part that a dead process was making or freeing. */
  static final class Lifecycle implements RecordLifecycle {
    @Override
    public void mendOwned(Tree tree, Block record, int dead) {
      recover(tree, record, dead);
    }
  }

  private Part() {}
}
