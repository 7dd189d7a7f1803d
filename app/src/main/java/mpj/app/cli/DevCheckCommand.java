package mpj.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import mpj.app.dev.Check;
import mpj.app.dev.Choice;
import mpj.app.dev.DemosCheck;
import mpj.app.dev.ExerciseCheck;
import mpj.app.dev.Report;
import mpj.app.error.ExitCode;
import mpj.app.terminal.Screen;
import mpj.app.terminal.Text;
import mpj.lessons.demo.Lesson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mpj dev check}: everything that the course promises, proved by running it. */
@Command(
    name = "check",
    description =
        "Prove that demos run and show what they are to show, and that exercises fail as given and"
            + " pass when solved, for the right reasons.")
final class DevCheckCommand implements Callable<Integer>, HasConflicts, StartsProcesses {
  private static final int THOROUGH = 50;
  private static final String NOTHING_TO_CHOOSE = "all are run, and a seed has nothing to choose";

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
      names = "--sample",
      description =
          "Only one demo of each lesson, and of three exercises one right form and one wrong"
              + " attempt each, chosen by the seed.")
  private boolean sample;

  @Option(
      names = "--seed",
      converter = Seed.class,
      paramLabel = "N",
      description = "Choose by this seed, as an earlier run printed it.")
  private Long seed;

  @Option(
      names = "--thorough",
      description =
          "All demos, forms and attempts, fifty times each, with other seeds and delays each time.")
  private boolean thorough;

  @Option(
      names = "--times",
      converter = Range.Times.class,
      paramLabel = "N",
      description = "Make each run N times.")
  private int times = 1;

  @Option(names = "--verbose", description = "Say of each run what came of it.")
  private boolean verbose;

  DevCheckCommand(Screen screen, Supplier<List<Lesson>> lessons) {
    this.screen = screen;
    this.lessons = lessons;
  }

  @Override
  public List<Conflict> conflicts() {
    var conflicts = new ArrayList<Conflict>();
    conflicts.add(new Conflict("--sample", "--all", "a sample is not all"));
    conflicts.add(new Conflict("--sample", "--thorough", "a sample is not all"));
    conflicts.add(new Conflict("--thorough", "--times", "--thorough is " + THOROUGH + " times"));
    conflicts.add(new Conflict("--thorough", "--all", "--thorough runs all anyway"));
    conflicts.add(new Conflict("--seed", "--all", NOTHING_TO_CHOOSE));
    conflicts.add(new Conflict("--seed", "--thorough", NOTHING_TO_CHOOSE));
    if (!sample && times > 1) {
      conflicts.add(new Conflict("--seed", "--times", "more than once, " + NOTHING_TO_CHOOSE));
    }
    return conflicts;
  }

  @Override
  public Integer call() throws Exception {
    int repeated = thorough ? THOROUGH : times;
    Choice.Extent extent = extent(repeated);
    var choice = new Choice(extent, Seed.orOwn(seed));
    List<Check> checks = checks(choice);
    if (extent != Choice.Extent.ALL) {
      screen.line(Text.of("some are chosen: seed=" + choice.seed()));
    }
    var report = new Report(screen, verbose);
    for (Check check : checks) {
      check.check(repeated, report);
    }
    if (report.failed().isEmpty()) {
      return ExitCode.DONE.code();
    }
    screen.line(Text.of("to repeat what failed: " + again(report.failed(), choice)));
    return ExitCode.FAILED.code();
  }

  private Choice.Extent extent(int repeated) {
    if (sample) {
      return Choice.Extent.SAMPLE;
    }
    boolean named = !names.isEmpty() && seed == null;
    return all || repeated > 1 || named ? Choice.Extent.ALL : Choice.Extent.USUAL;
  }

  /** A name may mean demos, an exercise or, as a lesson's number, both. */
  private List<Check> checks(Choice choice) {
    List<String> demos = DemosCheck.demos(lessons.get(), names);
    List<String> exercises = names.stream().filter(ExerciseCheck::isOne).toList();
    for (String name : names) {
      if (!demos.contains(name) && !exercises.contains(name)) {
        throw DemosCheck.unknown(name);
      }
    }
    var checks = new ArrayList<Check>();
    if (names.isEmpty() || !demos.isEmpty()) {
      checks.add(new DemosCheck(lessons.get(), demos, choice));
    }
    if (names.isEmpty() || !exercises.isEmpty()) {
      checks.add(new ExerciseCheck(exercises, choice));
    }
    return checks;
  }

  /** A demo that failed is named, so nothing is left to choose of its lesson. */
  private String again(List<String> failed, Choice choice) {
    var command = new StringBuilder("mpj dev check " + String.join(" ", failed));
    if (choice.extent() == Choice.Extent.SAMPLE) {
      command.append(" --sample");
    }
    if (choice.extent() != Choice.Extent.ALL) {
      command.append(" --seed ").append(choice.seed());
    }
    if (thorough) {
      command.append(" --thorough");
    } else if (times > 1) {
      command.append(" --times ").append(times);
    }
    return command.toString();
  }
}
