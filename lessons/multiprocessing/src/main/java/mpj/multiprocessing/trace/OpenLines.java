package mpj.multiprocessing.trace;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** The lines that processes have begun and not ended, one for each of their streams. */
final class OpenLines {
  /** Is given a line. */
  interface Taker {
    void line(int slot, boolean error, String text);
  }

  private static final int LONGEST = 1 << 20;

  private final Map<Integer, ByteArrayOutputStream> open = new TreeMap<>();

  private static int key(int slot, boolean error) {
    return slot << 1 | (error ? 1 : 0);
  }

  /** Continues a line; one that gets too long is handed over in parts. */
  void add(int slot, boolean error, byte[] bytes, Taker taker) {
    ByteArrayOutputStream line =
        open.computeIfAbsent(key(slot, error), k -> new ByteArrayOutputStream());
    boolean betweenCharacters = bytes.length > 0 && (bytes[0] & 0xc0) != 0x80;
    if (line.size() >= LONGEST && betweenCharacters) {
      taker.line(slot, error, text(line));
    }
    line.writeBytes(bytes);
  }

  /** Ends a line and returns it. */
  String end(int slot, boolean error) {
    ByteArrayOutputStream line = open.get(key(slot, error));
    return line == null ? "" : text(line);
  }

  /** Ends what a process has begun and will not end itself. */
  void endAll(int slot, Taker taker) {
    endIfOpen(key(slot, false), taker);
    endIfOpen(key(slot, true), taker);
  }

  /** Ends all lines of all processes. */
  void endAll(Taker taker) {
    for (int key : open.keySet()) {
      endIfOpen(key, taker);
    }
  }

  private void endIfOpen(int key, Taker taker) {
    ByteArrayOutputStream line = open.get(key);
    if (line != null && line.size() > 0) {
      taker.line(key >> 1, (key & 1) != 0, text(line));
    }
  }

  private static String text(ByteArrayOutputStream line) {
    String text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    return text;
  }
}
