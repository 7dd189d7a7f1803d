package mpj.multiprocessing.pool;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** How much memory this process takes. */
final class Memory {
  private static final int PAGE = 4096;
  private static final String PAGES = "/proc/self/statm"; // of all memory, of what is resident, ...

  /** Returns the bytes that are resident; where nobody tells, those of the heap. */
  static long taken() {
    try (FileInputStream file = new FileInputStream(PAGES)) {
      String pages = new String(file.readNBytes(256), StandardCharsets.US_ASCII);
      return Long.parseLong(pages.split(" ")[1]) * PAGE;
    } catch (IOException e) {
      return Runtime.getRuntime().totalMemory();
    }
  }

  /** Returns the bytes of a size as the JVM's options have it, {@code 64m}. */
  static long bytes(String size) {
    if (!size.matches("[1-9][0-9]{0,8}[kKmMgG]?")) {
      throw new IllegalArgumentException(
          "not a size of memory: size=" + size + "; give a number with k, m or g, as in 300m");
    }
    int shift = 10 * (1 + "kmg".indexOf(Character.toLowerCase(size.charAt(size.length() - 1))));
    String digits = shift == 0 ? size : size.substring(0, size.length() - 1);
    return Long.parseLong(digits) << shift;
  }

  private Memory() {}
}
