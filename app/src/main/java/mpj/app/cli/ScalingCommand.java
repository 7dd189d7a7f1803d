package mpj.app.cli;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import mpj.app.bench.compare.Workers;
import mpj.app.bench.primitive.Subject;
import mpj.app.bench.primitive.Subjects;
import mpj.app.bench.report.Bounds;
import mpj.app.bench.report.ScalingJson;
import mpj.app.bench.report.ScalingText;
import mpj.app.bench.series.Scale;
import mpj.app.error.ExitCode;
import mpj.app.terminal.ProgressBar;
import mpj.app.terminal.Screen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code mpj bench scaling}: what becomes of lock, queue, pool and manager with more processes. */
@Command(
    name = "scaling",
    description = {
      "Measures what 1, 2, 4 ... N processes get done with one lock, queue, pool or manager.",
      "Exit code 1 if a rate collapses with more processes than cores."
    },
    footerHeading = "%n")
final class ScalingCommand implements Callable<Integer>, StartsProcesses {
  private CommandSpec spec;

  @ParentCommand private BenchCommand bench;

  @Option(
      names = "--processes",
      converter = Range.Processes.class,
      paramLabel = "N",
      description = "With 1, 2, 4 ... N processes (1 to 64; by default 16).")
  private int processes = 16;

  @Option(
      names = "--subject",
      completionCandidates = SubjectNames.class,
      paramLabel = "NAME",
      split = ",",
      description = "Only this subject, or several with commas between.")
  private List<String> subjects = new ArrayList<>();

  @Option(
      names = "--repeat",
      converter = Range.Repeat.class,
      paramLabel = "R",
      description = "Runs with each number of processes (1 to 100; by default 3).")
  private Integer repeats;

  @Option(names = "--json", description = "One JSON document instead of tables.")
  private boolean json;

  @Spec
  void spec(CommandSpec spec) {
    this.spec = spec;
    Listing.atEndOf(
        spec,
        "Subjects:",
        () ->
            Subjects.all().stream()
                .map(subject -> new Listing(subject.name(), subject.what()))
                .toList());
  }

  @Override
  public Integer call() throws Exception {
    String[] foreign = {"--workers", "--work", "--size", "--html", "--against"};
    bench.refuse("scaling; it takes --processes and --subject", spec, foreign);
    Integer typed = repeats == null ? bench.repeats() : repeats;
    int runs = typed == null ? 3 : typed;
    List<Subject> chosen =
        new Names("--subject", "subject", Subjects.names())
            .choose(subjects, Subjects.all(), Subjects::named, spec);
    Screen screen = bench.screen();
    return Guarded.run(screen, () -> measure(chosen, Workers.upTo(processes), runs, screen));
  }

  private ExitCode measure(List<Subject> chosen, List<Integer> counts, int runs, Screen screen)
      throws Exception {
    int cores = Runtime.getRuntime().availableProcessors();
    boolean document = json || bench.json();
    var text = new ScalingText(screen, cores);
    if (!document) {
      text.opening(runs);
    }
    var all = new ArrayList<Scale>();
    var collapses = new ArrayList<String>();
    int steps = chosen.size() * counts.size() * runs;
    for (Subject subject : chosen) {
      var scales = new ArrayList<Scale>();
      for (int count : counts) {
        int done = (all.size() + scales.size()) * runs;
        String what = subject.name() + ", " + count + (count == 1 ? " process" : " processes");
        screen.status(ProgressBar.of(what + ", warming up", done, steps));
        scales.add(
            Scale.measure(
                subject,
                count,
                runs,
                number ->
                    screen.status(
                        ProgressBar.of(what + ", run " + number, done + number - 1, steps))));
      }
      all.addAll(scales);
      Bounds.collapse(scales, cores).ifPresent(collapses::add);
      if (!document) {
        text.show(scales);
      }
    }
    if (document) {
      screen.raw(ScalingJson.document(cores, all) + "\n");
    }
    return ending(collapses, screen);
  }

  private static ExitCode ending(List<String> collapses, Screen screen) {
    collapses.forEach(screen::message);
    return collapses.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
  }

  /** What Tab offers after {@code --subject}. */
  private static final class SubjectNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Subjects.names().iterator();
    }
  }
}
