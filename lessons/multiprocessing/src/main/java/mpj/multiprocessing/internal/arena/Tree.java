package mpj.multiprocessing.internal.arena;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * This process's place in its process tree: the tree's directory and arena, and the slot that is
 * this process. A main process becomes the root of a tree when it first needs one; a child joins
 * the one it was started in.
 */
public final class Tree {
  /** The system property that names another directory for the trees' directories to lie in. */
  public static final String PARENT = TreeDirectory.PARENT;

  private static volatile Tree current;

  private final Path directory;
  private final DirectoryLock lock; // of the root; here so that it is not garbage
  private final Arena arena;
  private final ProcessTable table;
  private final int slot;
  private WakeRelay relay;
  private Runnable ending;

  private Tree(Path directory, DirectoryLock lock, Arena arena, int slot) {
    this.directory = directory;
    this.lock = lock;
    this.arena = arena;
    this.table = new ProcessTable(arena);
    this.slot = slot;
  }

  /**
   * Returns the tree that this process belongs to, beginning one if it belongs to none.
   *
   * @throws UncheckedIOException if the shared memory cannot be made
   * @throws IllegalStateException if this process is ending: what began now would outlive it
   */
  public static Tree current() {
    Tree tree = current;
    if (tree != null) {
      return tree;
    }
    try {
      return begin();
    } catch (IllegalStateException e) {
      awaitEndOfProcess(false);
      throw e;
    }
  }

  /**
   * To be called when something failed, perhaps because this main process is ending, before its
   * user is told. If so it waits for the end, which comes within two seconds: Ctrl-C must not bring
   * a trace of what it cut short. Otherwise it returns.
   *
   * @param soon whether the end may be about to begin, because another process has died: Ctrl-C may
   *     reach that one a moment earlier
   */
  public static void awaitEndOfProcess(boolean soon) {
    EndOfProcess.await(soon);
  }

  /** Returns the tree if this process belongs to one already. */
  public static Optional<Tree> existing() {
    return Optional.ofNullable(current);
  }

  static int slotOfThisProcess() {
    Tree tree = current;
    return tree != null ? tree.slot : ProcessTable.ROOT;
  }

  private static synchronized Tree begin() {
    if (current == null) {
      EndOfProcess.register();
      TreeDirectory.Own own = null;
      try {
        own = TreeDirectory.create();
        Path directory = own.path();
        Tree tree =
            new Tree(
                directory, own.lock(), Arena.create(directory.resolve("arena")), ProcessTable.ROOT);
        tree.table.reserve("MainProcess", 0, 0, false);
        tree.table.running(ProcessTable.ROOT, ProcessHandle.current().pid());
        Mended.watch(tree.arena);
        current = tree;
      } catch (IOException e) {
        if (own != null) {
          remove(own.path(), own.lock());
        }
        throw new UncheckedIOException(
            "the shared memory of the process tree cannot be made: cause="
                + e
                + "; make it writable, or "
                + NoRoomException.advice(e, Path.of("/dev/shm")),
            e);
      }
    }
    return current;
  }

  /** Makes this process, a child, part of the tree whose directory and slot its parent told it. */
  public static Tree join(Path directory, int slot) throws IOException {
    Tree tree = new Tree(directory, null, Arena.open(directory.resolve("arena")), slot);
    Mended.watch(tree.arena);
    current = tree;
    return tree;
  }

  /** Registers what ends the tree's processes; it runs once, before the directory goes. */
  public synchronized void beforeEnd(Runnable action) {
    ending = action;
  }

  /** Has this process, the root, wake sleepers for others that cannot themselves yet. */
  public synchronized void relayWakes() {
    relay = new WakeRelay(this);
    relay.begin();
  }

  /**
   * Ends the tree if this process is its root: its processes, then its directory. The next use
   * begins a new one. A process that is not the root leaves the tree alone.
   */
  public static void end() {
    Tree tree;
    synchronized (Tree.class) {
      tree = current;
      if (tree == null || tree.slot != ProcessTable.ROOT) {
        return;
      }
      current = null;
    }
    tree.close();
  }

  /** Tells whether the end of the tree has begun, in its main process. */
  public boolean hasEnded() {
    return current != this;
  }

  /** Tells whether the end of the tree has begun, in any of its processes. */
  public boolean isEnding() {
    return arena.head().getInt(Header.ENDING) != 0;
  }

  /**
   * Removes what killed main processes of this user have left behind. Each start of a tree does so.
   *
   * @throws IOException if the directory of this tree has gone
   */
  public void sweep() throws IOException {
    TreeDirectory.sweep(directory);
  }

  private void close() {
    arena.head().setInt(Header.ENDING, 1);
    Runnable action;
    WakeRelay relaying;
    synchronized (this) {
      action = ending;
      relaying = relay;
    }
    if (action != null) {
      action.run();
    }
    if (relaying != null) {
      relaying.end();
    }
    remove(directory, lock);
  }

  private static void remove(Path directory, DirectoryLock lock) {
    TreeDirectory.delete(directory);
    if (lock != null) {
      lock.close();
    }
  }

  /** Tells a child whether its main process lives, whatever process has that one's number now. */
  public boolean isRootAlive() {
    return TreeDirectory.isRootAlive(directory);
  }

  /**
   * Removes the directory, for a child whose main process was killed before it could, and kills the
   * tree's stopped processes, which cannot end by themselves.
   */
  public void removeDirectory() {
    TreeDirectory.deleteLeft(directory);
  }

  public Path directory() {
    return directory;
  }

  /** Returns the file in which a process's first message may lie, until its slot is released. */
  public static Path firstMessage(Path directory, int slot) {
    return directory.resolve("boot-" + slot);
  }

  public Arena arena() {
    return arena;
  }

  public ProcessTable table() {
    return table;
  }

  public int slot() {
    return slot;
  }

  public boolean isRoot() {
    return slot == ProcessTable.ROOT;
  }
}
