package mpj.multiprocessing.structure;

/** What came out of a queue: bytes, and which place they had in it. For use by one thread. */
public final class Item {
  private final boolean headSuffices;
  private byte[] bytes = new byte[Slots.INLINE];
  private int length;
  private long position;
  private boolean whole = true;

  /** An item that is taken whole, or stays in the queue. */
  public Item() {
    this(false);
  }

  private Item(boolean headSuffices) {
    this.headSuffices = headSuffices;
  }

  /**
   * Returns one of which the first bytes, as many as a slot holds, are taken if there is no memory
   * for all of it. The rest is thrown away: for a reader that must go on with the next item.
   */
  public static Item orItsHead() {
    return new Item(true);
  }

  /** Tells whether all its bytes are here; if not, there was no memory for them. */
  public boolean isWhole() {
    return whole;
  }

  /** Returns the array that holds the bytes, from 0 to {@link #length}; it is used again. */
  public byte[] bytes() {
    return bytes;
  }

  public int length() {
    return length;
  }

  /** Returns how many of its bytes are here. */
  int taken() {
    return whole ? length : Math.min(length, bytes.length);
  }

  /** Returns how many items were put before this one. */
  public long position() {
    return position;
  }

  /** Makes room for so many bytes. */
  public byte[] prepare(int length, long position) {
    whole = true;
    if (length > bytes.length) {
      allocate(length);
    }
    this.length = length;
    this.position = position;
    return bytes;
  }

  private void allocate(int most) {
    try {
      bytes = new byte[most];
    } catch (OutOfMemoryError e) {
      if (!headSuffices) {
        throw e;
      }
      whole = false;
    }
  }

  /** Lets go of a large array, so that one large item does not stay for ever. */
  public void trim() {
    if (bytes.length > 1 << 16) {
      bytes = new byte[Slots.INLINE];
    }
  }
}
