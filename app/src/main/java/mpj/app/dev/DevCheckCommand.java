package mpj.app.dev;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import mpj.app.error.ExitCode;
import mpj.app.screen.Screen;
import mpj.app.screen.Style;
import mpj.app.screen.Text;
import mpj.lessons.Lesson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mpj dev check}: everything that the course promises, proved by running it. */
@Command(
    name = "check",
    description =
        "Prove that demos run and show what they are to show, and that exercises fail as given and"
            + " pass when solved, for the right reasons.")
final class DevCheckCommand implements Callable<Integer> {
  private static final int THOROUGH = 50;

  private final Screen screen;
  private final Supplier<List<Lesson>> lessons;

  @Parameters(
      arity = "0..*",
      paramLabel = "WHAT",
      description =
          "Only these exercises, with all forms and attempts, or lessons as 4, or demos as 4/lock;"
              + " else all demos once, and of each exercise its solution, another right form and"
              + " two wrong attempts, chosen by a seed that is printed.")
  private List<String> names = List.of();

  @Option(names = "--all", description = "All demos, forms and attempts, once each.")
  private boolean all;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Choose forms and attempts by this seed, as an earlier run printed it.")
  private Long seed;

  @Option(
      names = "--thorough",
      description =
          "All demos, forms and attempts, fifty times each, with other seeds and delays each time.")
  private boolean thorough;

  @Option(names = "--times", paramLabel = "N", description = "Make each run N times.")
  private int times = 1;

  @Option(names = "--verbose", description = "Say of each run what came of it.")
  private boolean verbose;

  DevCheckCommand(Screen screen, Supplier<List<Lesson>> lessons) {
    this.screen = screen;
    this.lessons = lessons;
  }

  @Override
  public Integer call() throws Exception {
    boolean ok = true;
    int repeated = thorough ? THOROUGH : times;
    for (Check check : checks(repeated)) {
      long began = System.nanoTime();
      Check.Findings found = check.check(repeated);
      found.problems().forEach(problem -> screen.lines(problem(problem)));
      ok &= found.problems().isEmpty();
      screen.line(
          Text.of(
              String.format(
                  Locale.ROOT,
                  "%s: %d runs in %.1f s, %s",
                  check.name(),
                  found.runs(),
                  (System.nanoTime() - began) / 1e9,
                  found.problems().isEmpty()
                      ? "all as promised"
                      : "problems=" + found.problems().size())));
    }
    return (ok ? ExitCode.DONE : ExitCode.FAILED).code();
  }

  /** A name may mean demos, an exercise or, as a lesson's number, both. */
  private List<Check> checks(int repeated) {
    List<String> demos = DemosCheck.demos(lessons.get(), names);
    List<String> exercises = names.stream().filter(ExerciseCheck::isOne).toList();
    for (String name : names) {
      if (!demos.contains(name) && !exercises.contains(name)) {
        throw DemosCheck.unknown(name);
      }
    }
    var checks = new ArrayList<Check>();
    if (names.isEmpty() || !demos.isEmpty()) {
      checks.add(new DemosCheck(lessons.get(), demos, screen, verbose));
    }
    if (names.isEmpty() || !exercises.isEmpty()) {
      boolean everything = all || repeated > 1 || !exercises.isEmpty();
      OptionalLong chosenBy = everything ? OptionalLong.empty() : OptionalLong.of(chosen());
      checks.add(new ExerciseCheck(exercises, screen, chosenBy, verbose));
    }
    return checks;
  }

  private long chosen() {
    long by = seed != null ? seed : new Random().nextInt(1_000_000);
    screen.line(Text.of("exercises: forms and attempts are chosen by --seed " + by));
    return by;
  }

  private List<Text> problem(String sentence) {
    return Text.of("failed  ", Style.BAD).plus(screen.fit(sentence)).wrap(screen.columns(), 8);
  }
}
