package mpj.multiprocessing.arena;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A lock that a process holds from its first start of a child until it ends, on a file of its own
 * in the tree's directory. Its children wait for the lock, so the kernel tells them of their
 * parent's end at once, however that came, and they need no descriptor of their parent's for that.
 *
 * <p>Where a file system has no locks, children ask for their parent's number now and then.
 */
public final class ParentLock {
  private static Tree held;
  private static DirectoryLock lock; // here so that it is not garbage

  /** Takes the lock of this process; nothing happens if it has it. To be called before a start. */
  public static synchronized void hold(Tree tree) {
    if (held == tree) {
      return;
    }
    held = tree;
    if (lock != null) {
      lock.close(); // of a tree that has ended
    }
    try {
      lock = DirectoryLock.takeFile(file(tree, ProcessHandle.current().pid()));
    } catch (IOException e) {
      lock = null; // the children do without
    }
  }

  /**
   * Waits until a process no longer holds its lock, or this thread is interrupted.
   *
   * @return true if nobody holds the lock any more; false if that cannot be told
   */
  public static boolean await(Tree tree, long pid) {
    boolean released = false;
    try (FileChannel channel = FileChannel.open(file(tree, pid), StandardOpenOption.READ)) {
      channel.lock(0, Long.MAX_VALUE, true);
      released = true;
    } catch (IOException e) {
      // It holds none, or the directory has gone, or this thread was interrupted.
    } catch (OutOfMemoryError e) {
      // Closing takes some.
    }
    return released;
  }

  /** Removes the file of a process that has ended. */
  public static void remove(Tree tree, long pid) {
    try {
      Files.deleteIfExists(file(tree, pid));
    } catch (IOException e) {
      // It goes with the directory.
    }
  }

  private static Path file(Tree tree, long pid) {
    return tree.directory().resolve("parent-" + pid);
  }

  private ParentLock() {}
}
