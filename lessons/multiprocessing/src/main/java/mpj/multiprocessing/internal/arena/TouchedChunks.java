package mpj.multiprocessing.internal.arena;

import java.util.BitSet;

/**
 * The chunks that each process can have changed. These are the chunks that it has mapped for
 * writing, and the chunks where another process has noted something for it. After a death only
 * these are searched, however large the arena is. A process that only looks at records notes
 * nothing; see {@link Arena#look}. A collection, for example, looks at all records.
 *
 * <p>A process notes a chunk once, before it maps the chunk for writing. A process that writes the
 * slot of another process into a record first notes that chunk for the other. So the note exists,
 * at whatever instruction one of them is killed. It stays until the death of the process in that
 * slot has been mended. A note that is left then, or comes later, is valid for the next process in
 * the slot, and only causes a needless look.
 *
 * <p>There is a bit for each chunk. If there are more chunks than bits, some share a bit. All
 * processes map the first chunk, so it needs no bit.
 */
final class TouchedChunks {
  private static final int EACH = Header.CHUNKS_TOLD_APART / Byte.SIZE;

  /** The number of bytes for all processes. */
  static final int BYTES = ProcessTable.SLOTS * EACH;

  private final Block bits;

  /** Makes an object for the bits in a block. */
  TouchedChunks(Block bits) {
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

  /** Removes the notes of dead processes, and returns them. */
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
