package mpj.app.exercise.host;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mpj.app.exercise.judge.Failing;

/**
 * What came of one run.
 *
 * @param millis how long it took
 * @param failing why it is not right; empty if it is
 * @param output what the program printed, the last lines of it
 * @param drawing its timeline, ready for the terminal; empty if there is none
 */
public record Outcome(
    long millis, Optional<Failing> failing, List<String> output, List<String> drawing) {
  /** Copies the lists. */
  public Outcome {
    output = List.copyOf(output);
    drawing = List.copyOf(drawing);
  }

  /** Returns one of which nothing is known but why it failed. */
  public static Outcome failed(String reason, String sentence) {
    return new Outcome(0, Optional.of(new Failing(reason, sentence)), List.of(), List.of());
  }

  void write(DataOutputStream out) throws IOException {
    out.writeLong(millis);
    out.writeBoolean(failing.isPresent());
    if (failing.isPresent()) {
      out.writeUTF(failing.get().reason());
      out.writeUTF(failing.get().sentence());
    }
    write(out, output);
    write(out, drawing);
    out.flush();
  }

  private static void write(DataOutputStream out, List<String> lines) throws IOException {
    out.writeInt(lines.size());
    for (String line : lines) {
      out.writeUTF(line);
    }
  }

  static Outcome read(DataInputStream in) throws IOException {
    long millis = in.readLong();
    Optional<Failing> failing =
        in.readBoolean() ? Optional.of(new Failing(in.readUTF(), in.readUTF())) : Optional.empty();
    return new Outcome(millis, failing, lines(in), lines(in));
  }

  private static List<String> lines(DataInputStream in) throws IOException {
    int count = in.readInt();
    var lines = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      lines.add(in.readUTF());
    }
    return lines;
  }
}
