package mpj.app.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import mpj.app.error.ExitCode;
import mpj.app.page.Page;
import mpj.app.run.DemoRunner;
import mpj.app.run.Runner;
import mpj.app.terminal.Screen;
import mpj.lessons.demo.DemoEntry;
import mpj.lessons.demo.Lesson;
import mpj.multiprocessing.Context;
import mpj.multiprocessing.StartMethod;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** Shows a lesson's text, runs its demos, or shows a demo's source. */
@Command(name = "lesson", description = LessonCommand.DESCRIPTION)
final class LessonCommand implements Callable<Integer>, HasConflicts, StartsProcesses {
  static final String DESCRIPTION = "Show a lesson's text, run its demos, or show a demo's source.";

  private static final List<String> OF_A_RUN =
      List.of(
          "--seed",
          "--set",
          "--start-method",
          "--json",
          "--trace",
          "--html",
          "--times",
          "--predict",
          "--speed",
          "--instant");

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
      converter = Seed.class,
      paramLabel = "S",
      description = "Where random numbers start; the seed of a run is printed with it.")
  private Long seed;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "A demo's own number; --run DEMO --help lists them.")
  private List<String> set = List.of();

  @Option(
      names = "--start-method",
      converter = MethodNames.class,
      paramLabel = "METHOD",
      completionCandidates = MethodNames.class,
      description = "How children start: spawn (the default), forkserver or fork.")
  private StartMethod startMethod;

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
      converter = Range.Times.class,
      paramLabel = "N",
      description = "Run it freely so often, and count how it comes out.")
  private Integer times;

  @Option(
      names = "--predict",
      description = "Ask first what the run will show, and compare after; on a terminal only.")
  private boolean predict;

  @Option(
      names = "--speed",
      converter = Speed.class,
      paramLabel = "X",
      description = "How fast lines are told on a terminal: 2 for twice as fast.")
  private Double speed;

  @Option(names = "--instant", description = "Tell each line at once.")
  private boolean instant;

  LessonCommand(Screen screen, Supplier<List<Lesson>> lessons) {
    this.screen = screen;
    this.lessons = lessons;
  }

  @Override
  public List<Conflict> conflicts() {
    var all = new ArrayList<Conflict>();
    all.add(new Conflict("--source", "--run", "the one shows what the other runs"));
    for (String option : OF_A_RUN) {
      all.add(new Conflict("--source", option, "a source is shown, and nothing is run"));
    }
    for (String option : List.of("--trace", "--html")) {
      all.add(new Conflict(option, "--times", "a file shows one run"));
    }
    all.add(new Conflict("--predict", "--times", "a prediction is about one run"));
    all.add(new Conflict("--predict", "--json", "a document is written, and nobody is asked"));
    for (String option : List.of("--speed", "--instant")) {
      all.add(new Conflict(option, "--times", "rounds are counted, and no line is told"));
      all.add(new Conflict(option, "--json", "a document is written, and no line is told"));
    }
    all.add(new Conflict("--speed", "--instant", "at once is the fastest"));
    return all;
  }

  @Override
  public List<Need> needs() {
    String lesson = number == null ? "4" : number;
    return OF_A_RUN.stream()
        .map(option ->
            new Need(
                option, "--run", "belongs to a run", "mpj lesson " + lesson + " --run " + option))
        .toList();
  }

  @Override
  public Integer call() throws InterruptedException, IOException {
    var catalogue = new Catalogue(lessons.get());
    Lesson lesson = catalogue.lesson(number);
    if (source != null) {
      screen.raw(DemoSource.of(catalogue.demo(lesson, source)));
      return ExitCode.DONE.code();
    }
    if (!isRun()) {
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
        .run(numbers, Seed.orOwn(seed), children(), json)
        .code();
  }

  private ExitCode count(Catalogue catalogue, Lesson lesson) throws InterruptedException {
    List<DemoEntry> demos = catalogue.counted(lesson, names());
    var numbers = new ChosenNumbers(set, demos);
    Context before = Context.standard();
    Context.setStandard(children(), true);
    try {
      return new OddsRun(screen, lesson, times, json).run(demos, numbers, Seed.orOwn(seed));
    } finally {
      Context.setStandard(before, true);
    }
  }

  @Override
  public boolean startsProcesses() {
    return isRun();
  }

  /** Returns what starts children as was asked for. */
  private Context children() {
    return startMethod == null ? Context.standard() : Context.of(startMethod);
  }

  /** Named demos or none: with no name the list is empty, or null. */
  private boolean isRun() {
    return spec.commandLine().getParseResult().hasMatchedOption("--run");
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
