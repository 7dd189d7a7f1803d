package mpj.multiprocessing.internal.arena;

import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * Allocates the records of an arena. A record is claimed by one compare-and-swap of the word that
 * also tells its size, so that the walk from record to record never meets a hole; the word then
 * says which process is busy with it. Where a record begins never changes; a free one may be cut,
 * and no two are ever joined.
 *
 * <p>If a process dies here, the record that it was about to claim is free or in its name, and
 * {@link Arena#recover} frees what is in its name.
 */
final class Allocator {
  private final Arena arena;
  private final Block head;
  private final FreeList free;
  private volatile Reclaimer reclaimer; // null: none

  /** Bytes that this process has allocated, about: threads may overwrite each other's sums. */
  private long allocated;

  Allocator(Arena arena, Block head) {
    this.arena = arena;
    this.head = head;
    this.free = new FreeList(head.from(Header.FREE_LIST));
  }

  void beforeGrowth(Reclaimer asked) {
    reclaimer = asked;
  }

  /**
   * Claims a record for this process, filled with zeros behind its word, all of it: it may be
   * larger than was asked for.
   *
   * @param mostChunks the arena does not grow beyond
   * @return null if it would have to, and all garbage is freed
   */
  Block allocate(int size, int mostChunks) {
    try {
      Block record = allocate(size, true, mostChunks);
      return record != null ? record : reclaimFor(size, true);
    } catch (ArenaFullException e) {
      return reclaimFor(size, true, mostChunks, e);
    }
  }

  /** The same for a record that holds anything; null at once where the arena would have to grow. */
  Block allocateIfAmple(int size, int mostChunks) {
    try {
      return allocate(size, false, mostChunks);
    } catch (ArenaFullException e) {
      return reclaimFor(size, false, mostChunks, e);
    }
  }

  /** As {@link #allocate}, but null at once also where the file system is full. */
  Block allocateIfRoom(int size, int mostChunks) {
    return allocateIfRoom(size, true, mostChunks);
  }

  private Block allocateIfRoom(int size, boolean clean, int mostChunks) {
    try {
      return allocate(size, clean, mostChunks);
    } catch (ArenaFullException e) {
      return null;
    }
  }

  /** Claims a record, and has the arena grow for it if need be. */
  private Block allocate(int size, boolean clean, int mostChunks) {
    while (true) {
      int chunks = head.getInt(Header.CHUNKS);
      Block record = claim(size, clean);
      if (record != null || !makeRoom(chunks + 1, mostChunks)) {
        return record;
      }
    }
  }

  /** Frees garbage instead of growing if that is due, or grows; false if neither can be done. */
  private boolean makeRoom(int wanted, int mostChunks) {
    Reclaimer asked = reclaimer;
    return (asked != null && asked.reclaim()) || arena.grow(wanted, mostChunks);
  }

  /** Frees all garbage for what cannot be had otherwise; null if that did not help. */
  private Block reclaimFor(int size, boolean clean) {
    Reclaimer asked = reclaimer;
    return asked == null ? null : asked.reclaimFor(() -> claim(size, clean));
  }

  /** The same where the file system is full: what is freed may be files, and the arena can grow. */
  private Block reclaimFor(int size, boolean clean, int mostChunks, ArenaFullException full) {
    Reclaimer asked = reclaimer;
    Block record =
        asked == null ? null : asked.reclaimFor(() -> allocateIfRoom(size, clean, mostChunks));
    if (record == null) {
      throw full;
    }
    return record;
  }

  /** Claims a record, if the arena has one; null otherwise. */
  private Block claim(int size, boolean clean) {
    if (size <= Arena.RECORD_HEADER || size > Arena.CHUNK - Header.LINE) {
      throw new IllegalArgumentException(
          "size=" + size + " of a record is not in 17.." + (Arena.CHUNK - Header.LINE));
    }
    int sizeClass = SizeClass.of((size + Header.LINE - 1) / Header.LINE);
    Block record = listed(sizeClass);
    Block appended = record != null ? null : append(sizeClass); // nobody has written to it yet
    if (record == null && appended == null) {
      record = search(sizeClass);
      record = record != null ? record : split(sizeClass);
    }
    if (record != null && clean) {
      record.clear(Header.NUMBER, Arena.size(record) - Header.NUMBER);
    } else if (record != null) {
      Usage.clear(record);
    }
    record = record != null ? record : appended;
    allocated += record != null ? size : 0;
    return record;
  }

  long allocated() {
    return allocated;
  }

  /** Takes a record that is listed as free. */
  private Block listed(int sizeClass) {
    for (long offset = free.pop(sizeClass); offset != 0; offset = free.pop(sizeClass)) {
      Block record = arena.at(offset);
      if (take(record, SizeClass.lines(sizeClass))) {
        return record;
      }
    }
    return null;
  }

  private static boolean take(Block record, int lines) {
    return record.casInt(Header.WORD, free(lines), allocating(lines));
  }

  /** Claims memory behind the last record; null if there is none. */
  private Block append(int sizeClass) {
    int lines = SizeClass.lines(sizeClass);
    while (true) {
      long tail = head.getLong(Header.TAIL);
      if (tail / Arena.CHUNK >= head.getInt(Header.CHUNKS)) {
        return null;
      }
      Block record = arena.at(tail);
      int word = record.getInt(Header.WORD);
      if (word == 0) {
        int left = (Arena.CHUNK - (int) (tail % Arena.CHUNK)) / Header.LINE;
        boolean fits = lines <= left;
        int claimed = fits ? sizeClass : SizeClass.atMost(left); // the rest is for smaller ones
        note(tail, claimed);
        word = fits ? allocating(lines) : free(SizeClass.lines(claimed));
        if (record.casInt(Header.WORD, 0, word)) {
          passTail(tail, word);
          if (fits) {
            return record;
          }
          free.push(claimed, tail);
        }
        word = record.getInt(Header.WORD);
      }
      passTail(tail, word);
    }
  }

  private void passTail(long tail, int word) {
    head.casLong(Header.TAIL, tail, tail + (long) Header.lines(word) * Header.LINE);
  }

  /** Notes for good that a chunk has records of a class, before it has. */
  private void note(long offset, int sizeClass) {
    if (!hasHad(offset, sizeClass)) {
      head.getAndOrLong(classes(offset), 1L << sizeClass);
    }
  }

  private boolean hasHad(long offset, int sizeClass) {
    return (head.getLong(classes(offset)) & (1L << sizeClass)) != 0;
  }

  private static int classes(long offset) {
    return Header.CLASSES + Long.BYTES * (int) (offset / Arena.CHUNK % Header.CHUNKS_TOLD_APART);
  }

  /**
   * Takes a free record that is not listed, and lists more of them, as many as there are places. It
   * goes on where the last search ended, so that all searches together pass each record once; a
   * chunk that never had one of the class it passes at once.
   */
  private Block search(int sizeClass) {
    int unlisted = free.unlisted(sizeClass);
    if (unlisted == 0) {
      return null;
    }
    int lines = SizeClass.lines(sizeClass);
    long end = head.getLong(Header.TAIL);
    long begin = Math.max(free.cursor(sizeClass), Header.FIRST_RECORD);
    Block taken = null;
    long at = begin;
    do {
      boolean skip = at % Arena.CHUNK == 0 && !hasHad(at, sizeClass);
      int word = skip ? 0 : wordAt(at);
      if (word == free(lines)) {
        if (taken == null && take(arena.at(at), lines)) {
          taken = arena.at(at);
        } else if (free.isFull(sizeClass) || !free.push(sizeClass, at)) {
          free.moveCursor(sizeClass, at);
          return taken;
        }
      }
      at += skip ? Arena.CHUNK : (long) Header.lines(word) * Header.LINE;
      at = at < end ? at : Header.FIRST_RECORD;
    } while (at != begin);
    free.allListed(sizeClass, unlisted);
    return taken;
  }

  /**
   * Takes a larger free record, and leaves what is too much of it free. That is done only when all
   * records of the class are in use, so there are never more of a class than were once in use.
   */
  private Block split(int sizeClass) {
    Block record = null;
    for (int larger = sizeClass + 1; record == null && larger < SizeClass.COUNT; larger++) {
      record = listed(larger);
    }
    if (record == null) {
      return null;
    }
    int lines = SizeClass.lines(sizeClass);
    int all = Header.lines(record.getInt(Header.WORD));
    for (int at = lines, rest; at < all; at += rest) {
      rest = SizeClass.lines(SizeClass.atMost(all - at));
      note(record.offset(), SizeClass.of(rest));
      record.putInt(at * Header.LINE, free(rest)); // not seen before the record itself is cut
    }
    note(record.offset(), sizeClass);
    record.setInt(Header.WORD, allocating(lines));
    for (int at = lines; at < all; ) {
      int rest = SizeClass.lines(SizeClass.atMost(all - at));
      free.push(SizeClass.of(rest), record.offset() + (long) at * Header.LINE);
      at += rest;
    }
    return record;
  }

  /** Frees a record. Nobody may use it any more. */
  void free(Block record) {
    int lines = Header.lines(record.getInt(Header.WORD));
    record.setInt(Header.WORD, free(lines));
    free.push(SizeClass.of(lines), record.offset());
  }

  /** Has what a dead process claimed found by the walks that follow. */
  void recover() {
    long tail = head.getLong(Header.TAIL);
    for (int word = wordAt(tail); word != 0; word = wordAt(tail)) {
      passTail(tail, word);
      tail = head.getLong(Header.TAIL);
    }
  }

  /** Lists the free records that were not listed when this was called, as they are passed. */
  LongConsumer relisting() {
    long[] listed = free.listed();
    return offset -> {
      int word = wordAt(offset);
      if (Header.type(word) == Header.FREE && Arrays.binarySearch(listed, offset) < 0) {
        free.relist(SizeClass.of(Header.lines(word)), offset);
      }
    };
  }

  /** Returns the word of the record that begins there, 0 if none does yet. */
  private int wordAt(long offset) {
    boolean there = offset / Arena.CHUNK < head.getInt(Header.CHUNKS);
    return there ? arena.view(offset).getInt(Header.WORD) : 0;
  }

  private static int free(int lines) {
    return Header.word(lines, Header.FREE, 0);
  }

  private static int allocating(int lines) {
    return Header.word(lines, Header.ALLOCATING, Tree.slotOfThisProcess());
  }
}
