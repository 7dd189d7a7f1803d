package mpj.multiprocessing.internal.arena;

import java.util.BitSet;

/**
 * Which chunks each process can have changed: those that it has mapped to write there, and those
 * where another has noted something for it. So after a death only these are looked at, however
 * large the arena is. A process that only looks at records, as a collection does at all of them,
 * notes nothing; see {@link Arena#look}.
 *
 * <p>A process notes a chunk before it maps it to write, once, and whoever writes another's slot
 * into a record notes that chunk for the other before. So wherever one of them is killed, the note
 * is there. It stays until the slot's dead process is mended; a note that is left by then, or comes
 * later, holds for the next process in the slot, and costs no more than a look.
 *
 * <p>A bit for each chunk; if there are more chunks than bits, some share one. The first chunk is
 * mapped by all and has no need of one.
 */
final class Reach {
  private static final int EACH = Header.CHUNKS_TOLD_APART / Byte.SIZE;

  /** Bytes of all processes. */
  static final int BYTES = ProcessTable.SLOTS * EACH;

  private final Block bits;

  /** Uses the bits that begin there. */
  Reach(Block bits) {
    this.bits = bits;
  }

  /** Notes a chunk for the process in a slot. */
  void note(int slot, int chunk) {
    int number = chunk % Header.CHUNKS_TOLD_APART;
    int at = slot * EACH + number / Long.SIZE * Long.BYTES;
    long bit = 1L << number;
    if ((bits.getLong(at) & bit) == 0) {
      bits.getAndOrLong(at, bit);
    }
  }

  /** Takes the notes away of processes that are dead, and returns them. */
  BitSet take(BitSet slots) {
    long[] all = new long[EACH / Long.BYTES];
    slots.stream().forEach(slot -> take(slot, all));
    BitSet taken = BitSet.valueOf(all);
    taken.set(0);
    return taken;
  }

  private void take(int slot, long[] into) {
    for (int i = 0; i < into.length; i++) {
      into[i] |= bits.getAndSetLong(slot * EACH + i * Long.BYTES, 0);
    }
  }
}
