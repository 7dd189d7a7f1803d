package mpj.app.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mpj.lessons.Commentary;
import mpj.lessons.Recording;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.OutputLine;
import mpj.multiprocessing.trace.ProcessRecord;
import mpj.multiprocessing.trace.TraceListener;

/** Keeps what happens in a run, asks the commentary for notes, and passes lines on at once. */
final class Recorder implements TraceListener {
  private final Commentary commentary;
  private final RunListener listener;
  private final Progress progress;
  private final List<Event> events = new ArrayList<>();
  private final List<NotedLine> lines = new ArrayList<>();
  private RuntimeException failure;

  Recorder(Commentary commentary, RunListener listener, Progress progress) {
    this.commentary = commentary;
    this.listener = listener;
    this.progress = progress;
  }

  @Override
  public synchronized void event(Event event) {
    progress.moved();
    events.add(event);
    if (failure == null) {
      try {
        commentary.event(event);
      } catch (RuntimeException e) {
        failure = e;
      }
    }
  }

  @Override
  public synchronized void line(OutputLine line) {
    progress.moved();
    var noted = new NotedLine(line, note(line));
    lines.add(noted);
    listener.line(noted);
    if (!listener.isWanted()) {
      progress.over(Progress.Outcome.UNWANTED);
    }
  }

  /** A commentary that fails must not take the lines with it; the run reports it at its end. */
  private String note(OutputLine line) {
    if (failure != null) {
      return null;
    }
    try {
      return commentary.note(line);
    } catch (RuntimeException e) {
      failure = e;
      return null;
    }
  }

  synchronized Recording recording(List<ProcessRecord> processes) {
    return new Recording(processes, events, lines.stream().map(NotedLine::line).toList());
  }

  synchronized List<NotedLine> lines() {
    return List.copyOf(lines);
  }

  /** Throws what the commentary threw, if it did. */
  synchronized void rethrowFailure() {
    if (failure != null) {
      throw failure;
    }
  }

  /** Returns what each process that has not ended did last, as "Process-1 lock.waiting Lock-1". */
  synchronized List<String> lastActs(List<ProcessRecord> processes) {
    Map<Actor, Event> last = new HashMap<>();
    events.forEach(event -> last.put(event.process(), event));
    var acts = new ArrayList<String>();
    for (ProcessRecord process : processes) {
      Event event = last.get(new Actor(process.name(), process.pid()));
      if (process.endNanos() == 0 && event != null) {
        acts.add(
            (process.name() + " " + event.kind().label() + " " + event.object()).stripTrailing());
      }
    }
    return acts;
  }
}
