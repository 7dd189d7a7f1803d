package mpj.app.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import mpj.app.bench.compare.Experiment;
import mpj.app.bench.compare.Row;
import mpj.app.bench.report.ComparisonJson;
import mpj.app.bench.report.ComparisonText;
import mpj.app.bench.screen.BenchScreen;
import mpj.app.bench.screen.Progress;
import mpj.app.bench.work.Work;
import mpj.app.bench.work.Works;
import mpj.app.error.ExitCode;
import mpj.app.screen.Screen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mpj bench}: the same work serially, by threads and by child processes. */
@Command(
    name = "bench",
    description = "Compares the same work done serially, by threads and by child processes.",
    footerHeading = "%n",
    subcommands = PrimitivesCommand.class)
public final class BenchCommand implements Callable<Integer> {
  private final Screen toolScreen;

  private CommandSpec spec;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "Compare 1, 2, 4 ... N workers (1 to 256; by default 8).")
  private String workers;

  @Option(
      names = "--work",
      paramLabel = "NAME",
      split = ",",
      description = "Only this work, or several with commas between.")
  private List<String> works = new ArrayList<>();

  @Option(
      names = "--repeat",
      paramLabel = "R",
      description = "Runs of each that count (1 to 100; by default 3, or 10 of a single work).")
  private String repeats;

  @Option(names = "--json", description = "One JSON document instead of tables.")
  private boolean json;

  /** Writes to that screen, which is asked for its facts when the bench runs. */
  public BenchCommand(Screen toolScreen) {
    this.toolScreen = toolScreen;
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
  public Integer call() throws Exception {
    int mostWorkers = Range.WORKERS.check(workers == null ? "8" : workers, spec);
    List<Work> chosen =
        new Names("--work", "work", Works.names()).choose(works, Works.all(), Works::named, spec);
    String standard = chosen.size() == 1 ? "10" : "3"; // there is time for more of one
    int runs = Range.REPEATS.check(repeats == null ? standard : repeats, spec);
    BenchScreen screen = screen();
    var progress = new Progress(screen);
    return Guarded.run(
        screen, progress, () -> compare(chosen, mostWorkers, runs, screen, progress));
  }

  private ExitCode compare(
      List<Work> chosen, int mostWorkers, int runs, BenchScreen screen, Progress progress)
      throws Exception {
    int cores = Runtime.getRuntime().availableProcessors();
    var text = new ComparisonText(screen, cores);
    var experiment = new Experiment(mostWorkers, runs, progress::show);
    var all = new ArrayList<Row>();
    if (!json) {
      text.opening(mostWorkers, runs);
    }
    int steps = experiment.steps();
    for (int index = 0; index < chosen.size(); index++) {
      Work work = chosen.get(index);
      List<Row> rows = experiment.compare(work, index * steps, chosen.size() * steps);
      all.addAll(rows);
      if (!json) {
        progress.clear();
        text.show(work, rows);
        screen.out().flush();
      }
    }
    progress.end();
    if (json) {
      screen.out().println(ComparisonJson.document(cores, all));
    }
    return ExitCode.DONE;
  }

  BenchScreen screen() {
    return Screens.of(toolScreen);
  }

  /** Options given before {@code primitives} that mean nothing there; or "". */
  String foreignToPrimitives() {
    return workers != null ? "--workers" : works.isEmpty() ? "" : "--work";
  }

  /** Whether {@code --json} stood before {@code primitives}. */
  boolean json() {
    return json;
  }

  /** What {@code --repeat} said before {@code primitives}; null: nothing. */
  String repeats() {
    return repeats;
  }
}
