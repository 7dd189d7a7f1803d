package mpj.multiprocessing.internal.holders;

import java.util.Arrays;
import java.util.List;
import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Parts;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.RecordVisitor;
import mpj.multiprocessing.internal.arena.Tree;

/**
 * The list in the arena of the records that a process holds. It consists of pages of words. Each
 * word names a record by its place and its number, or is 0. One process writes the list; any
 * process may read it meanwhile. A word that was read may be out of date. It counts only if there
 * is still a record with that number at that place.
 *
 * <p>A page is in the name of the process, so it is freed when the process has died.
 */
final class HeldList {
  static final int PAGE_WORDS = 512;

  private static final int NEXT = Arena.RECORD_HEADER;
  private static final int KIND = 24;
  private static final int WORDS = 64;

  // The kinds of pages with records that a process was given: what mentions the records.
  static final int TASK = 0;
  static final int GLOBALS = 1;

  private final Tree tree;
  private final int slot;
  private final Block root; // its long 0 is the offset of the first page; 0: there is none
  private volatile Block[] pages = {};

  /** Makes an object for the list of a process, which begins at a block. */
  HeldList(Tree tree, int slot, Block root) {
    this.tree = tree;
    this.slot = slot;
    this.root = root;
  }

  /** Returns memory for {@link #add}. */
  Block newPage() {
    return allocate(PAGE_WORDS);
  }

  /** Adds an empty page, and returns the number of words now. */
  int add(Block page) {
    page.putLong(NEXT, root.getLong(0));
    link(page);
    Block[] more = Arrays.copyOf(pages, pages.length + 1);
    more[more.length - 1] = page;
    pages = more;
    return more.length * PAGE_WORDS;
  }

  /** Adds pages of a kind that contain the records. */
  void fill(List<Block> records, int kind) {
    for (int from = 0; from < records.size(); from += PAGE_WORDS) {
      List<Block> some = records.subList(from, Math.min(from + PAGE_WORDS, records.size()));
      Block page = allocate(some.size());
      for (int i = 0; i < some.size(); i++) {
        page.putLong(WORDS + i * Long.BYTES, Arena.name(some.get(i)));
      }
      page.putInt(KIND, kind);
      page.putLong(NEXT, root.getLong(0));
      link(page);
    }
  }

  private Block allocate(int words) {
    return tree.arena().allocate(WORDS + words * Long.BYTES);
  }

  private void link(Block page) {
    tree.arena().reaches(slot, page);
    tree.arena().keepFor(slot, page, RecordType.HELD);
    root.setLong(0, page.offset());
  }

  void set(int index, Block record) {
    set(index, Arena.name(record));
  }

  void clear(int index) {
    set(index, 0);
  }

  private void set(int index, long word) {
    Block[] known = pages; // a thread that has an index has seen that its page was added
    known[index / PAGE_WORDS].setLong(WORDS + index % PAGE_WORDS * Long.BYTES, word);
  }

  /** Visits the records in the list, some perhaps more than once. */
  void forEach(RecordVisitor visitor) {
    for (Block page = page(root.getLong(0)); page != null; page = page(page.getLong(NEXT))) {
      int end = Arena.size(page);
      for (int at = WORDS; at < end; at += Long.BYTES) {
        long word = page.getLong(at);
        Block record = tree.arena().named(word);
        if (record != null && Parts.isHeld(record)) {
          visitor.visit(Arena.type(record), record);
        }
      }
    }
  }

  /**
   * Clears all pages of a kind, and frees the list if it is empty then. A single page is not freed,
   * because a process that reads it at that moment would not find the next page.
   */
  void clearAll(int kind) {
    boolean empty = true;
    for (Block page = page(root.getLong(0)); page != null; page = page(page.getLong(NEXT))) {
      boolean clears = page.getInt(KIND) == kind;
      int end = Arena.size(page);
      for (int at = WORDS; at < end; at += Long.BYTES) {
        if (clears) {
          page.setLong(at, 0);
        }
        empty &= page.getLong(at) == 0;
      }
    }
    if (empty) {
      drop();
    }
  }

  /** Frees the list. */
  void drop() {
    long first = root.getAndSetLong(0, 0);
    for (Block page = page(first); page != null; ) {
      Block next = page(page.getLong(NEXT));
      tree.arena().free(page);
      page = next;
    }
  }

  private Block page(long offset) {
    Block page = offset == 0 ? null : tree.arena().look(offset);
    boolean there = page != null && Arena.type(page) == RecordType.HELD;
    return there && Arena.owner(page) == slot ? page : null;
  }
}
