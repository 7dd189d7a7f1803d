package mpj.app.run;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import mpj.lessons.demo.Demo;
import mpj.lessons.demo.DemoEntry;
import mpj.lessons.demo.Notes;
import mpj.lessons.demo.Prediction;
import mpj.lessons.demo.Settings;
import mpj.lessons.demo.Stage;
import mpj.lessons.story.Run;
import mpj.multiprocessing.Context;

/** Runs one demo after the other, each in a process tree of its own, and asks its notes. */
public final class DemoRunner {
  private final Runner runner;

  /** Creates a runner that stops a demo when nothing has happened for {@code limit}. */
  public DemoRunner(Duration limit) {
    runner = new Runner(limit);
  }

  /**
   * Runs a demo to its end. When this method returns, no process of the demo is left.
   *
   * @throws InterruptedException if this thread is interrupted; the demo is ended
   */
  public DemoRun run(DemoEntry entry, Settings settings, RunListener listener)
      throws InterruptedException {
    Demo demo = entry.demo().get();
    var run = new Run();
    Notes notes = entry.notes().apply(new Stage(run, settings));
    long start = System.nanoTime();
    listener.begins(entry, settings, start);
    RunEnd end = runner.run(() -> demo.run(settings), run, notes::note, listener, start);
    Stream<String> notShown = end.whole() ? notes.problems().stream() : Stream.empty();
    List<DemoRun.Answered> answers =
        notes.predictions().stream().map(DemoRunner::answered).toList();
    var ended =
        new DemoRun(
            entry,
            settings,
            Context.standard().startMethod(),
            end.startNanos(),
            end.elapsedNanos(),
            run,
            end.whole() ? notes.seen() : "",
            answers,
            end.verdict(),
            Stream.concat(notShown, end.problems().stream()).toList());
    listener.ended(ended);
    return ended;
  }

  private static DemoRun.Answered answered(Prediction asked) {
    return new DemoRun.Answered(asked.question(), asked.choices(), asked.outcome().get());
  }
}
