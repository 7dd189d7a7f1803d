package mpj.multiprocessing.trace;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mpj.multiprocessing.internal.trace.PlainBytes;

/** The lines that processes have begun but not ended, one for each stream of a process. */
final class LineBuffers {
  /** Receives a line, or a piece of a line that is not ended. */
  interface Taker {
    void line(int identity, boolean error, byte[] bytes);
  }

  private static final byte[] NOTHING = {};

  private final Map<Integer, ByteArrayOutputStream> open = new TreeMap<>();

  private static int key(int identity, boolean error) {
    return identity << 1 | (error ? 1 : 0);
  }

  /**
   * Adds bytes to a line. A line that gets too long is handed over in pieces, which are cut between
   * two characters.
   */
  void add(int identity, boolean error, byte[] bytes, Taker lockingThread) {
    ByteArrayOutputStream line =
        open.computeIfAbsent(key(identity, error), k -> new ByteArrayOutputStream());
    if (line.size() >= OutputLine.LONGEST) {
      byte[] all = bytes(line);
      int whole = PlainBytes.wholeCharacters(all, all.length);
      lockingThread.line(identity, error, Arrays.copyOf(all, whole));
      line.write(all, whole, all.length - whole);
    }
    line.writeBytes(bytes);
  }

  /** Ends a line and returns it. */
  byte[] end(int identity, boolean error) {
    ByteArrayOutputStream line = open.get(key(identity, error));
    return line == null ? NOTHING : bytes(line);
  }

  /** Ends the lines that a process has begun and will not end itself. */
  void endAll(int identity, Taker lockingThread) {
    endIfOpen(key(identity, false), lockingThread);
    endIfOpen(key(identity, true), lockingThread);
  }

  /** Ends all lines of all processes. */
  void endAll(Taker lockingThread) {
    for (int key : List.copyOf(open.keySet())) {
      endIfOpen(key, lockingThread);
    }
  }

  private void endIfOpen(int key, Taker lockingThread) {
    ByteArrayOutputStream line = open.remove(key);
    if (line != null && line.size() > 0) {
      lockingThread.line(key >> 1, (key & 1) != 0, line.toByteArray());
    }
  }

  private static byte[] bytes(ByteArrayOutputStream line) {
    byte[] bytes = line.toByteArray();
    line.reset();
    return bytes;
  }
}
