package mpj.multiprocessing.shared;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import mpj.multiprocessing.Shared;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.NamedMemory;
import mpj.multiprocessing.internal.arena.NoRoomException;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.holders.Holders;

/**
 * A block of memory with a name. Every process of the same user that knows the name can attach to
 * it, also a process of another tree. Python's {@code multiprocessing.shared_memory.SharedMemory}.
 *
 * <pre>{@code
 * try (var picture = SharedMemory.create("picture", 1 << 20)) {
 *   picture.buffer().putInt(0, 42);
 *   …                                        // others: SharedMemory.attach("picture")
 *   picture.unlink();                        // once, when nobody is to attach any more
 * }
 * }</pre>
 *
 * <p>{@link #close} detaches this process from the memory. {@link #unlink} removes the name. The
 * memory is freed when the name is removed and every process has closed it: a process that is
 * attached when the name is removed keeps the memory until it closes. If an object is not closed,
 * its memory stays until the process ends, even if the object is garbage. A shared memory can be
 * sent to a child or through a queue. The receiver attaches by the name, so the name must still
 * exist then. The receiver must close its object, too.
 *
 * <p>The memory belongs to the process tree that created it. When another attached process ends,
 * nothing happens to the memory. If the creating tree ends without {@link #unlink}, the library
 * removes the name then and logs a warning. If the creating tree was killed, the last of its
 * processes does this, or the next program that starts with this library.
 *
 * <p>The memory is a file of mode 0600 named {@code mpj-memory-NAME}. On Linux it is in {@code
 * /dev/shm}. Elsewhere, or if {@code mpj.directory} is set, it is where the directory of the
 * process tree is.
 *
 * <p><b>Memory.</b> Reads and writes here have no order among processes. Use a lock or another
 * primitive between the write and the read. Trees that share no primitive can use the ordered
 * accesses of a {@link java.lang.invoke.VarHandle} on the {@link #segment}.
 *
 * <p><b>What it costs.</b> Its size, rounded up to whole pages (mostly 4 KB), in a file of its own.
 * Sending it takes some 200 bytes of the tree's shared memory.
 *
 * <p><b>What happens if a process dies here.</b> What it had written so far stays. If a process
 * dies while it creates memory, no other process can attach to the unfinished memory.
 */
public final class SharedMemory implements Shared, AutoCloseable {
  private static final long serialVersionUID = 1L;

  private static final int LONGEST_NAME = 200;

  private final transient NamedMemory memory;
  private final transient Arena mapping = Arena.ofShared();
  private final transient MemorySegment segment;
  private transient Tree tree; // of this tree's handle; this object may outlive a tree
  private transient Block record;

  private SharedMemory(NamedMemory memory) throws IOException {
    this.memory = memory;
    boolean done = false;
    try {
      segment = memory.map(mapping);
      done = true;
    } finally {
      if (!done) {
        mapping.close();
      }
    }
  }

  /**
   * Creates memory that is full of zeros.
   *
   * @param name letters, digits, points, hyphens and underscores, at most 200
   * @param size in bytes
   * @throws IllegalArgumentException if the name has other characters or a wrong length, or the
   *     size is 0 or less
   * @throws FileAlreadyExistsException if there is memory of that name
   * @throws IOException if there is no room; then nothing is left behind
   */
  public static SharedMemory create(String name, long size) throws IOException {
    requireName(name);
    if (size <= 0) {
      throw new IllegalArgumentException(
          "shared memory has at least one byte: size=" + size + " name=" + name);
    }
    try {
      return made(NamedMemory.create(Tree.current(), name, size));
    } catch (FileAlreadyExistsException e) {
      throw new FileAlreadyExistsException(
          null,
          null,
          "there is shared memory of this name: name="
              + name
              + "; attach to it, unlink it first, or choose another name");
    } catch (IOException e) {
      throw new IOException(
          "shared memory cannot be made: name="
              + name
              + " bytes="
              + size
              + " cause="
              + e.getMessage()
              + "; "
              + NoRoomException.advice(e, Tree.current().directory().getParent()),
          e);
    }
  }

  private static SharedMemory made(NamedMemory memory) throws IOException {
    try {
      return new SharedMemory(memory);
    } catch (IOException | RuntimeException | OutOfMemoryError e) { // no room to map it
      memory.unlink();
      throw e;
    }
  }

