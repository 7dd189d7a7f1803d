package mpj.lessons.story;

import java.util.List;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;
import mpj.multiprocessing.trace.ProcessRecord;

/**
 * All that a run left behind.
 *
 * @param processes the main process first, then its descendants in order of start
 * @param events in the order of time
 * @param lines in the order of time
 */
public record Recording(List<ProcessRecord> processes, List<Event> events, List<OutputLine> lines) {
  /** Copies the lists, so that a recording does not change. */
  public Recording {
    processes = List.copyOf(processes);
    events = List.copyOf(events);
    lines = List.copyOf(lines);
  }

  /** Returns every process but the main one. */
  public List<ProcessRecord> children() {
    return processes.stream().skip(1).toList();
  }

  /** Returns the events of one kind, in the order of time. */
  public List<Event> events(EventKind kind) {
    return events.stream().filter(event -> event.kind() == kind).toList();
  }

  /** Returns the lines whose text begins so, in the order of time. */
  public List<OutputLine> lines(String start) {
    return lines.stream().filter(line -> line.text().startsWith(start)).toList();
  }

  /** Returns what one process wrote, line by line. */
  public List<String> texts(long pid) {
    return lines.stream()
        .filter(line -> line.process().pid() == pid)
        .map(OutputLine::text)
        .toList();
  }
}
