package mpj.multiprocessing.internal.arena;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Looks whether there is room for a file before anything of it is written. Otherwise what is too
 * large would first fill the file system, and everybody else's writes would fail meanwhile.
 */
public final class FreeSpace {
  /** What is smaller is simply written: it does not crowd out others for long. */
  private static final int NOT_WORTH_A_LOOK = 1 << 18;

  private static final Path LIMITS = Path.of("/proc/self/limits");
  private static final String FILE_SIZE = "Max file size";

  /** How large this process may make a file; 0 before it was looked up. */
  private static volatile long limit;

  /**
   * Checks that so many bytes can be written to a new file.
   *
   * @throws NoRoomException if not
   */
  public static void require(Path directory, long bytes) throws NoRoomException {
    require(directory, bytes, bytes);
  }

  /**
   * Checks that so many bytes can be added to a file.
   *
   * @param size of the file then
   * @throws NoRoomException if fewer are free, or this process may not write so large a file
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
    boolean known = there.getTotalSpace() > 0; // some have no limit, and say 0 of all
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

  /** By the kernel, where it says it; {@code Max file size SOFT HARD bytes}. */
  private static long readLimit() {
    try {
      for (String line : Files.readAllLines(LIMITS)) {
        if (line.startsWith(FILE_SIZE)) {
          String soft = line.substring(FILE_SIZE.length()).strip().split(" ", 2)[0];
          return Math.max(1, Long.parseLong(soft));
        }
      }
    } catch (IOException | NumberFormatException e) {
      // There is none, or it is not known.
    }
    return Long.MAX_VALUE;
  }

  private FreeSpace() {}
}
