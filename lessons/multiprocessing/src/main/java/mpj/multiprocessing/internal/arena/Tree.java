package mpj.multiprocessing.internal.arena;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The place of this process in its process tree: the tree's directory, its arena, and the slot of
 * this process. A main process becomes the root of a tree when it first needs one. A child joins
 * the tree in which it was started.
 */
public final class Tree {
  /** The system property for the parent directory of the trees' directories. */
  public static final String PARENT = TreeDirectory.PARENT;

  private static volatile Tree current;

  private final Path directory;
  private final DirectoryLock lock; // only in the root; must not become garbage
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
   * Returns the tree of this process. Begins a new tree if the process does not belong to one.
   *
   * @throws UncheckedIOException if the shared memory cannot be made
   * @throws IllegalStateException if this process is ending: a new tree would outlive it
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
   * Waits if this main process is ending. It must be called when something failed, perhaps because
   * of that end, before the user learns of the failure. The end comes within two seconds. So Ctrl-C
   * does not print a stack trace for the work that it interrupted. If the process is not ending,
   * the method returns.
   *
   * @param soon whether the end may be about to begin, because another process has died: Ctrl-C may
   *     reach that process a moment earlier
   */
  public static void awaitEndOfProcess(boolean soon) {
    TreeShutdownHook.await(soon);
  }

  /** Returns the tree of this process, if it already belongs to one. */
  public static Optional<Tree> existing() {
    return Optional.ofNullable(current);
  }

  static int slotOfThisProcess() {
    Tree tree = current;
    return tree != null ? tree.slot : ProcessTable.ROOT;
  }

  private static synchronized Tree begin() {
    if (current == null) {
      TreeShutdownHook.register();
      TreeDirectory.Own own = null;
      try {
        own = TreeDirectory.create();
        Path directory = own.path();
        Tree tree =
            new Tree(
                directory, own.lock(), Arena.create(directory.resolve("arena")), ProcessTable.ROOT);
        tree.table.reserve("MainProcess", 0, 0, false);
        tree.table.running(ProcessTable.ROOT, ProcessHandle.current().pid());
        DeathEventCount.watch(tree.arena);
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

  /** Makes this process, a child, join the tree whose directory and slot it got from its parent. */
  public static Tree join(Path directory, int slot) throws IOException {
    Tree tree = new Tree(directory, null, Arena.open(directory.resolve("arena")), slot);
    DeathEventCount.watch(tree.arena);
    current = tree;
    return tree;
  }

  /**
   * Registers the action that ends the tree's processes. It runs once, before the directory is
   * deleted.
   */
  public synchronized void beforeEnd(Runnable action) {
    ending = action;
  }

  /** Lets this process, the root, wake sleepers for processes that cannot do it themselves yet. */
  public synchronized void relayWakes() {
    relay = new WakeRelay(this);
    relay.begin();
  }

  /**
   * Ends the tree if this process is its root: first its processes, and then its directory. The
   * next use begins a new tree. If this process is not the root, nothing happens.
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

  /** Returns whether the end of the tree has begun; for the main process. */
  public boolean hasEnded() {
    return current != this;
  }

  /**
   * Returns whether a tree to which this process belongs, or belonged, has ended or is ending: by
   * its main process, or because that process was killed.
   */
  static boolean hasEnded(Path directory) {
    Tree now = current;
    return now == null || !now.directory.equals(directory) || now.isEnding() || !now.isRootAlive();
  }

  /** Returns whether the end of the tree has begun; for any of its processes. */
  public boolean isEnding() {
    return arena.head().getInt(Header.ENDING) != 0;
  }

  /**
   * Removes the directories that killed main processes of this user have left behind. Each start of
   * a tree does so.
   *
   * @throws IOException if the directory of this tree does not exist any more
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

  /**
   * Returns, in a child, whether its main process lives. Another process that has the same process
   * id by now does not count.
   */
  public boolean isRootAlive() {
    return TreeDirectory.isRootAlive(directory);
  }

  /**
   * Removes the directory and kills the tree's stopped processes, which cannot end by themselves. A
   * child calls it whose main process was killed before it could do so.
   */
  public void removeDirectory() {
    TreeDirectory.deleteLeft(directory);
  }

  public Path directory() {
    return directory;
  }

  /** Returns the file that may contain a process's first message, until its slot is released. */
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

  /**
   * Makes a filled record visible to all processes, with its type and the next number of that type.
   */
  public void publish(Block record, RecordType type) {
    arena.publish(record, type, arena.nextNumber(type), slot);
  }

  public boolean isRoot() {
    return slot == ProcessTable.ROOT;
  }
}
