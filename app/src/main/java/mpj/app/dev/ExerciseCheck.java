package mpj.app.dev;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
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
import mpj.app.screen.Screen;
import mpj.app.screen.ScreenFacts;
import mpj.app.screen.Style;
import mpj.app.screen.Text;
import mpj.lessons.exercise.Exercise;
import mpj.lessons.exercise.Exercises;

/**
 * Every exercise fails as given, every solution and at least two other right forms pass, at least
 * three wrong attempts fail with the right reason, and there are hints.
 */
final class ExerciseCheck implements Check {
  private static final int LEAST_FORMS = 2;
  private static final int LEAST_ATTEMPTS = 3;
  private static final int LEAST_HINTS = 3;

  /** So many of each exercise's are tried where not all are. */
  private static final int FORMS = 1;

  private static final int ATTEMPTS = 2;

  private static final int SEED = 7;

  /** For each processor: programs wait for each other, and sleep, half of their time. */
  private static final int HOSTS = 2;

  /** A program whose outcome is known; reason "" where it is right. */
  private record Known(Exercise exercise, String name, String text, String reason) {
    String className(int number) {
      return exercise.className() + "Variant" + number;
    }

    /** A right one is right under any adversity, and begins with another each time. */
    Adversity first(int time) {
      List<Adversity> all = Adversity.all(exercise);
      return reason.isEmpty() ? all.get((time + all.size() - 1) % all.size()) : all.getFirst();
    }

    Job job(int number, Adversity adversity, int seed) {
      return new Job(exercise.name(), className(number), exercise.entry(), adversity, seed);
    }

    String inWords() {
      return exercise.name() + "/" + name;
    }
  }

  private final List<Exercise> exercises;
  private final Screen screen;
  private final OptionalLong chosenBy;
  private final boolean verbose;
  private final List<String> problems = new ArrayList<>();
  private int total;
  private int made;

  /**
   * Prepares a check.
   *
   * @param names which exercises; none: all
   * @param chosenBy the seed by which a few programs of each are chosen; empty: every program
   */
  ExerciseCheck(List<String> names, Screen screen, OptionalLong chosenBy, boolean verbose) {
    this.exercises = names.isEmpty() ? Exercises.all() : names.stream().map(this::find).toList();
    this.screen = screen;
    this.chosenBy = chosenBy;
    this.verbose = verbose;
  }

  private Exercise find(String name) {
    return Exercises.find(name)
        .orElseThrow(() -> new UsageException("there is no exercise " + name));
  }

  /** Tells whether an exercise has this name, or belongs to the lesson of this number. */
  static boolean isOne(String name) {
    return Exercises.find(name).isPresent();
  }

  @Override
  public String name() {
    return "exercises";
  }

  @Override
  public Findings check(int times) throws Exception {
    var programs = new ArrayList<Known>();
    for (Exercise exercise : exercises) {
      counts(exercise);
      programs.addAll(known(exercise));
    }
    try (var scratch = new Scratch()) {
      Path folder = scratch.path();
      compile(programs, folder);
      return new Findings(problems.isEmpty() ? run(programs, folder, times) : 0, problems);
    }
  }

  private void counts(Exercise exercise) {
    least(exercise, "right forms", exercise.forms().size(), LEAST_FORMS);
    least(exercise, "wrong attempts", exercise.attempts().size(), LEAST_ATTEMPTS);
    least(exercise, "hints", exercise.hints().size(), LEAST_HINTS);
  }

  private void least(Exercise exercise, String what, int are, int least) {
    if (are < least) {
      problems.add(exercise.name() + " has too few " + what + ": " + are + " of " + least);
    }
  }

  private List<Known> known(Exercise exercise) {
    var all = new ArrayList<Known>();
    all.add(new Known(exercise, "as-given", exercise.start(), exercise.undone()));
    all.add(new Known(exercise, "solution", exercise.solution(), ""));
    some(exercise.forms(), FORMS).stream()
        .forEach(form -> all.add(new Known(exercise, "right-" + form, exercise.form(form), "")));
    some(exercise.attempts(), ATTEMPTS).stream()
        .forEach(attempt ->
            all.add(
                new Known(
                    exercise,
                    "wrong-" + attempt.name(),
                    exercise.attempt(attempt),
                    attempt.reason())));
    return all;
  }

