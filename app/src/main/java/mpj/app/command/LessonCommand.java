package mpj.app.command;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import mpj.app.error.ExitCode;
import mpj.app.error.UsageException;
import mpj.app.page.Page;
import mpj.app.run.DemoRunner;
import mpj.app.run.Runner;
import mpj.app.terminal.Screen;
import mpj.lessons.DemoEntry;
import mpj.lessons.Lesson;
import mpj.multiprocessing.Context;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** Shows a lesson's text, runs its demos, or shows a demo's source. */
@Command(name = "lesson", description = FrontPage.LESSON)
final class LessonCommand implements Callable<Integer> {
  private final Screen screen;
  private final Supplier<List<Lesson>> lessons;

  @Spec private CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "N", description = "The lesson's number.")
  private String number;

  @Option(
      names = "--run",
      arity = "0..*",
      paramLabel = "DEMO",
      description = "Run these demos of the lesson; all where none is named.")
  private List<String> run;

  @Option(
      names = "--source",
      paramLabel = "DEMO",
      description = "Show the source of a demo, exactly what --run runs.")
  private String source;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Where random numbers start; the seed of a run is printed with it.")
  private String seed;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "A demo's own number; --run DEMO --help lists them.")
  private List<String> set = List.of();

  @Option(
      names = "--start-method",
      paramLabel = "METHOD",
      completionCandidates = MethodNames.class,
      description = "How children start: spawn (the default), forkserver or fork.")
  private String startMethod;

  @Option(
      names = "--json",
      description = "Write the whole run as one JSON document to standard output.")
  private boolean json;

  @Option(
      names = "--trace",
      paramLabel = "FILE",
      description = "Write the run as Chrome trace events, which Perfetto opens.")
  private String trace;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write the run as a page that needs nothing else.")
  private String html;

  @Option(
      names = "--times",
      paramLabel = "N",
      description = "Run it freely so often, and count how it comes out.")
  private String times;

  @Option(
      names = "--predict",
      description = "Ask first what the run will show, and compare after; on a terminal only.")
  private boolean predict;

  @Option(
      names = "--speed",
      paramLabel = "X",
      description = "How fast lines are told on a terminal: 2 for twice as fast.")
  private String speed;

  @Option(names = "--instant", description = "Tell each line at once.")
  private boolean instant;

  LessonCommand(Screen screen, Supplier<List<Lesson>> lessons) {
    this.screen = screen;
    this.lessons = lessons;
  }

  @Override
  public Integer call() throws InterruptedException, IOException {
    var catalogue = new Catalogue(lessons.get());
    Lesson lesson = catalogue.lesson(number);
    boolean running = isGiven("--run");
    if (!running) {
      refuseWithoutRun(
          "--json",
          "--seed",
          "--set",
          "--start-method",
          "--trace",
          "--html",
          "--times",
          "--predict",
          "--speed",
          "--instant");
    }
    if (isGiven("--source")) {
      if (running) {
        throw new UsageException("--source and --run don't go together; give one of them");
      }
      screen.raw(DemoSource.of(catalogue.demo(lesson, source)));
      return ExitCode.DONE.code();
    }
    if (!running) {
      Page.show(lesson.text(), screen);
      return ExitCode.DONE.code();
    }
    if (times != null) {
      return count(catalogue, lesson).code();
    }
    List<DemoEntry> demos = catalogue.demos(lesson, names());
    var numbers = new ChosenNumbers(set, demos);
    var runner = new DemoRunner(Runner.STANDARD_LIMIT);
    var files = new RunFiles(trace, html);
    var manner = Manner.of(speed, instant, predict);
    return new LessonRun(screen, lesson, demos, runner, files, manner)
        .run(numbers, Seed.of(seed), MethodNames.context(startMethod), json)
        .code();
  }

  private ExitCode count(Catalogue catalogue, Lesson lesson) throws InterruptedException {
    for (String option : List.of("--trace", "--html")) {
      if (isGiven(option)) {
        throw new UsageException(
            option + " and --times don't go together: a file shows one run; leave one out");
      }
    }
    int rounds = Times.of(times);
    List<DemoEntry> demos = catalogue.counted(lesson, names());
    var numbers = new ChosenNumbers(set, demos);
    Context before = Context.standard();
    Context.setStandard(MethodNames.context(startMethod), true);
    try {
      return new OddsRun(screen, lesson, rounds, json).run(demos, numbers, Seed.of(seed));
    } finally {
      Context.setStandard(before, true);
    }
  }

  private boolean isGiven(String option) {
    return spec.commandLine().getParseResult().hasMatchedOption(option);
  }

  private void refuseWithoutRun(String... options) {
    for (String option : options) {
      if (isGiven(option)) {
        throw new UsageException(
            option
                + " belongs to a run; add --run, as in mpj lesson "
                + number
                + " --run "
                + option);
      }
    }
  }

  /** A mistyped option after --run is taken for a demo; no demo's name begins with a dash. */
  private List<String> names() {
    List<String> names = run == null ? List.of() : run;
    for (String name : names) {
      if (name.startsWith("-")) {
        throw new UnmatchedArgumentException(spec.commandLine(), List.of(name));
      }
    }
    return names;
  }

  /** Returns the demos that the help is to describe: those named, else the lesson's, if any. */
  List<DemoEntry> demosForHelp() {
    if (number == null) {
      return List.of();
    }
    var catalogue = new Catalogue(lessons.get());
    Lesson lesson = catalogue.lesson(number);
    List<String> names = names();
    return names.isEmpty() ? lesson.demos() : catalogue.demos(lesson, names);
  }
}
