package mpj.app.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mpj.app.process.GivenTime;
import mpj.app.process.LiveProbe;
import mpj.lessons.Commentary;
import mpj.lessons.Demo;
import mpj.lessons.DemoEntry;
import mpj.lessons.Settings;
import mpj.lessons.story.Recording;
import mpj.lessons.story.diagnosis.Diagnosis;
import mpj.lessons.story.diagnosis.Verdict;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.ProcessTree;
import mpj.multiprocessing.trace.ProcessRecord;
import mpj.multiprocessing.trace.Trace;
import mpj.multiprocessing.trace.TraceOptions;

/** Runs one demo after the other, each in a process tree of its own. */
public final class DemoRunner {
  /** How long a demo may go without an event or a line; four times that while it computes. */
  public static final Duration STANDARD_LIMIT = Duration.ofSeconds(30);

  /** How the problem begins that a run has when it printed too much. */
  public static final String NOT_KEPT = "more was printed than is kept";

  private static final Duration GRACE = Duration.ofSeconds(1);

  private final Duration limit;
  private final TraceOptions scrutiny;

  /** Creates a runner that stops a demo when nothing has happened for {@code limit}. */
  public DemoRunner(Duration limit) {
    this(limit, TraceOptions.USUAL);
  }

  /** Creates a runner that watches more closely than usual. */
  public DemoRunner(Duration limit, TraceOptions scrutiny) {
    this.limit = limit;
    this.scrutiny = scrutiny;
  }

  /**
   * Runs a demo to its end. When this method returns, no process of the demo is left.
   *
   * @throws InterruptedException if this thread is interrupted; the demo is ended
   */
  public DemoRun run(DemoEntry entry, Settings settings, RunListener listener)
      throws InterruptedException {
    Demo demo = entry.demo().get();
    Commentary commentary = entry.commentary().get();
    var time = new GivenTime();
    var progress = new Progress(time::nanos);
    var diagnosis = new Diagnosis(new LiveProbe());
    var recorder = new Recorder(commentary, listener, progress, diagnosis);
    long start = System.nanoTime();
    listener.begins(entry, settings, start);
    try {
      var thread = new DemoThread(demo, settings, progress);
      Progress.Outcome outcome;
      long elapsed;
      Optional<Verdict> verdict;
      List<ProcessRecord> processes;
      Trace trace = Trace.start(recorder, scrutiny);
      try (trace) {
        thread.start();
        var lookout =
            new Lookout(diagnosis, recorder, progress, time, listener, trace, start, limit);
        outcome = progress.await(limit, lookout);
        elapsed = System.nanoTime() - start;
        verdict = lookout.verdict(outcome);
        if (outcome != Progress.Outcome.ENDED || thread.failure() != null) {
          recorder.endLines();
          stop(thread);
        }
        processes = trace.processes();
      }
      recorder.rethrowFailure();
      Recording recording = recorder.recording(processes);
      boolean whole = outcome == Progress.Outcome.ENDED && thread.failure() == null;
      List<String> problems =
          new ArrayList<>(whole ? commentary.check(recording) : broken(outcome, verdict, thread));
      if (trace.dropped() > 0) {
        problems.add(lost(trace.dropped()));
      }
      if (recorder.linesLeftOut() > 0) {
        problems.add(notKept(recorder.linesLeftOut()));
      }
      var run =
          new DemoRun(
              entry,
              settings,
              start,
              elapsed,
              recording,
              recorder.lines(),
              whole ? commentary.seen(recording) : "",
              verdict,
              problems);
      listener.ended(run);
      return run;
    } finally {
      ProcessTree.shutdown();
    }
  }

  /**
   * Ends what a thread has started, then the thread. Children's children go first, and all at once:
   * one that outlived the others would complain of their end.
   */
  static void stop(DemoThread thread) throws InterruptedException {
    List<ProcessHandle> all = ProcessHandle.current().descendants().toList();
    all.reversed().forEach(ProcessHandle::destroyForcibly);
    List<ChildProcess> children = ChildProcess.activeChildren();
    children.forEach(ChildProcess::kill);
    for (ChildProcess child : children) {
      child.join(GRACE);
    }
    thread.stop(GRACE);
  }

  private List<String> broken(
      Progress.Outcome outcome, Optional<Verdict> verdict, DemoThread thread) {
    return switch (outcome) {
      case UNWANTED -> List.of();
      case STUCK, NOWHERE -> verdict.stream().map(this::stuck).toList();
      case ENDED -> List.of("the demo ended by an exception: " + thread.failure());
    };
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
}
