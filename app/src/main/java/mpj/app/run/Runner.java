package mpj.app.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import mpj.app.process.GivenTime;
import mpj.app.process.LiveProbe;
import mpj.lessons.story.Run;
import mpj.lessons.story.diagnosis.Diagnosis;
import mpj.lessons.story.diagnosis.Verdict;
import mpj.multiprocessing.ProcessTree;
import mpj.multiprocessing.Task;
import mpj.multiprocessing.trace.OutputLine;
import mpj.multiprocessing.trace.ProcessRecord;
import mpj.multiprocessing.trace.Trace;
import mpj.multiprocessing.trace.TraceOptions;

/** Runs a program in a process tree of its own, and tells a {@link Run} of all that happens. */
public final class Runner {
  /** How long a program may go without an event or a line; four times that while it computes. */
  public static final Duration STANDARD_LIMIT = Duration.ofSeconds(30);

  /** How the problem begins that a run has when it printed too much. */
  public static final String NOT_KEPT = "more was printed than is kept";

  private final Duration limit;
  private final TraceOptions options;

  /** Creates a runner that stops a program when nothing has happened for {@code limit}. */
  public Runner(Duration limit) {
    this(limit, TraceOptions.USUAL);
  }

  /** Creates a runner that watches in another way than usual. */
  public Runner(Duration limit, TraceOptions options) {
    this.limit = limit;
    this.options = options;
  }

  /**
   * Runs a program to its end. When this method returns, no process of it is left.
   *
   * @param notes says of a line, when the run has been told of it, why it was written; or null
   * @param listener hears of lines, and of silence
   * @throws InterruptedException if this thread is interrupted; the program is ended
   */
  public RunEnd run(Task program, Run run, Function<OutputLine, String> notes, RunListener listener)
      throws InterruptedException {
    return run(program, run, notes, listener, System.nanoTime());
  }

  RunEnd run(
      Task program, Run run, Function<OutputLine, String> notes, RunListener listener, long start)
      throws InterruptedException {
    var time = new GivenTime();
    var progress = new Progress(time::nanos);
    var diagnosis = new Diagnosis(run, new LiveProbe());
    var recorder = new Recorder(run, notes, listener, progress, diagnosis);
    var watcher = new Watcher(run, diagnosis, recorder, progress, time, listener, start, limit);
    try {
      var thread = new RunThread(program, progress);
      Progress.Outcome outcome;
      long elapsed;
      Optional<Verdict> verdict;
      List<ProcessRecord> processes;
      Trace trace = Trace.start(recorder, options);
      try (trace) {
        run.begin(trace::processes);
        thread.start();
        outcome = progress.await(limit, watcher);
        elapsed = System.nanoTime() - start;
        verdict = watcher.verdict(outcome);
        if (outcome != Progress.Outcome.ENDED || thread.failure() != null) {
          recorder.endLines();
          thread.stop();
        }
        processes = trace.processes();
      }
      run.end(processes);
      recorder.rethrowFailure();
      boolean whole = outcome == Progress.Outcome.ENDED && thread.failure() == null;
      return new RunEnd(
          start, elapsed, whole, verdict, problems(outcome, verdict, thread, trace, run));
    } finally {
      ProcessTree.shutdown();
    }
  }

  private List<String> problems(
      Progress.Outcome outcome, Optional<Verdict> verdict, RunThread thread, Trace trace, Run run) {
    var problems = new ArrayList<String>();
    verdict.map(this::stuck).ifPresent(problems::add);
    if (outcome == Progress.Outcome.ENDED && thread.failure() != null) {
      problems.add("the demo ended by an exception: " + thread.failure());
    }
    if (trace.dropped() > 0) {
      problems.add(lost(trace.dropped()));
    }
    if (run.linesLeftOut() > 0) {
      problems.add(notKept(run.linesLeftOut()));
    }
    return problems;
  }

  private String stuck(Verdict verdict) {
    String what =
        switch (verdict.kind()) {
          case STARVATION, LIVELOCK -> "somebody got nowhere for limit=";
          default -> "nothing happened for limit=";
        };
    return what
        + limit.toMillis() / 1000.0
        + " s, so the demo was stopped, its processes with it; verdict="
        + verdict.kind().word();
  }

  private static String lost(long dropped) {
    return "events came faster than they could be read, and some were lost: lost="
        + dropped
        + "; what is shown of this run is not whole, so run it again, or with less to do";
  }

  private static String notKept(long lines) {
    return NOT_KEPT
        + ", and some lines of it are missing: lines="
        + lines
        + "; what is shown of this run is not whole, so run it again with less to do";
  }
}
