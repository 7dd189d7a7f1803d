package mpj.app.exercise;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import mpj.app.exercise.compile.Compilation;
import mpj.app.exercise.compile.CountedMethod;
import mpj.app.exercise.compile.SourceCompiler;
import mpj.app.exercise.host.Adversity;
import mpj.app.exercise.host.Host;
import mpj.app.exercise.host.Job;
import mpj.app.exercise.host.Outcome;
import mpj.app.exercise.host.Scratch;
import mpj.app.terminal.Screen;
import mpj.lessons.exercise.Exercise;

/** Checks one file: compiles it, and runs it several times, each time in a JVM of its own. */
public final class Checking {
  private final Screen screen;
  private final Exercise exercise;

  /** Checks a file of this exercise, and tells how it goes on the screen. */
  public Checking(Screen screen, Exercise exercise) {
    this.screen = screen;
    this.exercise = exercise;
  }

  /** Returns whether the file is right, and has said why if it is not. */
  public boolean check(Path file) throws IOException, InterruptedException {
    var report = new CheckReport(screen, exercise);
    try (var scratch = new Scratch()) {
      Path classes = scratch.path();
      report.busy("compiling");
      Compilation compilation = SourceCompiler.compile(List.of(file), classes);
      if (!compilation.errors().isEmpty()) {
        report.compileErrors(compilation.errors());
        return false;
      }
      if (exercise.work().isPresent()) {
        CountedMethod.in(classes, exercise.className(), exercise.work().get());
      }
      return run(classes, compilation, report);
    }
  }

  /** Luck does not pass: processes are held at random, differently each time. */
  private boolean run(Path classes, Compilation compilation, CheckReport report)
      throws IOException, InterruptedException {
    var host = new Host(classes, screen.facts());
    List<Adversity> runs = Adversity.all(exercise);
    long millis = 0;
    for (int i = 0; i < runs.size(); i++) {
      int seed = i + 1;
      report.busy("run " + seed + " of " + runs.size());
      var job = new Job(exercise.name(), exercise.className(), exercise.entry(), runs.get(i), seed);
      Outcome outcome = host.run(List.of(job)).getFirst();
      if (outcome.failing().isPresent()) {
        report.failed(outcome, runs.get(i), compilation.remarks());
        return false;
      }
      millis += outcome.millis();
    }
    report.passed(runs.size(), millis);
    return true;
  }
}
