package mpj.app.exercise.host;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import mpj.app.chart.LaneChart;
import mpj.app.error.RefusedException;
import mpj.app.error.Surroundings;
import mpj.app.run.RunEnd;
import mpj.app.run.RunListener;
import mpj.app.run.Runner;
import mpj.app.terminal.ProcessColours;
import mpj.app.terminal.Screen;
import mpj.app.terminal.ScreenFacts;
import mpj.app.terminal.Text;
import mpj.lessons.exercise.Attempt;
import mpj.lessons.exercise.Failing;
import mpj.lessons.exercise.Judges;
import mpj.lessons.story.Run;
import mpj.lessons.story.diagnosis.Verdict;
import mpj.lessons.story.timeline.Timeline;
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
    var run = new Run();
    Adversity adversity = job.adversity();
    var options =
        new TraceOptions(true, adversity.delayMicros(), adversity.lateMillis(), job.seed());
    RunEnd end = new Runner(limit, options).run(program, run, _ -> null, RunListener.NONE);
    Optional<Failing> failing = judge(run, end, program);
    Optional<String> refusal =
        failing
            .filter(
                why -> !why.reason().equals(Failing.TOO_MANY_PROCESSES)) // it asked for too much
            .flatMap(_ -> refusal(run, program));
    if (refusal.isPresent()) {
      throw new RefusedException(refusal.get());
    }
    return new Outcome(
        end.elapsedNanos() / 1_000_000,
        failing,
        output(run, end),
        failing.isEmpty() || program.began() == 0 ? List.of() : drawing(run, end));
  }

  /** Nobody has to look for a mistake in a program that failed so. */
  private static Optional<String> refusal(Run run, Program program) {
    return Optional.ofNullable(program.thrown())
        .flatMap(Surroundings::sentenceOnProgram)
        .or(() ->
            run.lines().stream().map(OutputLine::text).filter(Surroundings::isToldBy).findFirst())
        .map(what -> "the run cannot be judged, and does not count: " + what);
  }

  private Optional<Failing> judge(Run run, RunEnd end, Program program) {
    if (end.verdict().isPresent()) {
      return Optional.of(stuck(end.verdict().get()));
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
      return Optional.of(new Failing("not-run", String.join("; ", end.problems())));
    }
    return Judges.judge(
        job.exercise(),
        new Attempt(
            run,
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

  private static List<String> output(Run run, RunEnd end) {
    Stream<String> cut =
        end.problems().stream().filter(problem -> problem.startsWith(Runner.NOT_KEPT));
    return Stream.concat(cut, lastOf(run.lines())).toList();
  }

  private static Stream<String> lastOf(List<OutputLine> lines) {
    return lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size()).stream()
        .map(line -> line.process().name() + "  " + line.text());
  }

  private List<String> drawing(Run run, RunEnd end) {
    var timeline = Timeline.of(run, end.startNanos(), end.startNanos() + end.elapsedNanos());
    var bytes = new ByteArrayOutputStream();
    var screen = new Screen(facts, bytes, new ByteArrayOutputStream());
    List<Text> lines = new LaneChart(screen, timeline, new ProcessColours()).draw();
    screen.lines(lines);
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
