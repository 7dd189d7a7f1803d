package mpj.multiprocessing.internal.arena;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;

/**
 * A part of the arena's memory, addressed by offsets from its beginning. Words are read with
 * acquire and written with release semantics, unless a method says otherwise. A method that reads
 * and writes at once (compare-and-set, get-and-…) has the memory effects of a volatile read and a
 * volatile write. All words are naturally aligned, so no process ever sees half of a word.
 *
 * <p>An object holds a record by its block. While the block is reachable, the record is in use.
 * Each access keeps the block reachable until the access is done. So a record is never freed in the
 * middle of an operation on it, and callers need do nothing for that.
 *
 * <p>The class uses byte buffers, not memory segments. A child has the view handles of byte buffers
 * ready when it starts. Those of memory segments cost some 10 ms of start-up. The speed is the
 * same.
 */
@SuppressWarnings("ReachabilityFenceUsage") // an access that fails is over too
public final class Block {
  private static final VarHandle INT =
      MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());
  private static final VarHandle LONG =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private static final byte[] ZEROS = new byte[4096];

  private final Arena arena;
  private final MappedByteBuffer buffer;
  private final int base;
  private final long offset;
  private final Block whole; // the block that this is a part of; null: none

  Block(Arena arena, MappedByteBuffer buffer, int base, long offset) {
    this(arena, buffer, base, offset, null);
  }

  private Block(Arena arena, MappedByteBuffer buffer, int base, long offset, Block whole) {
    this.arena = arena;
    this.buffer = buffer;
    this.base = base;
    this.offset = offset;
    this.whole = whole;
  }

  /** Returns the arena of the block. */
  public Arena arena() {
    return arena;
  }

  /** Returns the offset of the block in the arena. Other processes find the block by it. */
  public long offset() {
    return offset;
  }

  /** Returns the address of a word in this process, for system calls. */
  long address(int at) {
    return MemorySegment.ofBuffer(buffer).address() + base + at;
  }

  public int getInt(int at) {
    int word = (int) INT.getAcquire(buffer, base + at);
    Reference.reachabilityFence(this);
    return word;
  }

  /** Writes a word with plain semantics, for a block that no other process or thread reads yet. */
  public void putInt(int at, int value) {
    INT.set(buffer, base + at, value);
    Reference.reachabilityFence(this);
  }

  public void setInt(int at, int value) {
    INT.setRelease(buffer, base + at, value);
    Reference.reachabilityFence(this);
  }

  public boolean casInt(int at, int expected, int value) {
    boolean done = INT.compareAndSet(buffer, base + at, expected, value);
    Reference.reachabilityFence(this);
    return done;
  }

  public int getAndSetInt(int at, int value) {
    int word = (int) INT.getAndSet(buffer, base + at, value);
    Reference.reachabilityFence(this);
    return word;
  }

  public int getAndAddInt(int at, int delta) {
    int word = (int) INT.getAndAdd(buffer, base + at, delta);
    Reference.reachabilityFence(this);
    return word;
  }

  public int getAndOrInt(int at, int bits) {
    int word = (int) INT.getAndBitwiseOr(buffer, base + at, bits);
    Reference.reachabilityFence(this);
    return word;
  }

  public long getLong(int at) {
    long word = (long) LONG.getAcquire(buffer, base + at);
    Reference.reachabilityFence(this);
    return word;
  }

  /** Writes a word with plain semantics, for a block that no other process or thread reads yet. */
  public void putLong(int at, long value) {
    LONG.set(buffer, base + at, value);
    Reference.reachabilityFence(this);
  }

  public void setLong(int at, long value) {
    LONG.setRelease(buffer, base + at, value);
    Reference.reachabilityFence(this);
  }

  public boolean casLong(int at, long expected, long value) {
    boolean done = LONG.compareAndSet(buffer, base + at, expected, value);
    Reference.reachabilityFence(this);
    return done;
  }

  public long getAndSetLong(int at, long value) {
    long word = (long) LONG.getAndSet(buffer, base + at, value);
    Reference.reachabilityFence(this);
    return word;
  }

  public long getAndAddLong(int at, long delta) {
    long word = (long) LONG.getAndAdd(buffer, base + at, delta);
    Reference.reachabilityFence(this);
    return word;
  }

  public long getAndOrLong(int at, long bits) {
    long word = (long) LONG.getAndBitwiseOr(buffer, base + at, bits);
    Reference.reachabilityFence(this);
    return word;
  }

  /**
   * Copies bytes into the block, without ordering. A word that is published afterwards gives the
   * ordering.
   */
  public void putBytes(int at, byte[] bytes, int from, int length) {
    buffer.put(base + at, bytes, from, length);
    Reference.reachabilityFence(this);
  }

  /**
   * Copies bytes out of the block, without ordering. A word that is read before gives the ordering.
   */
  public void getBytes(int at, byte[] bytes, int from, int length) {
    buffer.get(base + at, bytes, from, length);
    Reference.reachabilityFence(this);
  }

  /**
   * Returns the part of this block from {@code at} on as a block. While that block is reachable,
   * this one is reachable too.
   */
  public Block from(int at) {
    return new Block(arena, buffer, base + at, offset + at, whole == null ? this : whole);
  }

  /**
   * Returns this record as a part of another. While it is reachable, the other is reachable too.
   */
  public Block partOf(Block other) {
    return new Block(arena, buffer, base, offset, other.whole == null ? other : other.whole);
  }

  /**
   * Returns the record that this is a part of; returns this block if it is not a part of another.
   */
  public Block whole() {
    return whole == null ? this : whole;
  }

  /** Returns bytes of this block as a buffer, in the byte order of this machine. */
  public ByteBuffer bytes(int at, int length) {
    return buffer.slice(base + at, length).order(ByteOrder.nativeOrder());
  }

  /** Fills bytes with zeros. */
  public void clear(int at, int length) {
    for (int done = 0; done < length; done += ZEROS.length) {
      buffer.put(base + at + done, ZEROS, 0, Math.min(length - done, ZEROS.length));
    }
    Reference.reachabilityFence(this);
  }
}
