package mpj.multiprocessing.arena;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;

/**
 * A stretch of the arena's memory, addressed by offsets from its beginning. Words are read with
 * acquire and written with release semantics unless a method says otherwise; all of them are
 * naturally aligned, so that no process ever sees half of one.
 *
 * <p>Byte buffers, not memory segments: their view handles are there at a child's first
 * instruction, while those of a segment cost it some 10 ms of start-up; the speed is the same.
 */
public final class Block {
  private static final VarHandle INT =
      MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());
  private static final VarHandle LONG =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private static final byte[] ZEROS = new byte[4096];

  private final MappedByteBuffer buffer;
  private final int base;
  private final long offset;

  Block(MappedByteBuffer buffer, int base, long offset) {
    this.buffer = buffer;
    this.base = base;
    this.offset = offset;
  }

  /** Returns where the block lies in the arena: the number by which other processes find it. */
  public long offset() {
    return offset;
  }

  /** Returns the address of a word in this process, for system calls. */
  long address(int at) {
    return MemorySegment.ofBuffer(buffer).address() + base + at;
  }

  public int getInt(int at) {
    return (int) INT.getAcquire(buffer, base + at);
  }

  /** Writes a word that nobody else looks at yet. */
  public void putInt(int at, int value) {
    INT.set(buffer, base + at, value);
  }

  public void setInt(int at, int value) {
    INT.setRelease(buffer, base + at, value);
  }

  public boolean casInt(int at, int expected, int value) {
    return INT.compareAndSet(buffer, base + at, expected, value);
  }

  public int getAndSetInt(int at, int value) {
    return (int) INT.getAndSet(buffer, base + at, value);
  }

  public int getAndAddInt(int at, int delta) {
    return (int) INT.getAndAdd(buffer, base + at, delta);
  }

  public int getAndOrInt(int at, int bits) {
    return (int) INT.getAndBitwiseOr(buffer, base + at, bits);
  }

  public long getLong(int at) {
    return (long) LONG.getAcquire(buffer, base + at);
  }

  /** Writes a word that nobody else looks at yet. */
  public void putLong(int at, long value) {
    LONG.set(buffer, base + at, value);
  }

  public void setLong(int at, long value) {
    LONG.setRelease(buffer, base + at, value);
  }

  public boolean casLong(int at, long expected, long value) {
    return LONG.compareAndSet(buffer, base + at, expected, value);
  }

  public long getAndSetLong(int at, long value) {
    return (long) LONG.getAndSet(buffer, base + at, value);
  }

  public long getAndAddLong(int at, long delta) {
    return (long) LONG.getAndAdd(buffer, base + at, delta);
  }

  public long getAndOrLong(int at, long bits) {
    return (long) LONG.getAndBitwiseOr(buffer, base + at, bits);
  }

  /** Copies bytes into the block; no ordering, a word published afterwards gives it. */
  public void putBytes(int at, byte[] bytes, int from, int length) {
    buffer.put(base + at, bytes, from, length);
  }

  /** Copies bytes out of the block; no ordering, a word read before gives it. */
  public void getBytes(int at, byte[] bytes, int from, int length) {
    buffer.get(base + at, bytes, from, length);
  }

  /** Returns the part of this block from {@code at} on, as a block of its own. */
  public Block from(int at) {
    return new Block(buffer, base + at, offset + at);
  }

  /** Returns bytes of this block as a buffer, in the order of this machine. */
  public ByteBuffer bytes(int at, int length) {
    return buffer.slice(base + at, length).order(ByteOrder.nativeOrder());
  }

  /** Fills with zeros. */
  public void clear(int at, int length) {
    for (int done = 0; done < length; done += ZEROS.length) {
      buffer.put(base + at + done, ZEROS, 0, Math.min(length - done, ZEROS.length));
    }
  }
}
