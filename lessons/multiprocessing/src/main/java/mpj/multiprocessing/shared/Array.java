package mpj.multiprocessing.shared;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.holders.Holders;
import mpj.multiprocessing.sync.Mutex;

/**
 * A fixed number of elements of one primitive type, in memory that all processes of the tree share.
 * Python's {@code multiprocessing.Array}. The length never changes, and may be 0. An array that is
 * created by its length is full of zeros.
 *
 * <pre>{@code
 * var squares = new IntArray(1000);
 * squares.set(7, 49);                        // one element
 * squares.set(0, new int[] {0, 1, 4});       // several at once
 * int[] part = squares.get(5, 10);           // a copy of the elements 5 to 9
 * try (var held = squares.hold()) {          // what belongs together
 *   squares.set(0, squares.get(1));
 * }
 * IntBuffer fast = squares.buffer();         // the memory itself
 * }</pre>
 *
 * <p>Each element is read and written as a whole. A range of elements is not: another process may
 * change elements between two reads or writes of the same range. If several elements belong
 * together, hold the lock. As with a {@link Value}, an array has a lock of its own, a given lock,
 * or no lock. The lock only stops threads that take it, too.
 *
 * <p>Methods throw {@link IndexOutOfBoundsException} if an index or a range is not within the
 * array; then nothing was written.
 *
 * <p><b>Memory.</b> A process that reads an element written by another process also sees everything
 * that the other process did to the shared memory before that write. Access through {@code
 * buffer()} is as fast as access to a Java array, but gives no such order. A loop over the buffer
 * may even run without ever seeing a change. Processes that exchange data through buffers must use
 * a lock, a barrier or another primitive between the write and the read.
 *
 * <p>An array of more than 256 KiB lies in a file of its own in the tree's directory. The file can
 * have up to 2 GiB: 536,870,911 ints. It takes memory (on Linux, that of {@code /dev/shm}), but
 * does not count towards {@code mpj.arena.megabytes}. The memory is freed when no process has the
 * array or a buffer of it any more. For that, the JVMs that had it must first collect their
 * garbage. To free memory at a certain moment, use {@link SharedMemory}.
 *
 * <p><b>What it costs.</b> 64 bytes of the tree's shared memory, plus the bytes of the elements,
 * rounded up by at most an eighth. A lock of its own takes 192 bytes more.
 *
 * <p><b>What happens if a process dies here.</b> Each element has its old value or its new value.
 * Of a range, some elements may be old and some new. The lock is freed, and its next holder is
 * told, as {@link Mutex} says.
 */
public abstract sealed class Array extends Guarded
    permits ByteArray,
        ShortArray,
        IntArray,
        LongArray,
        FloatArray,
        DoubleArray,
        CharArray,
        BooleanArray {
  private static final long serialVersionUID = 1L;

  private final transient Elements elements;
  private final transient int length;

  Array(Elements elements, Mutex lock) {
    super(elements.block(), elements.beside(), elements.mutex(), lock);
    this.elements = elements;
    this.length = elements.length();
  }

  /** Creates elements. {@code lock} may be null: then they have no lock. */
  static Elements create(Kind kind, int length, Mutex lock) {
    return Elements.create(Tree.current(), kind, length, lock == null ? 0 : lock.handle());
  }

  /** Returns the elements at an offset in shared memory. */
  static Elements at(long handle, Kind kind) {
    return Elements.at(Tree.current(), handle, kind);
  }

  /**
   * Returns the elements as bytes, in the byte order of this machine. The buffer, and every buffer
   * or segment made from it, keeps the elements alive. Every buffer refers to the segment's scope.
   * Segments made from the segment refer only to that scope. So the scope holds the elements.
   */
  final ByteBuffer memory() {
    MemorySegment segment = MemorySegment.ofBuffer(elements.bytes());
    Holders.hold(Tree.current(), segment.scope(), elements.block(), elements.beside());
    return segment.asByteBuffer().order(ByteOrder.nativeOrder());
  }

  /** Returns the number of elements. */
  public final int length() {
    return length;
  }

  final Elements elements() {
    return elements;
  }

  /** Passes the gate and checks the index. */
  final int at(int index) {
    pass();
    if (index < 0 || index >= length) {
      throw outside("index=" + index);
    }
    return index;
  }

  /** Passes the gate, checks the range, and returns the number of elements in it. */
  final int size(int from, int to) {
    pass();
    if (from < 0 || to < from || to > length) {
      throw outside("from=" + from + " to=" + to);
    }
    return to - from;
  }

  /**
   * Passes the gate and checks that the array has {@code count} elements from index {@code from}
   * on.
   */
  final void requireRoom(int from, int count) {
    pass();
    if (from < 0 || count > length - from) {
      throw outside("from=" + from + " count=" + count);
    }
  }

  private IndexOutOfBoundsException outside(String what) {
    return new IndexOutOfBoundsException(
        what + " is not within the array: array=" + this + " length=" + length);
  }
}
