package mpj.multiprocessing.arena;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A file of its own for memory that is too large for the arena, or that others find by its name.
 * Its zeros are written, not left to be made at the first access: a full file system is an error
 * here and now, and nothing is left of the file then.
 *
 * <p>A channel closes under a thread that is interrupted. Such a thread begins again here, and
 * finds itself interrupted afterwards.
 */
public final class MappedFile {
  private static final FileAttribute<?> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final Set<OpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  private static final Set<OpenOption> OLD =
      Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

  /** What is done with a channel. */
  interface Use<T> {
    T with(FileChannel file) throws IOException;
  }

  /** Makes a file of so many zeros, mode 0600, which must not exist yet; wholly or not at all. */
  public static void create(Path path, long bytes) throws IOException {
    Use<Void> fill =
        file -> {
          boolean done = false;
          try {
            writeZeros(file, 0, bytes);
            done = true;
          } finally {
            if (!done) {
              Files.deleteIfExists(path);
            }
          }
          return null;
        };
    undisturbed(path, NEW, fill);
  }

  /** Maps a whole file of less than 2 GiB; a link is not followed. It stays until it is garbage. */
  public static ByteBuffer map(Path path) throws IOException {
    return open(path, file -> file.map(MapMode.READ_WRITE, 0, file.size()))
        .order(ByteOrder.nativeOrder());
  }

  /** Opens a file to read and write; a link is not followed. */
  static <T> T open(Path path, Use<T> use) throws IOException {
    return undisturbed(path, OLD, use);
  }

  private static <T> T undisturbed(Path path, Set<OpenOption> options, Use<T> use)
      throws IOException {
    boolean interrupted = false;
    try {
      while (true) {
        try (FileChannel file =
            options.equals(NEW)
                ? FileChannel.open(path, options, PRIVATE)
                : FileChannel.open(path, options)) {
          return use.with(file);
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

  static void writeZeros(FileChannel file, long from, long bytes) throws IOException {
    ByteBuffer zeros = ByteBuffer.allocateDirect((int) Math.min(bytes, Arena.CHUNK));
    for (long end = from + bytes; from < end; ) {
      zeros.clear().limit((int) Math.min(end - from, zeros.capacity()));
      from += file.write(zeros, from);
    }
  }

  private MappedFile() {}
}
