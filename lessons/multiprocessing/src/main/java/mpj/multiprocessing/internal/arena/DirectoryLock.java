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
 * Says whom a directory belongs to: the process that holds a lock on a file in it. The kernel
 * releases the lock when that process ends, in whatever way, and knows it in every container, where
 * process numbers mean other processes.
 *
 * <p>Its maker takes the lock as soon as the directory is there. A sweeper takes it before it
 * removes the directory, which gets another name first. So the lock's file never changes under one
 * name, and a maker that does not get the lock has lost its directory and makes another one.
 *
 * <p>The lock is the kernel's for a process and a file: children do not inherit it, and closing any
 * descriptor of the file releases it. So the library opens it once. A program that reads what lies
 * in its temporary directory may do so a second time; {@link TreeDirectory} does not rely on the
 * lock alone.
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
   * @return null if another process holds it, or the directory has gone
   * @throws IOException if that cannot be told: the file system has no locks, or it is full
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
      channel = FileChannel.open(file, OPTIONS, OwnersOnly.file());
    } catch (NoSuchFileException e) {
      return null; // the directory has gone
    }
    boolean taken = false;
    try {
      // Whoever held it may have removed the directory meanwhile.
      taken = channel.tryLock() != null && Files.exists(file, LinkOption.NOFOLLOW_LINKS);
      return taken ? new DirectoryLock(channel) : null;
    } catch (OverlappingFileLockException e) {
      return null; // held in this very process
    } finally {
      if (!taken) {
        channel.close();
      }
    }
  }

  /** Releases it. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // The kernel has released it all the same.
    }
  }
}
