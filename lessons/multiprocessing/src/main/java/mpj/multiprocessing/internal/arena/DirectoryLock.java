package mpj.multiprocessing.internal.arena;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * The lock of a directory: the directory belongs to the process that holds a lock on a file in it.
 * The kernel releases the lock when that process ends, in whatever way. The kernel knows the lock
 * in every container, while process ids mean other processes there.
 *
 * <p>The process that makes a directory takes the lock as soon as the directory exists. A process
 * that removes the directory first takes the lock and then renames the directory. So a path of the
 * lock's file always means the same file, or no file. A maker that does not get the lock has lost
 * its directory and makes another one.
 *
 * <p>The kernel manages the lock for a process and a file. Children do not inherit it, and closing
 * any descriptor of the file releases it. So the library opens the file only once. But a program
 * that reads all files of its temporary directory may open and close this file, too, and lose the
 * lock. Therefore {@link TreeDirectory} does not rely on the lock alone.
 */
final class DirectoryLock implements AutoCloseable {
  static final String FILE = "lock";

  private static final Set<OpenOption> OPTIONS =
      Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

  private final FileChannel channel;

  private DirectoryLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @return null if another process holds it, or the directory does not exist any more
   * @throws IOException if this is not known, because the file system has no locks or is full
   */
  static DirectoryLock take(Path directory) throws IOException {
    Path file = directory.resolve(FILE);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return tryOnce(file);
        } catch (ClosedByInterruptException e) {
          interrupted = true;
          Thread.interrupted();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static DirectoryLock tryOnce(Path file) throws IOException {
    FileChannel channel;
    try {
      channel = FileChannel.open(file, OPTIONS, PrivateFiles.file());
    } catch (NoSuchFileException e) {
      return null; // the directory does not exist any more
    }
    boolean taken = false;
    try {
      // The process that held it may have removed the directory meanwhile.
      taken = channel.tryLock() != null && Files.exists(file, LinkOption.NOFOLLOW_LINKS);
      return taken ? new DirectoryLock(channel) : null;
    } catch (OverlappingFileLockException e) {
      return null; // this process itself holds it
    } finally {
      if (!taken) {
        channel.close();
      }
    }
  }

  /** Releases the lock. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // The kernel has released it in any case.
    }
  }
}
