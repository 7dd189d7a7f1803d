package mpj.lessons.lesson3;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import mpj.lessons.story.Recording;
import mpj.multiprocessing.trace.OutputLine;
import mpj.multiprocessing.trace.ProcessRecord;

/** Looks up in a recording what a run had to show, and collects what is missing. */
final class Findings {
  private final Recording recording;
  private final List<String> problems = new ArrayList<>();

  Findings(Recording recording) {
    this.recording = recording;
  }

  /** Adds the sentence unless this is true. */
  Findings require(boolean shown, String otherwise) {
    if (!shown) {
      problems.add(otherwise);
    }
    return this;
  }

  /** Requires that the process of this name ran, and ended with this exit code. */
  Findings requireEnd(String name, int code) {
    Optional<ProcessRecord> process = process(name);
    if (process.isEmpty()) {
      return require(false, "There was no process of this name: name=" + name + ".");
    }
    OptionalInt ended = process.get().exitCode();
    return require(
        ended.equals(OptionalInt.of(code)),
        ended.isPresent()
            ? name + " ended with exitCode=" + ended.getAsInt() + ", not with " + code + "."
            : name + " had not ended when the demo was over.");
  }

  Optional<ProcessRecord> process(String name) {
    return recording.processes().stream().filter(one -> one.name().equals(name)).findFirst();
  }

  /** Returns when the process of this name ended, by {@link System#nanoTime()}. */
  Optional<Long> end(String name) {
    return process(name).map(ProcessRecord::endNanos);
  }

  /** Returns the first line of this process, on either stream, that begins so. */
  Optional<OutputLine> line(String name, String start) {
    return recording.lines(start).stream()
        .filter(line -> line.process().name().equals(name))
        .findFirst();
  }

  /** Returns a sentence for each thing that the run failed to show. */
  List<String> problems() {
    return List.copyOf(problems);
  }
}
