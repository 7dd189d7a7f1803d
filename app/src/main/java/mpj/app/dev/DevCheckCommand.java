package mpj.app.dev;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import mpj.app.error.ExitCode;
import mpj.app.screen.Screen;
import mpj.app.screen.Style;
import mpj.app.screen.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mpj dev check}: everything that the course promises, proved by running it. */
@Command(
    name = "check",
    description = "Prove that exercises fail as given and pass when solved, for the right reasons.")
final class DevCheckCommand implements Callable<Integer> {
  private static final int THOROUGH = 50;

  private final Screen screen;

  @Parameters(
      arity = "0..*",
      paramLabel = "EXERCISE",
      description = "Only these, with all forms and attempts; else of each exercise the first few.")
  private List<String> exercises = List.of();

  @Option(
      names = "--thorough",
      description = "All forms and attempts, fifty times each, with other delays each time.")
  private boolean thorough;

  @Option(names = "--times", paramLabel = "N", description = "Make each run N times.")
  private int times = 1;

  @Option(names = "--verbose", description = "Say of each run what came of it.")
  private boolean verbose;

  DevCheckCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() throws Exception {
    boolean ok = true;
    int repeated = thorough ? THOROUGH : times;
    boolean everything = repeated > 1 || !exercises.isEmpty();
    for (Check check : List.of(new ExerciseCheck(exercises, screen, everything, verbose))) {
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

  private List<Text> problem(String sentence) {
    return Text.of("failed  ", Style.BAD).plus(screen.fit(sentence)).wrap(screen.columns(), 8);
  }
}
