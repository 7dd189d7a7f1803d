package mpj.multiprocessing.internal.arena;

import java.util.Arrays;
import java.util.function.LongConsumer;
import mpj.multiprocessing.ArenaFullException;

/**
 * Allocates the records of an arena. A record is claimed by one compare-and-swap of the word that
 * also contains its size. So the walk from record to record never meets a hole. From then on the
 * word says which process is busy with the record. The place where a record begins never changes. A
 * free record may be split, but two records are never joined.
 *
 * <p><b>What happens if a process dies here.</b> The record that it was about to claim is either
 * free or in its name. {@link Arena#recover} frees the records that are in its name.
 */
final class Allocator {
  private final Arena arena;
  private final Block head;
  private final FreeList free;
  private volatile Reclaimer reclaimer; // null: none

  /**
   * The number of bytes that this process has allocated, roughly: threads may overwrite each
   * other's sums.
   */
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
   * Claims a record for this process. All bytes behind its word are zero. The record may be larger
   * than {@code size}.
   *
   * @param mostChunks the largest number of chunks of the arena
   * @return null if the arena would have to grow beyond that, even after all garbage was freed
   * @throws ArenaFullException if the file system is full, even after all garbage was freed
   */
  Block allocate(int size, int mostChunks) {
    try {
      Block record = allocate(size, true, mostChunks);
      return record != null ? record : reclaimFor(size, true);
    } catch (ArenaFullException e) {
      return reclaimFor(size, true, mostChunks, e);
    }
  }

  /**
   * Claims a record with undefined content; null at once if the arena would have to grow too far.
   */
  Block allocateIfAmple(int size, int mostChunks) {
    try {
      return allocate(size, false, mostChunks);
    } catch (ArenaFullException e) {
      return reclaimFor(size, false, mostChunks, e);
    }
  }

  /**
   * Does the same as {@link #allocate}, but returns null at once if the arena cannot grow, because
   * of its limit or of a full file system. It does not free all garbage first.
   */
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

  /** Claims a record, and lets the arena grow for it if necessary. */
  private Block allocate(int size, boolean clean, int mostChunks) {
    while (true) {
      int chunks = head.getInt(Header.CHUNKS);
      Block record = claim(size, clean);
      if (record != null || !makeRoom(chunks + 1, mostChunks)) {
        return record;
      }
    }
  }

  /** Frees garbage if that is due, otherwise lets the arena grow; false if neither is possible. */
  private boolean makeRoom(int wanted, int mostChunks) {
    Reclaimer asked = reclaimer;
    return (asked != null && asked.reclaim()) || arena.grow(wanted, mostChunks);
  }

  /** Claims a record after freeing all garbage; null if that did not free enough. */
  private Block reclaimFor(int size, boolean clean) {
    Reclaimer asked = reclaimer;
    return asked == null ? null : asked.reclaimFor(() -> claim(size, clean));
  }

  /**
   * Does the same if the file system is full: freed garbage may be files, and then the arena can
   * grow.
   */
  private Block reclaimFor(int size, boolean clean, int mostChunks, ArenaFullException full) {
    Reclaimer asked = reclaimer;
    Block record =
        asked == null ? null : asked.reclaimFor(() -> allocateIfRoom(size, clean, mostChunks));
    if (record == null) {
      throw full;
    }
    return record;
  }

  /** Claims a record from the memory that the arena has now; null if there is none. */
  private Block claim(int size, boolean clean) {
    if (size <= Arena.RECORD_HEADER || size > Arena.CHUNK - Header.LINE) {
      throw new IllegalArgumentException(
          "size=" + size + " of a record is not in 17.." + (Arena.CHUNK - Header.LINE));
    }
    int sizeClass = SizeClass.of((size + Header.LINE - 1) / Header.LINE);
    Block record = listed(sizeClass);
    Block appended = record != null ? null : append(sizeClass); // no process has written to it yet
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

  /** Claims a record that is listed as free. */
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

  /** Claims memory behind the last record; null if there is no room. */
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
        int claimed = fits ? sizeClass : SizeClass.atMost(left); // the rest is for smaller records
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

  /** Notes, permanently, that a chunk has records of a class, before it has the first of them. */
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
   * Claims a free record that is not listed. It also lists further free records, as many as there
   * are places. It goes on where the last search ended, so all searches together pass each record
   * once. It skips a chunk that never had a record of the class.
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
   * Claims a larger free record and splits it; the rest stays free. This is done only when no
   * record of the class is free and the last chunk is full. So large records are not cut up without
   * need.
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
      record.putInt(at * Header.LINE, free(rest)); // not visible before the record itself is split
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

  /** Frees a record. No process may use it any more. */
  void free(Block record) {
    int lines = Header.lines(record.getInt(Header.WORD));
    record.setInt(Header.WORD, free(lines));
    free.push(SizeClass.of(lines), record.offset());
  }

  /**
   * Moves the tail behind the records that dead processes claimed there. The following walks then
   * find these records.
   */
  void recover() {
    long tail = head.getLong(Header.TAIL);
    for (int word = wordAt(tail); word != 0; word = wordAt(tail)) {
      passTail(tail, word);
      tail = head.getLong(Header.TAIL);
    }
  }

  /**
   * Returns a consumer of the offsets of records. It lists each free record that was not listed
   * when this method was called.
   */
  LongConsumer relisting() {
    long[] listed = free.listed();
    return offset -> {
      int word = wordAt(offset);
      if (Header.type(word) == Header.FREE && Arrays.binarySearch(listed, offset) < 0) {
        free.relist(SizeClass.of(Header.lines(word)), offset);
      }
    };
  }

  /** Returns the word of the record at an offset; 0 if no record begins there yet. */
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
