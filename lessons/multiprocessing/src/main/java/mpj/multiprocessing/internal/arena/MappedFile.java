package mpj.multiprocessing.internal.arena;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * A file that several processes map: the arena, or data that is too large for the arena or has a
 * name of its own. The zeros of a new file are written, not left to be made at the first access. So
 * a full file system is an error at once.
 *
 * <p>A channel is closed when its thread is interrupted. Such a thread begins again here, and is
 * still interrupted afterwards.
 */
public final class MappedFile {
  private static final Set<OpenOption> OLD =
      Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

  /**
   * An action with a channel. It is not a lambda when a child boots, because linking a lambda takes
   * time.
   */
  interface Use<T> {
    T with(FileChannel file) throws IOException;
  }

  private record Extension(long from, long bytes) implements Use<Void> {
    @Override
    public Void with(FileChannel file) throws IOException {
      boolean done = false;
      try {
        writeZeros(file, from, bytes);
        done = true;
      } finally {
        if (!done && file.isOpen()) {
          file.truncate(from); // releases the bytes that were written in vain
        }
      }
      return null;
    }
  }

  private record Mapping(long from, long bytes) implements Use<MappedByteBuffer> {
    @Override
    public MappedByteBuffer with(FileChannel file) throws IOException {
      return file.map(MapMode.READ_WRITE, from, bytes);
    }
  }

  /**
   * Makes a file with {@code bytes} zeros and mode 0600, completely or not at all. The file must
   * not exist yet.
   */
  public static void create(Path path, long bytes) throws IOException {
    Files.createFile(path, PrivateFiles.file());
    boolean done = false;
    try {
      extend(path, 0, bytes);
      done = true;
    } finally {
      if (!done) {
        Files.deleteIfExists(path);
      }
    }
  }

  /** Writes zeros from a position on, all of them or none. */
  static void extend(Path path, long from, long bytes) throws IOException {
    FreeSpace.require(path.getParent(), bytes, from + bytes);
    open(path, new Extension(from, bytes));
  }

  /** Maps a part of a file, which stays mapped until it is garbage. */
  public static MappedByteBuffer map(Path path, long from, long bytes) throws IOException {
    return open(path, new Mapping(from, bytes));
  }

  /** Opens a file to read and write. It does not follow a link. */
  static <T> T open(Path path, Use<T> use) throws IOException {
    boolean interrupted = false;
    try {
      while (true) {
        try (FileChannel file = FileChannel.open(path, OLD)) {
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

  private static void writeZeros(FileChannel file, long from, long bytes) throws IOException {
    ByteBuffer zeros = ByteBuffer.allocateDirect((int) Math.min(bytes, Arena.CHUNK));
    for (long end = from + bytes; from < end; ) {
      zeros.clear().limit((int) Math.min(end - from, zeros.capacity()));
      from += file.write(zeros, from);
    }
  }

  private MappedFile() {}
}
