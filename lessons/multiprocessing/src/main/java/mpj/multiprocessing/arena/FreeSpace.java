package mpj.multiprocessing.arena;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Looks whether a file system has room for a file before anything of it is written. Otherwise what
 * is too large would first fill the file system, and everybody else's writes would fail meanwhile.
 */
public final class FreeSpace {
  /** What is smaller is simply written: it does not crowd out others for long. */
  private static final int NOT_WORTH_A_LOOK = 1 << 18;

  /**
   * Checks that so many bytes can be written.
   *
   * @throws IOException if fewer are free, with both numbers
   */
  public static void require(Path directory, long bytes) throws IOException {
    if (bytes < NOT_WORTH_A_LOOK) {
      return;
    }
    File there = directory.toFile();
    long free = there.getUsableSpace();
    boolean known = there.getTotalSpace() > 0; // some have no limit, and say 0 of all
    if (known && free < bytes) {
      throw new IOException(
          "more than is free: wanted=" + bytes + " free=" + free + " directory=" + directory);
    }
  }

  private FreeSpace() {}
}
