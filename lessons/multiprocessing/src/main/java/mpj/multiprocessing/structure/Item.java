package mpj.multiprocessing.structure;

/** What came out of a queue: bytes, and which place they had in it. For use by one thread. */
public final class Item {
  private byte[] bytes = new byte[Slots.INLINE];
  private int length;
  private long position;

  /** Returns the array that holds the bytes, from 0 to {@link #length}; it is used again. */
  public byte[] bytes() {
    return bytes;
  }

  public int length() {
    return length;
  }

  /** Returns how many items were put before this one. */
  public long position() {
    return position;
  }

  /** Makes room for so many bytes. */
  public byte[] prepare(int length, long position) {
    if (length > bytes.length) {
      bytes = new byte[length];
    }
    this.length = length;
    this.position = position;
    return bytes;
  }

  /** Lets go of a large array, so that one large item does not stay for ever. */
  public void trim() {
    if (bytes.length > 1 << 16) {
      bytes = new byte[Slots.INLINE];
    }
  }
}
