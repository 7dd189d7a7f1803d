package mpj.multiprocessing.internal.arena;

import java.util.BitSet;
import java.util.function.IntPredicate;
import java.util.function.LongConsumer;

/**
 * Walks from record to record, in the order of their offsets. No record lies in two chunks, so
 * chunks can be skipped. For that, the types of records that each chunk has had are noted
 * permanently.
 */
final class Walk {
  private static final BitSet NOBODY = new BitSet();

  private final Arena arena;
  private final Block head;

  Walk(Arena arena, Block head) {
    this.arena = arena;
    this.head = head;
  }

  /** Notes that the record at an offset is about to get a type. */
  void note(long offset, RecordType type) {
    int at = types((int) (offset / Arena.CHUNK));
    int bit = 1 << type.number();
    if ((head.getInt(at) & bit) == 0) {
      head.getAndOrInt(at, bit);
    }
  }

  private static int types(int chunk) {
    return Header.TYPES + Integer.BYTES * (chunk % Header.CHUNKS_TOLD_APART);
  }

  /** See {@link Arena#forEach}. */
  void forEach(RecordVisitor visitor) {
    walk(chunk -> true, NOBODY, free -> {}, visitor);
  }

  /** See {@link Arena#forEachNear}. */
  void forEachNear(RecordType type, RecordVisitor visitor) {
    int bit = 1 << type.number();
    walk(chunk -> (head.getInt(types(chunk)) & bit) != 0, NOBODY, free -> {}, visitor);
  }

  /**
   * Walks after deaths, see {@link Arena#recover}.
   *
   * @param reached the chunks to search, see {@link TouchedChunks}
   * @param passed receives the offsets of the free records there
   */
  void recover(BitSet dead, BitSet reached, LongConsumer passed, RecordVisitor visitor) {
    walk(chunk -> reached.get(chunk % Header.CHUNKS_TOLD_APART), dead, passed, visitor);
  }

  private void walk(IntPredicate chunks, BitSet dead, LongConsumer passed, RecordVisitor visitor) {
    long end = head.getLong(Header.TAIL);
    for (int chunk = 0; (long) chunk * Arena.CHUNK < end; chunk++) {
      if (chunks.test(chunk)) {
        long from = Math.max((long) chunk * Arena.CHUNK, Header.FIRST_RECORD);
        walk(from, Math.min((chunk + 1L) * Arena.CHUNK, end), dead, passed, visitor);
      }
    }
  }

  private void walk(long from, long to, BitSet dead, LongConsumer passed, RecordVisitor visitor) {
    for (long at = from; at < to; ) {
      Block record = arena.view(at);
      int word = record.getInt(Header.WORD);
      int type = Header.type(word);
      if (type < Header.FREE) {
        visitor.visit(RecordType.of(type), record);
      } else if (type == Header.FREE) {
        passed.accept(at);
      } else if (dead.get(Header.owner(word))) {
        arena.free(record); // it was being allocated
      }
      at += (long) Header.lines(word) * Header.LINE;
    }
  }
}
