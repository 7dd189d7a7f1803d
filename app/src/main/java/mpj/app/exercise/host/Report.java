package mpj.app.exercise.host;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mpj.lessons.exercise.Failing;

/**
 * What the JVM beside the tool's tells of its runs, as far as it came: each entry is written whole
 * and at once, and the last one may be cut off where that JVM ended.
 *
 * @param begun whether a program was let run
 * @param outcomes what came of the runs
 * @param refused what the system refused, so that a run could not be judged; empty if nothing
 * @param broken the trace of an error of the tool's own; empty if there is none
 */
record Report(
    boolean begun, List<Outcome> outcomes, Optional<String> refused, Optional<String> broken) {
  private static final int BEGUN = 1;
  private static final int OUTCOME = 2;
  private static final int REFUSED = 3;
  private static final int BROKEN = 4;

  static void writeBegun(DataOutputStream out) throws IOException {
    out.writeByte(BEGUN);
    out.flush();
  }

  static void writeRefused(DataOutputStream out, String sentence) throws IOException {
    out.writeByte(REFUSED);
    write(out, sentence);
    out.flush();
  }

  static void writeBroken(DataOutputStream out, String trace) throws IOException {
    out.writeByte(BROKEN);
    write(out, trace);
    out.flush();
  }

  static void write(DataOutputStream out, Outcome outcome) throws IOException {
    out.writeByte(OUTCOME);
    out.writeLong(outcome.millis());
    out.writeBoolean(outcome.failing().isPresent());
    if (outcome.failing().isPresent()) {
      write(out, outcome.failing().get().reason());
      write(out, outcome.failing().get().sentence());
    }
    write(out, outcome.output());
    write(out, outcome.drawing());
    out.flush();
  }

  private static void write(DataOutputStream out, List<String> lines) throws IOException {
    out.writeInt(lines.size());
    for (String line : lines) {
      write(out, line);
    }
  }

  /** Of any length, which {@link DataOutputStream#writeUTF} is not. */
  private static void write(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /** Reads until the end. */
  static Report read(DataInputStream in) throws IOException {
    boolean begun = false;
    var outcomes = new ArrayList<Outcome>();
    Optional<String> refused = Optional.empty();
    Optional<String> broken = Optional.empty();
    try {
      for (int kind = in.read(); kind >= 0; kind = in.read()) {
        switch (kind) {
          case BEGUN -> begun = true;
          case OUTCOME -> outcomes.add(outcome(in));
          case REFUSED -> refused = Optional.of(text(in));
          case BROKEN -> broken = Optional.of(text(in));
          default -> throw new IOException("not an entry of a report: kind=" + kind);
        }
      }
    } catch (EOFException e) {
      // Cut off.
    }
    return new Report(begun, outcomes, refused, broken);
  }

  private static Outcome outcome(DataInputStream in) throws IOException {
    long millis = in.readLong();
    Optional<Failing> failing =
        in.readBoolean() ? Optional.of(new Failing(text(in), text(in))) : Optional.empty();
    return new Outcome(millis, failing, lines(in), lines(in));
  }

  private static List<String> lines(DataInputStream in) throws IOException {
    int count = in.readInt();
    var lines = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      lines.add(text(in));
    }
    return lines;
  }

  private static String text(DataInputStream in) throws IOException {
    byte[] bytes = in.readNBytes(in.readInt());
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
