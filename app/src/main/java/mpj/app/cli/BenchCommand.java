package mpj.app.cli;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import mpj.app.bench.compare.Comparison;
import mpj.app.bench.compare.Experiment;
import mpj.app.bench.compare.Rival;
import mpj.app.bench.mode.Capacity;
import mpj.app.bench.peer.Jobs;
import mpj.app.bench.peer.Peer;
import mpj.app.bench.report.ComparisonJson;
import mpj.app.bench.report.ComparisonPage;
import mpj.app.bench.report.ComparisonText;
import mpj.app.bench.work.Size;
import mpj.app.bench.work.Work;
import mpj.app.bench.work.Works;
import mpj.app.error.ExitCode;
import mpj.app.file.ResultFile;
import mpj.app.terminal.ProgressBar;
import mpj.app.terminal.Screen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mpj bench}: the same work serially, by threads and by child processes. */
@Command(
    name = "bench",
    description = BenchCommand.DESCRIPTION,
    footerHeading = "%n",
    subcommands = {PrimitivesCommand.class, ScalingCommand.class, CompareCommand.class})
final class BenchCommand implements Callable<Integer>, HasConflicts, StartsProcesses {
  static final String DESCRIPTION =
      "Compare the same work serial, by threads and by child processes.";

  private final Screen screen;

  private CommandSpec spec;

  @Option(
      names = "--workers",
      converter = Range.Workers.class,
      paramLabel = "N",
      description = "Compare 1, 2, 4 ... N workers (1 to 256; by default 8).")
  private int workers = 8;

  @Option(
      names = "--work",
      completionCandidates = WorkNames.class,
      paramLabel = "NAME",
      split = ",",
      description = "Only this work, or several with commas between.")
  private List<String> works = new ArrayList<>();

  @Option(
      names = "--repeat",
      converter = Range.Repeat.class,
      paramLabel = "R",
      description = "Runs of each that count (1 to 100; by default 5, or 10 of a single work).")
  private Integer repeats;

  @Option(
      names = "--size",
      converter = Range.Size.class,
      paramLabel = "MS",
      description =
          "How long each work is to take serially, at least, in ms (1 to 60000; by default 1000);"
              + " tiny stays tiny.")
  private int size = 1000;

  @Option(names = "--json", description = "One JSON document instead of tables.")
  private boolean json;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Also write the results to this file, as a page for the browser.")
  private String html;

  @Option(
      names = "--against",
      paramLabel = "PYTHON",
      description = "Have this Python's multiprocessing do the same in turn, as: python3.")
  private String python;

  /** Writes to that screen, which is asked for its facts when the bench runs. */
  BenchCommand(Screen screen) {
    this.screen = screen;
  }

  @Spec
  void spec(CommandSpec spec) {
    this.spec = spec;
    Listing.atEndOf(
        spec,
        "Works:",
        () -> Works.all().stream().map(work -> new Listing(work.name(), work.what())).toList());
  }

  @Override
  public List<Conflict> conflicts() {
    return works.isEmpty() || chosen().stream().anyMatch(work -> work.kind() != Work.Kind.TINY)
        ? List.of()
        : List.of(new Conflict("--size", "--work", "tiny stays tiny"));
  }

  @Override
  public Integer call() throws Exception {
    List<Work> chosen = chosen();
    int runs = repeats != null ? repeats : chosen.size() == 1 ? 10 : 5; // there is time for more
    var page = Optional.ofNullable(html).map(name -> ResultFile.of("--html", name));
    var against = new Against(python, screen);
    return Guarded.run(screen, () -> compare(chosen, size, workers, runs, against, page));
  }

  private List<Work> chosen() {
    return new Names("--work", "work", Works.names())
        .choose(works, Works.all(), Works::named, spec);
  }

  private ExitCode compare(
      List<Work> chosen,
      int leastMillis,
      int mostWorkers,
      int runs,
      Against against,
      Optional<ResultFile> page)
      throws Exception {
    Optional<Jobs> python = against.start(Jobs::start);
    try {
      Optional<Rival> rival = python.map(jobs -> jobs::run);
      var experiment = new Experiment(mostWorkers, runs, this::show, rival, against::failed);
      List<Comparison> all =
          compare(chosen, leastMillis, experiment, python, opening(mostWorkers, runs));
      int cores = Runtime.getRuntime().availableProcessors();
      Optional<Peer.Version> version = python.map(Jobs::version);
      if (json) {
        screen.raw(ComparisonJson.document(cores, all, version) + "\n");
      }
      if (page.isPresent()) {
        page.get().write(ComparisonPage.of(cores, runs, all, version));
      }
      return ExitCode.DONE;
    } finally {
      python.ifPresent(Jobs::close);
    }
  }

  private ComparisonText opening(int mostWorkers, int runs) throws InterruptedException {
    int cores = Runtime.getRuntime().availableProcessors();
    var text = new ComparisonText(screen, cores);
    if (!json) {
      text.opening(mostWorkers, runs, Capacity.measure(cores));
    }
    return text;
  }

  private List<Comparison> compare(
      List<Work> chosen,
      int leastMillis,
      Experiment experiment,
      Optional<Jobs> python,
      ComparisonText text)
      throws Exception {
    var all = new ArrayList<Comparison>();
    int steps = experiment.steps();
    for (Work once : chosen) {
      int before = all.size() * steps;
      show(once.name() + ", taking its measure", before, chosen.size() * steps);
      Work work = Size.of(once, leastMillis);
      Comparison comparison = experiment.compare(work, before, chosen.size() * steps);
      all.add(comparison);
      if (!json) {
        text.show(comparison, python.map(Jobs::version));
      }
    }
    return all;
  }

  private void show(String what, int done, int all) {
    screen.status(ProgressBar.of(what, done, all));
  }

  Screen screen() {
    return screen;
  }

  /** Refuses those options that stood before a subcommand and mean nothing there. */
  void refuse(String subcommand, CommandSpec its, String... options) {
    for (String option : options) {
      if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
        throw new ParameterException(its.commandLine(), option + " does not go with " + subcommand);
      }
    }
    refuseTwice(its);
  }

  /** Picocli refuses an option that is given twice, but not before and after a subcommand. */
  private void refuseTwice(CommandSpec its) {
    for (OptionSpec option : its.commandLine().getParseResult().matchedOptions()) {
      if (!option.inherited()
          && spec.commandLine().getParseResult().hasMatchedOption(option.longestName())) {
        throw new ParameterException(
            its.commandLine(),
            option.longestName()
                + " is given twice, before and after "
                + its.name()
                + "; leave one out");
      }
    }
  }

  /** Whether {@code --json} stood before the subcommand. */
  boolean json() {
    return json;
  }

  /** What {@code --repeat} said before the subcommand; null: nothing. */
  Integer repeats() {
    return repeats;
  }

  /** What {@code --against} said before the subcommand; null: nothing. */
  String against() {
    return python;
  }

  /** What Tab offers after {@code --work}. */
  private static final class WorkNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Works.names().iterator();
    }
  }
}