  private <T> List<T> some(List<T> all, int count) {
    if (chosenBy.isEmpty()) {
      return all;
    }
    var shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, new Random(chosenBy.getAsLong()));
    return shuffled.subList(0, Math.min(count, all.size()));
  }

  private void compile(List<Known> programs, Path folder) throws IOException {
    var files = new ArrayList<Path>();
    for (int i = 0; i < programs.size(); i++) {
      Path file = folder.resolve(programs.get(i).className(i) + ".java");
      files.add(Files.writeString(file, programs.get(i).text()));
    }
    Compilation compilation = SourceCompiler.compile(files, folder);
    compilation
        .errors()
        .forEach(
            error -> problems.add(error.file() + ":" + error.line() + ": " + error.sentence()));
    for (int i = 0; i < programs.size(); i++) {
      Known known = programs.get(i);
      if (known.exercise().work().isPresent()) {
        CountedMethod.in(folder, known.className(i), known.exercise().work().get());
      }
    }
  }

  /**
   * Right programs must be right under delays, and wrong ones fail. The exercises are independent
   * of each other, so several are at work at a time.
   */
  private int run(List<Known> programs, Path folder, int times)
      throws IOException, InterruptedException {
    int hosts = HOSTS * Runtime.getRuntime().availableProcessors();
    total = programs.size() * times;
    try (var working = Executors.newFixedThreadPool(hosts)) {
      var runs = new ArrayList<Future<?>>();
      for (Exercise exercise : exercises) {
        runs.add(
            working.submit(() -> {
              for (int time = 0; time < times; time++) {
                run(exercise, programs, folder, time);
              }
              return null;
            }));
      }
      for (Future<?> run : runs) {
        run.get();
      }
    } catch (ExecutionException e) {
      throw new IOException("a run could not be made: " + e.getCause(), e);
    }
    return made;
  }

  /** A wrong one fails under one of the adversities, as it does in a learner's check. */
  private void run(Exercise exercise, List<Known> programs, Path folder, int time)
      throws IOException, InterruptedException {
    List<Adversity> all = Adversity.all(exercise);
    var jobs = new LinkedHashMap<Job, Known>();
    for (int i = 0; i < programs.size(); i++) {
      Known known = programs.get(i);
      if (known.exercise().equals(exercise)) {
        jobs.put(known.job(i, known.first(time), SEED + time), known);
      }
    }
    for (int next = 1; !jobs.isEmpty(); next++) {
      Map<Job, Known> lucky = runOnce(jobs, folder, next == all.size());
      jobs.clear();
      Adversity harder = all.get(next % all.size());
      lucky.forEach((job, known) -> jobs.put(job.under(harder), known));
    }
    progress(exercise, time + 1);
  }

  /** All of them in one JVM; returns the wrong ones that had luck, unless it was the last time. */
  private Map<Job, Known> runOnce(Map<Job, Known> jobs, Path folder, boolean last)
      throws IOException, InterruptedException {
    var lucky = new LinkedHashMap<Job, Known>();
    var host = new Host(folder, ScreenFacts.page(screen.columns()));
    Iterator<Outcome> outcomes = host.run(List.copyOf(jobs.keySet())).iterator();
    jobs.forEach((job, known) -> {
      Outcome outcome = outcomes.next();
      if (!last && !known.reason().isEmpty() && outcome.failing().isEmpty()) {
        lucky.put(job, known);
      } else {
        compare(known, outcome, job);
      }
    });
    return lucky;
  }

  private synchronized void progress(Exercise exercise, int round) {
    String line =
        String.format(
            Locale.ROOT,
            "%s, round %d; %d of %d runs, problems=%d",
            exercise.name(),
            round,
            made,
            total,
            problems.size());
    screen.status(Text.of(line, Style.DIM));
  }

  private synchronized void compare(Known known, Outcome outcome, Job job) {
    made++;
    String reason = outcome.failing().map(failing -> failing.reason()).orElse("");
    if (verbose) {
      String what = outcome.failing().map(f -> f.reason() + ": " + f.sentence()).orElse("passed");
      screen.line(Text.of(known.inWords() + " " + outcome.millis() + " ms " + what));
    }
    if (!reason.equals(known.reason())) {
      problems.add(
          known.inWords()
              + " should "
              + (known.reason().isEmpty() ? "pass" : "fail as " + known.reason())
              + ", and "
              + outcome
                  .failing()
                  .map(failing -> "failed as " + reason + " (" + failing.sentence() + ")")
                  .orElse("passed")
              + " seed="
              + job.seed()
              + " "
              + job.adversity());
    }
  }
}
