package mpj.app.exercise.host;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mpj.app.chart.LaneChart;
import mpj.app.error.RefusedException;
import mpj.app.error.Surroundings;
import mpj.app.run.DemoRun;
import mpj.app.run.DemoRunner;
import mpj.app.run.RunListener;
import mpj.app.screen.Screen;
import mpj.app.screen.ScreenFacts;
import mpj.app.screen.Style;
import mpj.app.screen.Text;
import mpj.lessons.DemoEntry;
import mpj.lessons.Settings;
import mpj.lessons.exercise.Attempt;
import mpj.lessons.exercise.Failing;
import mpj.lessons.exercise.Judges;
import mpj.lessons.story.NotedLine;
import mpj.lessons.story.diagnosis.Verdict;
import mpj.multiprocessing.trace.OutputLine;
import mpj.multiprocessing.trace.TraceOptions;

/** Runs a program once, has it judged, and draws its timeline if it is not right. */
final class ProgramRun {
  private static final int MOST_LINES = 12;

  private final Job job;
  private final Duration limit;
  private final ScreenFacts facts;

  ProgramRun(Job job, Duration limit, ScreenFacts facts) {
    this.job = job;
    this.limit = limit;
    this.facts = facts;
  }

  /**
   * Does it.
   *
   * @throws RefusedException if the program failed because the system refused what it needed
   */
  Outcome run() throws InterruptedException, RefusedException {
    var program = new Program(job);
    var entry = new DemoEntry(job.exercise(), 0, "", List.of(), () -> program, Silent::new, "none");
    var settings = new Settings(List.of(), Map.of(), job.seed());
    Adversity adversity = job.adversity();
    var scrutiny =
        new TraceOptions(true, adversity.delayMicros(), adversity.lateMillis(), job.seed());
    DemoRun run = new DemoRunner(limit, scrutiny).run(entry, settings, RunListener.NONE);
    Optional<Failing> failing = judge(run, program);
    Optional<String> refusal =
        failing
            .filter(
                why -> !why.reason().equals(Failing.TOO_MANY_PROCESSES)) // it asked for too much
            .flatMap(_ -> refusal(run, program));
    if (refusal.isPresent()) {
      throw new RefusedException(refusal.get());
    }
    return new Outcome(
        run.elapsedNanos() / 1_000_000,
        failing,
        output(run),
        failing.isEmpty() || program.began() == 0 ? List.of() : drawing(run));
  }

  /** Nobody has to look for a mistake in a program that failed so. */
  private static Optional<String> refusal(DemoRun run, Program program) {
    return Optional.ofNullable(program.thrown())
        .flatMap(Surroundings::sentenceOnProgram)
        .or(() ->
            run.recording().lines().stream()
                .map(OutputLine::text)
                .filter(Surroundings::isToldBy)
                .findFirst())
        .map(what -> "the run cannot be judged, and does not count: " + what);
  }

  private Optional<Failing> judge(DemoRun run, Program program) {
    if (run.verdict().isPresent()) {
      return Optional.of(stuck(run.verdict().get()));
    }
    if (program.began() == 0) {
      return Optional.of(
          new Failing(
              "not-there",
              "The file has no method %s() any more, which the check calls. mpj reset %s puts the"
                      .formatted(job.entry(), job.exercise())
                  + " start back, and keeps a copy of yours."));
    }
    if (program.ended() == 0) {
      return Optional.of(new Failing("not-run", String.join("; ", run.problems())));
    }
    return Judges.judge(
        job.exercise(),
        new Attempt(
            run.recording(),
            program.began(),
            program.ended(),
            program.result(),
            program.thrown(),
            program.measured()));
  }

  private Failing stuck(Verdict verdict) {
    var words = new ArrayList<String>();
    verdict.parts().forEach(part -> words.add(part.inWords()));
    return new Failing(
        verdict.kind().word().replace(' ', '-'),
        String.format(
            Locale.ROOT,
            "Nothing moved for more than %.0f s, and the run was ended (%s): %s. %s. What helps:"
                + " %s",
            limit.toMillis() / 1000.0,
            verdict.kind().word(),
            verdict.sentence(),
            String.join("; ", words),
            verdict.advice().endsWith("?") ? verdict.advice() : verdict.advice() + "."));
  }

  private static List<String> output(DemoRun run) {
    List<NotedLine> lines = run.lines();
    Stream<String> cut =
        run.problems().stream().filter(problem -> problem.startsWith(DemoRunner.NOT_KEPT));
    return Stream.concat(cut, lastOf(lines)).toList();
  }

  private static Stream<String> lastOf(List<NotedLine> lines) {
    return lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size()).stream()
        .map(line -> line.line().process().name() + "  " + line.line().text());
  }

  private List<String> drawing(DemoRun run) {
    var bytes = new ByteArrayOutputStream();
    var screen = new Screen(facts, bytes, new ByteArrayOutputStream());
    List<Text> lines = new LaneChart(screen, run.timeline(), _ -> Style.PLAIN).draw();
    screen.lines(lines);
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
