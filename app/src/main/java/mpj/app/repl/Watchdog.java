package mpj.app.repl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mpj.app.process.LiveProbe;
import mpj.app.terminal.Screen;
import mpj.app.terminal.Style;
import mpj.app.terminal.Text;
import mpj.lessons.story.Run;
import mpj.lessons.story.diagnosis.Diagnosis;
import mpj.lessons.story.diagnosis.Verdict;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.Trace;

/**
 * Looks at the session's processes once a second, and says when some of them wait for each other,
 * or for what nobody is left to do. It ends nothing: that is for the learner to decide.
 */
final class Watchdog implements AutoCloseable {
  private static final long LOOK_MILLIS = 1_000;

  /** Shorter waits may have a limit in time, which events do not tell. */
  private static final long LASTING_NANOS = 5_000_000_000L;

  private final Output output;
  private final Diagnosis diagnosis;
  private Trace trace;
  private Thread thread;
  private String named = "";

  Watchdog(Output output, Run run) {
    this.output = output;
    this.diagnosis = new Diagnosis(run, new LiveProbe());
  }

  /** Takes note of what happened, after the run has. */
  void event(Event event) {
    diagnosis.event(event);
  }

  /** Begins to look at the processes of this trace. */
  void start(Trace watched) {
    trace = watched;
    thread = Thread.ofPlatform().name("mpj-watchdog").daemon().start(this::watch);
  }

  private void watch() {
    try {
      while (true) {
        Thread.sleep(LOOK_MILLIS);
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // it is closed
    }
  }

  /** After lost events, who has what is not known. */
  private void look() {
    Optional<Verdict> found =
        trace.dropped() > 0
            ? Optional.empty()
            : diagnosis.deadlock(System.nanoTime() - LASTING_NANOS);
    String sentence = found.map(Verdict::sentence).orElse("");
    if (found.isPresent() && !sentence.equals(named)) {
      say(found.get());
    }
    named = sentence;
  }

  private void say(Verdict verdict) {
    Screen screen = output.screen();
    var lines = new ArrayList<Text>();
    String first = verdict.kind().word() + ": " + verdict.sentence();
    lines.addAll(Text.of(screen.fit(first), Style.BAD).wrap(screen.columns(), 2));
    for (Verdict.Part part : verdict.parts()) {
      lines.addAll(Text.spaces(2).plus(screen.fit(part.inWords())).wrap(screen.columns(), 4));
    }
    lines.addAll(Text.of(screen.fit(verdict.advice()), Style.DIM).wrap(screen.columns(), 2));
    lines.addAll(
        Text.of(
                screen.fit("nothing is ended; Ctrl-C stops what runs, kill() ends a process"),
                Style.DIM)
            .wrap(screen.columns(), 2));
    output.say(lines);
  }

  /** Returns who waits for what at this moment, a phrase for each. */
  List<String> reason() {
    return diagnosis.now();
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
