package mpj.app.run;

import java.util.function.Function;
import mpj.lessons.story.NotedLine;
import mpj.lessons.story.Run;
import mpj.lessons.story.diagnosis.Diagnosis;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.OutputLine;
import mpj.multiprocessing.trace.TraceListener;

/**
 * Tells a run of what happens, asks for notes, and passes lines on at once. Nobody who reads the
 * run waits for the screen: lines are passed on without the run's monitor.
 */
final class Recorder implements TraceListener {
  private final Run run;
  private final Function<OutputLine, String> notes;
  private final RunListener listener;
  private final Progress progress;
  private final Diagnosis diagnosis;
  private RuntimeException failure;
  private boolean linesEnded;
  private volatile long lastLineNanos = System.nanoTime();

  Recorder(
      Run run,
      Function<OutputLine, String> notes,
      RunListener listener,
      Progress progress,
      Diagnosis diagnosis) {
    this.run = run;
    this.notes = notes;
    this.listener = listener;
    this.progress = progress;
    this.diagnosis = diagnosis;
  }

  @Override
  public void event(Event event) {
    run.event(event);
    if (diagnosis.event(event)) {
      progress.moved();
    }
  }

  @Override
  public synchronized void line(OutputLine line) {
    if (linesEnded) {
      return;
    }
    progress.moved();
    lastLineNanos = System.nanoTime();
    listener.line(noted(line));
    if (!listener.isWanted()) {
      progress.over(Progress.Outcome.UNWANTED);
    }
  }

  private NotedLine noted(OutputLine line) {
    synchronized (run) {
      run.line(line);
      return run.note(note(line));
    }
  }

  /** Notes that fail must not take the lines with them; the run reports it at its end. */
  private String note(OutputLine line) {
    if (failure != null) {
      return null;
    }
    try {
      return notes.apply(line);
    } catch (RuntimeException e) {
      failure = e;
      return null;
    }
  }

  /** The run is being ended: what its processes say of that is not a line of the demo. */
  synchronized void endLines() {
    linesEnded = true;
  }

  /** Returns when a line was last passed on, or, before the first, when the run began. */
  long lastLineNanos() {
    return lastLineNanos;
  }

  /** Throws what the notes threw, if they did. */
  synchronized void rethrowFailure() {
    if (failure != null) {
      throw failure;
    }
  }
}
