package mpj.lessons.lesson3;

import java.util.Optional;
import mpj.lessons.story.Recording;
import mpj.multiprocessing.trace.OutputLine;
import mpj.multiprocessing.trace.ProcessRecord;

/** A process with two children, one of them a daemon, as it told them apart itself. */
record Family(ProcessRecord parent, ProcessRecord worker, ProcessRecord daemon) {
  private static final String WORKER = ": isDaemon=false";
  private static final String DAEMON = ": isDaemon=true";

  /** Reads the lines; empty if one of the three did not run. */
  static Optional<Family> of(Recording recording) {
    Findings findings = new Findings(recording);
    Optional<OutputLine> line = ending(recording, DAEMON);
    Optional<ProcessRecord> parent = line.flatMap(it -> findings.process(it.process().name()));
    Optional<ProcessRecord> daemon = line.flatMap(it -> named(it, DAEMON, findings));
    Optional<ProcessRecord> worker =
        ending(recording, WORKER).flatMap(it -> named(it, WORKER, findings));
    return parent.isPresent() && worker.isPresent() && daemon.isPresent()
        ? Optional.of(new Family(parent.get(), worker.get(), daemon.get()))
        : Optional.empty();
  }

  private static Optional<OutputLine> ending(Recording recording, String end) {
    return recording.lines().stream().filter(line -> line.text().endsWith(end)).findFirst();
  }

  private static Optional<ProcessRecord> named(OutputLine line, String end, Findings findings) {
    return findings.process(line.text().replace(end, ""));
  }
}
