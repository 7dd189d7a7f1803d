package mpj.app.dev;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import mpj.app.error.UsageException;
import mpj.app.exercise.compile.Compilation;
import mpj.app.exercise.compile.CountedMethod;
import mpj.app.exercise.compile.SourceCompiler;
import mpj.app.exercise.host.Adversity;
import mpj.app.exercise.host.Host;
import mpj.app.exercise.host.Job;
import mpj.app.exercise.host.Outcome;
import mpj.app.exercise.host.Scratch;
import mpj.app.terminal.ScreenFacts;
import mpj.lessons.exercise.Exercise;
import mpj.lessons.exercise.Exercises;

/**
 * Every exercise fails as given, every solution and at least two other right forms pass, at least
 * three wrong attempts fail with the right reason, and there are hints.
 */
public final class ExerciseCheck implements Check {
  private static final int LEAST_FORMS = 2;
  private static final int LEAST_ATTEMPTS = 3;
  private static final int LEAST_HINTS = 3;

  private static final int SEED = 7;

  /** For each processor: programs wait for each other, and sleep, half of their time. */
  private static final int HOSTS = 2;

  private final List<Exercise> exercises;
  private final Choice choice;

  /**
   * Prepares a check.
   *
   * @param names which exercises; none: all
   * @param choice which programs of each are run
   */
  public ExerciseCheck(List<String> names, Choice choice) {
    this.exercises =
        choice.exercises(
            names.isEmpty() ? Exercises.all() : names.stream().map(this::find).toList());
    this.choice = choice;
  }

  private Exercise find(String name) {
    return Exercises.find(name)
        .orElseThrow(() -> new UsageException("there is no exercise " + name));
  }

  /** Tells whether an exercise has this name, or belongs to the lesson of this number. */
  public static boolean isOne(String name) {
    return Exercises.find(name).isPresent();
  }

  /** The exercises are independent of each other, so several are at work at a time. */
  @Override
  public void check(int times, Report report) throws Exception {
    int hosts = HOSTS * Runtime.getRuntime().availableProcessors();
    try (var working = Executors.newFixedThreadPool(hosts)) {
      var checks = new ArrayList<Future<?>>();
      for (Exercise exercise : exercises) {
        checks.add(
            working.submit(() -> {
              check(exercise, times, report.part("exercise " + exercise.name()));
              return null;
            }));
      }
      for (Future<?> check : checks) {
        check.get();
      }
    } catch (ExecutionException e) {
      throw new IOException("a run could not be made: " + e.getCause(), e);
    }
  }

  private void check(Exercise exercise, int times, Report.Part part)
      throws IOException, InterruptedException {
    part.problems(exercise.name(), "as a whole", lacks(exercise));
    List<Program> programs = choice.programs(exercise);
    try (var scratch = new Scratch()) {
      Path folder = scratch.path();
      List<String> errors = compile(programs, folder);
      part.problems(exercise.name(), "compiled", errors);
      for (int time = 0; errors.isEmpty() && time < times; time++) {
        run(programs, folder, time, part);
      }
    }
    part.done();
  }

  private static List<String> lacks(Exercise exercise) {
    var lacks = new ArrayList<String>();
    least("right forms", exercise.forms().size(), LEAST_FORMS, lacks);
    least("wrong attempts", exercise.attempts().size(), LEAST_ATTEMPTS, lacks);
    least("hints", exercise.hints().size(), LEAST_HINTS, lacks);
    return lacks;
  }

  private static void least(String what, int are, int least, List<String> lacks) {
    if (are < least) {
      lacks.add("too few " + what + ": " + are + " of " + least);
    }
  }

  private static List<String> compile(List<Program> programs, Path folder) throws IOException {
    var files = new ArrayList<Path>();
    for (int i = 0; i < programs.size(); i++) {
      Path file = folder.resolve(programs.get(i).className(i) + ".java");
      files.add(Files.writeString(file, programs.get(i).text()));
    }
    Compilation compilation = SourceCompiler.compile(files, folder);
    if (!compilation.errors().isEmpty()) {
      return compilation.errors().stream()
          .map(error -> error.file() + ":" + error.line() + ": " + error.sentence())
          .toList();
    }
    for (int i = 0; i < programs.size(); i++) {
      Exercise exercise = programs.get(i).exercise();
      if (exercise.work().isPresent()) {
        CountedMethod.in(folder, programs.get(i).className(i), exercise.work().get());
      }
    }
    return List.of();
  }

  /** A wrong one fails under one of the adversities, as it does in a learner's check. */
  private static void run(List<Program> programs, Path folder, int time, Report.Part part)
      throws IOException, InterruptedException {
    List<Adversity> all = Adversity.all(programs.getFirst().exercise());
    var jobs = new LinkedHashMap<Job, Program>();
    for (int i = 0; i < programs.size(); i++) {
      Program program = programs.get(i);
      jobs.put(program.job(i, program.first(time), SEED + time), program);
    }
    for (int next = 1; !jobs.isEmpty(); next++) {
      Map<Job, Program> lucky = runOnce(jobs, folder, next == all.size(), part);
      jobs.clear();
      Adversity harder = all.get(next % all.size());
      lucky.forEach((job, program) -> jobs.put(job.under(harder), program));
    }
  }

  /** All of them in one JVM; returns the wrong ones that had luck, unless it was the last time. */
  private static Map<Job, Program> runOnce(
      Map<Job, Program> jobs, Path folder, boolean last, Report.Part part)
      throws IOException, InterruptedException {
    var lucky = new LinkedHashMap<Job, Program>();
    var host = new Host(folder, ScreenFacts.page(ScreenFacts.STANDARD_COLUMNS));
    Iterator<Outcome> outcomes = host.run(List.copyOf(jobs.keySet())).iterator();
    jobs.forEach((job, program) -> {
      Outcome outcome = outcomes.next();
      if (!last && !program.isRight() && outcome.failing().isEmpty()) {
        lucky.put(job, program);
      } else {
        compare(program, outcome, job, part);
      }
    });
    return lucky;
  }

  private static void compare(Program program, Outcome outcome, Job job, Report.Part part) {
    String reason = outcome.failing().map(failing -> failing.reason()).orElse("");
    String what =
        outcome
            .failing()
            .map(failing -> "failed as " + reason + " (" + failing.sentence() + ")")
            .orElse("passed");
    String promised = program.isRight() ? "pass" : "fail as " + program.reason();
    String problem =
        "should " + promised + ", and " + what + " seed=" + job.seed() + " " + job.adversity();
    part.ran(
        program.exercise().name(),
        program.name(),
        what + " ms=" + outcome.millis(),
        reason.equals(program.reason()) ? List.of() : List.of(problem));
  }
}
