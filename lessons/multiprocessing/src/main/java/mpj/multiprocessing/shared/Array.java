package mpj.multiprocessing.shared;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.holders.Holders;
import mpj.multiprocessing.sync.Mutex;

/**
 * Elements of one primitive type that all processes of the tree see and change. Python's {@code
 * multiprocessing.Array}. Its length is fixed, and may be 0; made by its length, it is all zeros.
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
 * <p>Each element is read and written whole; a range is not: another process may come between two
 * of its elements. Hold the lock where several belong together. As with a {@link Value}, the lock
 * is its own, a given one, or none, and keeps out only those who take it.
 *
 * <p><b>Memory.</b> Who reads an element that another wrote also sees what the other did to the
 * shared memory before. What is read and written through {@code buffer()}, as fast as an array of
 * the language, gives no such order, and a loop may not see a change at all while it runs. There,
 * processes that read what others write take a lock, a barrier, or any other primitive in between.
 *
 * <p>An array of more than 256 KiB lies in a file of its own in the tree's directory, of at most 2
 * GiB: 536,870,911 ints. It takes memory, on Linux that of {@code /dev/shm}, but nothing of what
 * {@code mpj.arena.megabytes} limits. The memory is free again when no process has the array any
 * more, or a buffer of it, and the JVMs that had it have collected their garbage. For what is to go
 * at a certain moment there is {@link SharedMemory}.
 *
 * <p><b>What it costs.</b> 64 bytes of the tree's shared memory and those of its elements, rounded
 * up by an eighth at most; with a lock of its own 192 bytes more.
 *
 * <p><b>What happens if a process dies here.</b> Each element is the old one or the new one; of a
 * range some may be old and some new. The lock is freed, and its next holder told, as {@link Mutex}
 * says.
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

  /** Makes elements with a lock, or, given null, without. */
  static Elements create(Kind kind, int length, Mutex lock) {
    return Elements.create(Tree.current(), kind, length, lock == null ? 0 : lock.handle());
  }

  /** Returns the elements at a place of the shared memory. */
  static Elements at(long handle, Kind kind) {
    return Elements.at(Tree.current(), handle, kind);
  }

  /**
   * Returns the elements as bytes, in the order of this machine. That buffer, and whatever is made
   * of it, keeps them, too: each refers to the segment's scope, other segments to that alone.
   */
  final ByteBuffer memory() {
    MemorySegment segment = MemorySegment.ofBuffer(elements.bytes());
    Holders.hold(Tree.current(), segment.scope(), elements.block(), elements.beside());
    return segment.asByteBuffer().order(ByteOrder.nativeOrder());
  }

  /** Returns how many elements there are. */
  public final int length() {
    return length;
  }

  final Elements elements() {
    return elements;
  }

  /** Goes through the gate, and checks the index. */
  final int at(int index) {
    pass();
    if (index < 0 || index >= length) {
      throw outside("index=" + index);
    }
    return index;
  }

  /** Goes through the gate, checks the range, and returns how many elements it has. */
  final int size(int from, int to) {
    pass();
    if (from < 0 || to < from || to > length) {
      throw outside("from=" + from + " to=" + to);
    }
    return to - from;
  }

  /** Goes through the gate, and checks that so many elements begin there. */
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
