package mpj.multiprocessing.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import mpj.multiprocessing.ArenaFullException;
import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.MappedFile;
import mpj.multiprocessing.internal.arena.NoRoomException;
import mpj.multiprocessing.internal.arena.RecordLifecycle;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.memory.Counts;

/**
 * The elements of an array, one after the other in their natural size. Few elements lie in the
 * record itself. Many lie in a file of the tree's directory, which is mapped as one piece.
 *
 * <p>If a process dies here, each element has its old value or its new one.
 */
@SuppressWarnings("ReachabilityFenceUsage") // an access that fails is over, too
final class Elements {
  private static final int MUTEX = Arena.RECORD_HEADER;
  private static final int KIND = 24;
  private static final int LENGTH = 28;
  private static final int PLACE = 32;
  private static final int DATA = 64;

  /** The most bytes that lie in the record itself. */
  private static final int ROOM = Arena.CHUNK / 4;

  private static final VarHandle INT =
      MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());
  private static final VarHandle LONG =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

  /**
   * The bytes that one compare-and-swap covers: the smallest size that every processor supports.
   */
  private static final int WORD = Integer.BYTES;

  private final Block block;
  private final int used;
  private final ByteBuffer bytes; // whole words

  private Elements(Tree tree, Block block, Kind kind) {
    this.block = block;
    this.used = block.getInt(LENGTH) * kind.size();
    this.bytes = bytes(tree, block, kind);
  }

  /**
   * Creates elements that are all 0. {@code mutex} is the offset of their lock, or 0 for none.
   *
   * @throws IllegalArgumentException if the length is negative, or too large for one mapping
   * @throws ArenaFullException if there is no room
   */
  static Elements create(Tree tree, Kind kind, int length, long mutex) {
    int most = (Integer.MAX_VALUE & -WORD) / kind.size();
    if (length < 0 || length > most) {
      throw new IllegalArgumentException(
          "length=" + length + " of an array is not in 0.." + most + ": kind=" + kind);
    }
    int size = size(length, kind);
    Block block = tree.arena().allocate(size > ROOM ? DATA : DATA + size);
    block.putLong(MUTEX, mutex);
    block.putInt(KIND, kind.number());
    block.putInt(LENGTH, length);
    if (size > ROOM) {
      createFile(tree, block, size);
    }
    tree.publish(block, RecordType.ARRAY);
    return new Elements(tree, block, kind);
  }

  /**
   * Creates the file. The record names the file before the file exists, so the file belongs to a
   * record at every moment.
   */
  private static void createFile(Tree tree, Block block, int size) {
    int number = tree.arena().nextNumber(Counts.ARRAY_FILES);
    block.putInt(PLACE, number);
    tree.arena().keep(block, RecordType.ARRAY);
    boolean made = false;
    try {
      tree.arena().files().make(size, () -> MappedFile.create(path(tree, number), size));
      made = true;
    } catch (IOException e) {
      throw NoRoomException.unchecked("no room for an array: bytes=" + size, tree.directory(), e);
    } finally {
      if (!made) {
        deleteFile(tree, block);
        tree.arena().free(block);
      }
    }
  }

  /**
   * Returns the elements at an offset that another process sent.
   *
   * @throws IllegalArgumentException if there are no elements of that kind at the offset
   */
  static Elements at(Tree tree, long offset, Kind kind) {
    Block block = tree.arena().at(offset, RecordType.ARRAY);
    kind.require(block.getInt(KIND), offset);
    return new Elements(tree, block, kind);
  }

  /** Returns the size in bytes, rounded up to whole words. */
  private static int size(int length, Kind kind) {
    return (length * kind.size() + WORD - 1) & -WORD;
  }

  private static ByteBuffer bytes(Tree tree, Block block, Kind kind) {
    int place = block.getInt(PLACE);
    int size = size(block.getInt(LENGTH), kind);
    if (place == 0) {
      return block.bytes(DATA, size).order(ByteOrder.nativeOrder());
    }
    try {
      return MappedFile.map(path(tree, place), 0, size).order(ByteOrder.nativeOrder());
    } catch (IOException e) {
      throw new UncheckedIOException("an array cannot be mapped: cause=" + e.getMessage(), e);
    }
  }

  private static Path path(Tree tree, int number) {
    return tree.directory().resolve("array-" + number);
  }

  /** Returns the record of these elements. */
  Block block() {
    return block;
  }

  /** Returns how many bytes of them lie in a file. */
  long beside() {
    return block.getInt(PLACE) == 0 ? 0 : bytes.capacity();
  }

  /** Returns the offset of their lock, or 0 for none. */
  long mutex() {
    return mutex(block);
  }

  static long mutex(Block block) {
    return block.getLong(MUTEX);
  }

  static void deleteFile(Tree tree, Block block) {
    int place = block.getInt(PLACE);
    if (place != 0) {
      var _ = path(tree, place).toFile().delete();
    }
  }

  int length() {
    return block.getInt(LENGTH);
  }

  /**
   * Returns all elements as bytes, in the byte order of this machine. This is the memory itself,
   * not a copy.
   */
  ByteBuffer bytes() {
    return bytes.slice(0, used).order(ByteOrder.nativeOrder());
  }

  int addInt(int index, int delta) {
    int before = (int) INT.getAndAdd(bytes, index * Integer.BYTES, delta);
    Reference.reachabilityFence(this);
    return before + delta;
  }

  boolean compareAndSetInt(int index, int expected, int value) {
    boolean done = INT.compareAndSet(bytes, index * Integer.BYTES, expected, value);
    Reference.reachabilityFence(this);
    return done;
  }

  /**
   * Sets an element of one or two bytes, if it has the expected value. Does so by compare-and-swap
   * of the word that the element lies in, and keeps changes that others make to the neighbouring
   * elements.
   *
   * @return whether the element was set
   */
  boolean compareAndSetPart(int index, int size, int expected, int value) {
    int at = (index * size) & -WORD;
    int shift = (index * size - at) * Byte.SIZE; // little-endian, as all systems that we run on are
    int part = (1 << (size * Byte.SIZE)) - 1;
    while (true) {
      int before = (int) INT.getVolatile(bytes, at);
      if (((before >>> shift) & part) != (expected & part)) {
        return false;
      }
      int after = (before & ~(part << shift)) | ((value & part) << shift);
      if (INT.compareAndSet(bytes, at, before, after)) {
        Reference.reachabilityFence(this);
        return true;
      }
    }
  }

  long addLong(int index, long delta) {
    long before = (long) LONG.getAndAdd(bytes, index * Long.BYTES, delta);
    Reference.reachabilityFence(this);
    return before + delta;
  }

  boolean compareAndSetLong(int index, long expected, long value) {
    boolean done = LONG.compareAndSet(bytes, index * Long.BYTES, expected, value);
    Reference.reachabilityFence(this);
    return done;
  }

  /** The lifecycle of their record, which refers to the lock and may have a file. */
  static final class Lifecycle implements RecordLifecycle {
    @Override
    public long reference(Block record) {
      return mutex(record);
    }

    @Override
    public void freeParts(Tree tree, Block record) {
      deleteFile(tree, record);
    }
  }
}
