package mpj.multiprocessing.pool;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much memory this process takes. */
final class Memory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s*([0-9]+) kB$");

  /** Returns the bytes that are resident; where nobody tells, those of the heap. */
  static long taken() {
    String status = "";
    try {
      status = Files.readString(STATUS, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      // Another system than Linux.
    }
    return resident(status).orElse(Runtime.getRuntime().totalMemory());
  }

  /** Returns the bytes that are resident by the word of the kernel, which does not count pages. */
  static OptionalLong resident(String status) {
    Matcher resident = RESIDENT.matcher(status);
    return resident.find()
        ? OptionalLong.of(Long.parseLong(resident.group(1)) << 10)
        : OptionalLong.empty();
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
