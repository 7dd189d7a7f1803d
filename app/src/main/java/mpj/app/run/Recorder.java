package mpj.app.run;

import java.util.ArrayList;
import java.util.List;
import mpj.lessons.Commentary;
import mpj.lessons.story.NotedLine;
import mpj.lessons.story.Recording;
import mpj.lessons.story.diagnosis.Diagnosis;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.OutputLine;
import mpj.multiprocessing.trace.ProcessRecord;
import mpj.multiprocessing.trace.TraceListener;

/** Keeps what happens in a run, asks the commentary for notes, and passes lines on at once. */
final class Recorder implements TraceListener {
  private final Commentary commentary;
  private final RunListener listener;
  private final Progress progress;
  private final Diagnosis diagnosis;
  private final List<Event> events = new ArrayList<>();
  private final KeptLines lines = new KeptLines();
  private RuntimeException failure;
  private boolean linesEnded;
  private volatile long lastLineNanos = System.nanoTime();

  Recorder(Commentary commentary, RunListener listener, Progress progress, Diagnosis diagnosis) {
    this.commentary = commentary;
    this.listener = listener;
    this.progress = progress;
    this.diagnosis = diagnosis;
  }

  @Override
  public synchronized void event(Event event) {
    if (diagnosis.event(event)) {
      progress.moved();
    }
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
    if (linesEnded) {
      return;
    }
    progress.moved();
    lastLineNanos = System.nanoTime();
    var noted = new NotedLine(line, note(line));
    lines.add(noted);
    listener.line(noted);
    if (!listener.isWanted()) {
      progress.over(Progress.Outcome.UNWANTED);
    }
  }

  /** The run is being ended: what its processes say of that is not a line of the demo. */
  synchronized void endLines() {
    linesEnded = true;
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

  /** Returns when a line was last passed on, or, before the first, when the run began. */
  long lastLineNanos() {
    return lastLineNanos;
  }

  synchronized Recording recording(List<ProcessRecord> processes) {
    return new Recording(processes, events, lines.all().stream().map(NotedLine::line).toList());
  }

  synchronized List<NotedLine> lines() {
    return lines.all();
  }

  synchronized long linesLeftOut() {
    return lines.leftOut();
  }

  /** Throws what the commentary threw, if it did. */
  synchronized void rethrowFailure() {
    if (failure != null) {
      throw failure;
    }
  }
}
