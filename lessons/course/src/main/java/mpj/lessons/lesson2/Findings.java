package mpj.lessons.lesson2;

import java.util.ArrayList;
import java.util.List;
import mpj.lessons.story.Lives;
import mpj.lessons.story.Recording;
import mpj.multiprocessing.trace.OutputLine;
import mpj.multiprocessing.trace.ProcessRecord;

/** Gathers what a run failed to show: a sentence for each thing that was to be seen and was not. */
final class Findings {
  private final Recording recording;
  private final List<String> problems = new ArrayList<>();

  Findings(Recording recording) {
    this.recording = recording;
  }

  /** There was this number of children, and each of them ended with exit code 0. */
  Findings children(int expected) {
    return count(expected).endedWell(recording.children());
  }

  /** There was this number of children. */
  Findings count(int expected) {
    int number = recording.children().size();
    return require(number == expected, "There were children=" + number + ", not " + expected + ".");
  }

  /** Each of these processes ended with exit code 0. */
  Findings endedWell(List<ProcessRecord> processes) {
    problems.addAll(Lives.failures(processes));
    return this;
  }

  /** This process, 0 for the main one, wrote a line for each of these beginnings and no other. */
  Findings wrote(int process, String... beginnings) {
    if (process >= recording.processes().size()) {
      return this; // the children have been counted
    }
    ProcessRecord writer = recording.processes().get(process);
    List<String> lines = recording.texts(writer.pid());
    boolean same = lines.size() == beginnings.length;
    for (int i = 0; same && i < beginnings.length; i++) {
      same = lines.get(i).startsWith(beginnings[i]);
    }
    return require(
        same, writer.name() + " did not write " + List.of(beginnings) + ": lines=" + lines + ".");
  }

  /** Every line that begins in the one way came before every line that begins in the other. */
  Findings before(String earlier, String later) {
    for (OutputLine first : recording.lines(earlier)) {
      for (OutputLine second : recording.lines(later)) {
        require(
            first.nanos() <= second.nanos(),
            "\"" + second.text() + "\" came before \"" + first.text() + "\".");
      }
    }
    return this;
  }

  /** This was seen; the sentence says what was wrong otherwise. */
  Findings require(boolean seen, String otherwise) {
    if (!seen) {
      problems.add(otherwise);
    }
    return this;
  }

  /** Returns the sentences. */
  List<String> problems() {
    return List.copyOf(problems);
  }
}
