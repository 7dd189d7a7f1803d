package mpj.multiprocessing.internal.arena;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Checks whether there is room for a file before any of it is written. Otherwise a file that is too
 * large would first fill the file system, and the writes of other programs would fail meanwhile.
 */
public final class FreeSpace {
  /**
   * Files with fewer bytes are written without a check, because they disturb others only for a
   * short time.
   */
  private static final int NOT_WORTH_A_LOOK = 1 << 18;

  private static final Path LIMITS = Path.of("/proc/self/limits");
  private static final String FILE_SIZE = "Max file size";

  /** The largest file that this process may write, in bytes; 0 before it was looked up. */
  private static volatile long limit;

  /**
   * Checks that {@code bytes} bytes can be written to a new file.
   *
   * @throws NoRoomException if they cannot be written
   */
  public static void require(Path directory, long bytes) throws NoRoomException {
    require(directory, bytes, bytes);
  }

  /**
   * Checks that {@code bytes} bytes can be added to a file.
   *
   * @param size the size of the file afterwards
   * @throws NoRoomException if fewer bytes are free, or this process may not write so large a file
   */
  static void require(Path directory, long bytes, long size) throws NoRoomException {
    if (bytes < NOT_WORTH_A_LOOK) {
      return;
    }
    if (size > limit()) {
      throw NoRoomException.overLimit(size, limit());
    }
    File there = directory.toFile();
    long free = there.getUsableSpace();
    boolean known = there.getTotalSpace() > 0; // a file system without a limit may return 0
    if (known && free < bytes) {
      throw NoRoomException.tooFull(bytes, free, directory);
    }
  }

  private static long limit() {
    long known = limit;
    if (known == 0) {
      known = readLimit();
      limit = known;
    }
    return known;
  }

  /** Reads the limit from the kernel, if it tells it: {@code Max file size SOFT HARD bytes}. */
  private static long readLimit() {
    try {
      for (String line : Files.readAllLines(LIMITS)) {
        if (line.startsWith(FILE_SIZE)) {
          String soft = line.substring(FILE_SIZE.length()).strip().split(" ", 2)[0];
          return Math.max(1, Long.parseLong(soft));
        }
      }
    } catch (IOException | NumberFormatException e) {
      // There is no limit, or it is not known.
    }
    return Long.MAX_VALUE;
  }

  private FreeSpace() {}
}