  /**
   * Creates memory that is full of zeros, with a new name that no other memory has.
   *
   * @param size in bytes
   * @throws IllegalArgumentException if the size is 0 or less
   * @throws IOException if there is no room; then nothing is left behind
   */
  public static SharedMemory create(long size) throws IOException {
    while (true) {
      long unlike = ProcessHandle.current().pid() ^ System.nanoTime() << 22;
      try {
        return create("unnamed-" + Long.toHexString(unlike), size);
      } catch (FileAlreadyExistsException e) {
        // another memory has this random name: try the next
      }
    }
  }

  /**
   * Attaches to memory that a process of the same user created.
   *
   * @throws IllegalArgumentException if the name has other characters or a wrong length
   * @throws NoSuchFileException if there is no memory of that name
   * @throws IOException if the memory belongs to another user
   */
  public static SharedMemory attach(String name) throws IOException {
    requireName(name);
    try {
      return new SharedMemory(NamedMemory.find(Tree.current(), name));
    } catch (NoSuchFileException e) {
      throw missing(name);
    }
  }

  /**
   * Attaches to the memory that another process of the tree sent, by its {@link #handle}. The
   * library calls this method when it decodes a message from another process.
   *
   * @throws NoSuchFileException if the name has been removed meanwhile
   * @throws IOException if the memory cannot be mapped
   */
  public static SharedMemory attach(long handle) throws IOException {
    Tree tree = Tree.current();
    String name = MemoryNameRecord.name(tree, handle);
    SharedMemory found = attach(name);
    if (!found.memory.identity().equals(MemoryNameRecord.identity(tree, handle))) {
      found.close();
      throw missing(name);
    }
    found.remember(tree, tree.arena().at(handle));
    return found;
  }

  private synchronized void remember(Tree sentIn, Block sentAs) {
    tree = sentIn;
    record = sentAs;
    Holders.hold(sentIn, sentAs);
  }

  private static void requireName(String name) {
    if (name.length() > LONGEST_NAME || !name.matches("[A-Za-z0-9._-]+")) {
      throw new IllegalArgumentException(
          "not a name of shared memory: name="
              + name
              + "; take letters, digits, points, hyphens and underscores, 1 to "
              + LONGEST_NAME);
    }
  }

  private static NoSuchFileException missing(String name) {
    return new NoSuchFileException(
        null,
        null,
        "there is no shared memory of this name: name="
            + name
            + "; nobody has created it, or it was unlinked");
  }

  @Override
  public synchronized long handle() {
    Tree now = Tree.current();
    if (!now.equals(tree)) {
      remember(now, MemoryNameRecord.create(now, name(), memory.identity()));
    }
    return record.offset();
  }

  /** Returns the name. Other processes attach by it. */
  public String name() {
    return memory.name();
  }

  /** Returns the size in bytes. */
  public long size() {
    return memory.size();
  }

  /**
   * Returns the memory as a segment. An access to the segment after {@link #close} throws {@link
   * IllegalStateException}.
   *
   * @throws IllegalStateException if this object is closed
   */
  public MemorySegment segment() {
    if (!mapping.scope().isAlive()) {
      throw new IllegalStateException("closed: memory=" + name() + "; attach to it again");
    }
    return segment;
  }

  /**
   * Returns the memory as a new buffer, in the byte order of this machine. An access to the buffer
   * after {@link #close} throws {@link IllegalStateException}.
   *
   * @throws IllegalStateException if this object is closed, or the memory is too large for a buffer
   *     (2 GiB or more)
   */
  public ByteBuffer buffer() {
    if (size() > Integer.MAX_VALUE) {
      throw new IllegalStateException(
          "too large for a buffer: memory=" + name() + " bytes=" + size() + "; use segment()");
    }
    return segment().asByteBuffer().order(ByteOrder.nativeOrder());
  }

  /**
   * Detaches this process from the memory. The name stays. A second call does nothing.
   *
   * @throws IllegalStateException if another operation uses the memory at this moment, for example
   *     reads a file into it; then it stays attached
   */
  @Override
  public synchronized void close() {
    if (mapping.scope().isAlive()) {
      mapping.close();
    }
  }

  /**
   * Removes the name. After that no process can attach any more, and the memory is freed when the
   * last process closes it. Any process may call this, also after {@link #close}.
   *
   * @throws NoSuchFileException if the name has been removed already
   * @throws IOException if the file system does not allow it
   */
  public void unlink() throws IOException {
    if (!memory.unlink()) {
      throw missing(name());
    }
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    throw Shared.outside(this);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SharedMemory shared
        && shared.name().equals(name())
        && shared.memory.identity().equals(memory.identity());
  }

  @Override
  public int hashCode() {
    return name().hashCode();
  }

  @Override
  public String toString() {
    return "SharedMemory[name=" + name() + "]";
  }
}
