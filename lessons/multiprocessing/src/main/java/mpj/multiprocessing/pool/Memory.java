package mpj.multiprocessing.pool;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The memory that this process takes, and sizes of memory as text. */
final class Memory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s*([0-9]+) kB$");

  /**
   * Returns the resident memory in bytes. If the system does not tell it, returns the size of the
   * heap.
   */
  static long taken() {
    String status = "";
    try {
      status = Files.readString(STATUS, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      // Another system than Linux.
    }
    return resident(status).orElse(Runtime.getRuntime().totalMemory());
  }

  /** Returns the resident memory in bytes, as the kernel reports it in kB, not in pages. */
  static OptionalLong resident(String status) {
    Matcher resident = RESIDENT.matcher(status);
    return resident.find()
        ? OptionalLong.of(Long.parseLong(resident.group(1)) << 10)
        : OptionalLong.empty();
  }

  /**
   * Returns the bytes of a size that is written as in the JVM's options, for example {@code 64m}.
   */
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
