package mpj.app.export;

import java.util.List;
import java.util.Optional;
import mpj.app.run.DemoRun;
import mpj.lessons.demo.DemoEntry;
import mpj.lessons.demo.Teaching;
import mpj.lessons.story.NotedLine;
import mpj.lessons.story.diagnosis.Verdict;
import mpj.lessons.story.timeline.Timeline;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.ProcessRecord;

/**
 * All that is kept of one run of a demo. JSON, the page and trace events are made from it.
 *
 * @param demo its name
 * @param shows what it shows
 * @param origin how to run it so again
 * @param ok whether it showed all that it is to show
 * @param problems why it is not ok, a sentence each
 * @param startNanos when it began, by {@link System#nanoTime()}
 * @param elapsedNanos how long it took
 * @param verdict why it had to be ended, if it no longer got on
 * @param teaching what holds for every run of the demo
 * @param seen what was to be seen in this one
 * @param predictions what could be predicted, and what came of it
 * @param processes the main one first, then in the order of their start
 * @param lines what was written, with notes
 * @param events what happened
 * @param timeline the same as it is drawn
 */
public record RunDocument(
    String demo,
    String shows,
    RunOrigin origin,
    boolean ok,
    List<String> problems,
    long startNanos,
    long elapsedNanos,
    Optional<Verdict> verdict,
    Optional<Teaching> teaching,
    String seen,
    List<DemoRun.Answered> predictions,
    List<ProcessRecord> processes,
    List<NotedLine> lines,
    List<Event> events,
    Timeline timeline) {
  /** Copies the lists. */
  public RunDocument {
    problems = List.copyOf(problems);
    predictions = List.copyOf(predictions);
    processes = List.copyOf(processes);
    lines = List.copyOf(lines);
    events = List.copyOf(events);
  }

  /** Returns what is kept of a run. */
  public static RunDocument of(DemoRun run) {
    DemoEntry demo = run.demo();
    return new RunDocument(
        demo.name(),
        demo.shows(),
        RunOrigin.of(demo, run.settings(), run.startMethod(), ""),
        run.ok(),
        run.problems(),
        run.startNanos(),
        run.elapsedNanos(),
        run.verdict(),
        demo.teaching(),
        run.seen(),
        run.answers(),
        run.run().processes(),
        run.lines(),
        run.run().events(),
        run.timeline());
  }
}
