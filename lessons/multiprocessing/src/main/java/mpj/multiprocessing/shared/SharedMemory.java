package mpj.multiprocessing.shared;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.NamedMemory;
import mpj.multiprocessing.internal.arena.NoRoomException;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.holders.Holders;
import mpj.multiprocessing.wire.Shared;

/**
 * A block of memory by its name: every process of this user that knows the name can attach to it,
 * also one of another process tree. Python's {@code multiprocessing.shared_memory.SharedMemory}.
 *
 * <pre>{@code
 * try (var picture = SharedMemory.create("picture", 1 << 20)) {
 *   picture.buffer().putInt(0, 42);
 *   …                                        // others: SharedMemory.attach("picture")
 *   picture.unlink();                        // once, when nobody is to attach any more
 * }
 * }</pre>
 *
 * <p>{@link #close} lets go of the memory in this process, {@link #unlink} takes its name away. The
 * memory goes when both are done: who is attached when the name goes keeps it until it closes. An
 * object that is dropped and was not closed keeps it until its process ends. A child or a queue can
 * be given it; what arrives there attaches by the name, so the name must not be gone by then, and
 * is to be closed there, too.
 *
 * <p>It belongs to the process tree that created it. An attacher's end, in whatever tree, leaves it
 * alone. If the creating tree ends and has not unlinked it, its name is taken away then, with a
 * warning in the log; if that tree was killed, the last of its processes or the next start of any
 * program of this library does so.
 *
 * <p>It is a file of mode 0600 named {@code mpj-memory-NAME}, on Linux in {@code /dev/shm}, else,
 * or where {@code mpj.directory} says so, where the directory of the process tree is.
 *
 * <p><b>Memory.</b> What is read and written here has no order among processes. Take a lock, or any
 * other primitive, in between; trees that share no primitive can use the ordered accesses of a
 * {@link java.lang.invoke.VarHandle} on the {@link #segment}.
 *
 * <p><b>What it costs.</b> Its length, rounded up to whole pages of mostly 4 KB, in a file of its
 * own. What is sent of it takes some 200 bytes of the tree's shared memory.
 *
 * <p><b>What happens if a process dies here.</b> What it wrote stays, as far as it came. One that
 * dies while it creates leaves nothing that others could attach to.
 */
public final class SharedMemory implements Shared, AutoCloseable {
  private static final long serialVersionUID = 1L;

  private static final int LONGEST_NAME = 200;

  private final transient NamedMemory memory;
  private final transient Arena mapping = Arena.ofShared();
  private final transient MemorySegment segment;
  private transient Tree tree; // the one that the handle is of: this may outlive a tree
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
   * Creates memory full of zeros.
   *
   * @param name letters, digits, points, hyphens and underscores, at most 200
   * @param size in bytes
   * @throws IllegalArgumentException if the name is no such name, or the size is 0 or less
   * @throws FileAlreadyExistsException if there is memory of that name
   * @throws IOException if there is no room; nothing is left of it then
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

  /** Creates memory full of zeros, with a name that no other has. */
  public static SharedMemory create(long size) throws IOException {
    while (true) {
      long unlike = ProcessHandle.current().pid() ^ System.nanoTime() << 22;
      try {
        return create("unnamed-" + Long.toHexString(unlike), size);
      } catch (FileAlreadyExistsException e) {
        // Such a chance: another try.
      }
    }
  }

  /**
   * Attaches to memory that a process of this user has created.
   *
   * @throws IllegalArgumentException if it cannot be a name
   * @throws NoSuchFileException if there is no memory of that name
   * @throws IOException if it is not this user's
   */
  public static SharedMemory attach(String name) throws IOException {
    requireName(name);
    try {
      return new SharedMemory(NamedMemory.find(Tree.current(), name));
    } catch (NoSuchFileException e) {
      throw missing(name);
    }
  }

  /** Attaches to the memory that another process of the tree sent. */
  public static SharedMemory attach(long handle) throws IOException {
    Tree tree = Tree.current();
    String name = NamedRecord.name(tree, handle);
    SharedMemory found = attach(name);
    if (!found.memory.identity().equals(NamedRecord.identity(tree, handle))) {
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
      remember(now, NamedRecord.create(now, name(), memory.identity()));
    }
    return record.offset();
  }

  /** Returns the name, by which others attach. */
  public String name() {
    return memory.name();
  }

  /** Returns the size in bytes. */
  public long size() {
    return memory.size();
  }

  /**
   * Returns the memory, as long as this is open: an access after {@link #close} throws.
   *
   * @throws IllegalStateException if this is closed
   */
  public MemorySegment segment() {
    if (!mapping.scope().isAlive()) {
      throw new IllegalStateException("closed: memory=" + name() + "; attach to it again");
    }
    return segment;
  }

  /**
   * Returns the memory as a buffer of its own, in the byte order of this machine, as long as this
   * is open: an access after {@link #close} throws.
   *
   * @throws IllegalStateException if this is closed, or too large for a buffer (2 GiB or more)
   */
  public ByteBuffer buffer() {
    if (size() > Integer.MAX_VALUE) {
      throw new IllegalStateException(
          "too large for a buffer: memory=" + name() + " bytes=" + size() + "; use segment()");
    }
    return segment().asByteBuffer().order(ByteOrder.nativeOrder());
  }

  /** Lets go of the memory in this process. The name stays. Closing again does nothing. */
  @Override
  public synchronized void close() {
    if (mapping.scope().isAlive()) {
      mapping.close();
    }
  }

  /**
   * Takes the name away: nobody can attach any more, and the memory goes with the last that lets go
   * of it. Any process may do so, also after {@link #close}.
   *
   * @throws NoSuchFileException if the name is gone already
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
