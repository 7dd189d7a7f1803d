package mpj.app.cli;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import mpj.app.bench.figure.CheckFailedException;
import mpj.app.bench.peer.Peer;
import mpj.app.bench.primitive.Primitive;
import mpj.app.bench.primitive.Primitives;
import mpj.app.bench.report.PrimitivesJson;
import mpj.app.bench.report.PrimitivesText;
import mpj.app.bench.series.Figures;
import mpj.app.bench.series.Series;
import mpj.app.error.ExitCode;
import mpj.app.run.Ending;
import mpj.app.terminal.ProgressBar;
import mpj.app.terminal.Screen;
import mpj.multiprocessing.ArenaFullException;
import mpj.multiprocessing.internal.arena.NoRoomException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code mpj bench primitives}: what single operations cost, beside CPython's if wanted. */
@Command(
    name = "primitives",
    description = {
      "Measures single operations of the library, key by key.",
      "What new children repeat warms up until its rate has not become better by a tenth for half"
          + " a second, or for 5 s; a cold key's does not."
    },
    footerHeading = "%n")
final class PrimitivesCommand implements Callable<Integer>, StartsProcesses {
  private CommandSpec spec;

  @ParentCommand private BenchCommand bench;

  @Option(
      names = "--keys",
      completionCandidates = KeyNames.class,
      paramLabel = "KEY",
      split = ",",
      description =
          "Only this key, or several with commas between; a star stands for anything, as in"
              + " 'queue_*'.")
  private List<String> keys = new ArrayList<>();

  @Option(
      names = "--repeat",
      converter = Range.Repeat.class,
      paramLabel = "R",
      description = "Runs of each key (1 to 100; by default 5).")
  private Integer repeats;

  @Option(
      names = "--quick",
      description = "One run of each key (unless --repeat), and less of what takes minutes.")
  private boolean quick;

  @Option(names = "--json", description = "One JSON document instead of a table.")
  private boolean json;

  @Option(
      names = "--against",
      paramLabel = "PYTHON",
      description = "Have this Python's multiprocessing do the same in turn, as: python3.")
  private String python;

  @Spec
  void spec(CommandSpec spec) {
    this.spec = spec;
    Listing.atEndOf(
        spec, "Keys:", () -> Primitives.all().stream().map(PrimitivesCommand::listed).toList());
  }

  private static Listing listed(Primitive primitive) {
    boolean rate = primitive.better() == Primitive.Better.HIGHER;
    return new Listing(
        primitive.key(),
        primitive.what()
            + " ("
            + primitive.unit()
            + ", "
            + (rate ? "higher" : "lower")
            + " is better)");
  }

  @Override
  public Integer call() throws Exception {
    bench.refuse("primitives; it takes --keys", spec, "--workers", "--work", "--size", "--html");
    int runs = runs();
    List<Primitive> chosen =
        new Names("--keys", "key", Primitives.keys())
            .choose(keys, Primitives.all(), Primitives::named, spec).stream()
                .map(primitive -> quick ? primitive.shortened() : primitive)
                .toList();
    Screen screen = bench.screen();
    return Guarded.run(screen, () -> against(chosen, runs, screen));
  }

  private int runs() {
    if (repeats != null) {
      return repeats;
    }
    return bench.repeats() != null ? bench.repeats() : quick ? 1 : 5;
  }

  private ExitCode against(List<Primitive> chosen, int runs, Screen screen) throws Exception {
    String typed = python == null ? bench.against() : python;
    var against = new Against(typed, screen);
    Optional<Peer> started = against.start(Peer::start);
    try {
      return measure(chosen, runs, started, against);
    } finally {
      started.ifPresent(Peer::close);
    }
  }

  private ExitCode measure(List<Primitive> chosen, int runs, Optional<Peer> peer, Against against)
      throws Exception {
    Screen screen = against.screen();
    Optional<Peer.Version> version = peer.map(Peer::version);
    boolean document = json || bench.json();
    var text = new PrimitivesText(screen);
    if (!document) {
      text.opening(runs, version);
    }
    var figures = new ArrayList<Figures>();
    var begun = new ArrayList<Primitive>();
    int all = chosen.size() * runs;
    var series =
        new Series(
            runs,
            peer,
            (primitive, number, other) ->
                screen.status(
                    ProgressBar.of(
                        primitive.key() + ", run " + number + other.map(", "::concat).orElse(""),
                        begun.size() * runs + number - 1,
                        all)),
            against::failed);
    ExitCode exit = ExitCode.DONE;
    for (Primitive primitive : chosen) {
      screen.status(ProgressBar.of(primitive.key() + ", warming up", begun.size() * runs, all));
      try {
        figures.add(series.measure(primitive));
      } catch (CheckFailedException | ArenaFullException | NoRoomException e) {
        Ending.awaitIfNear();
        screen.message(primitive.key() + ": " + e.getMessage());
        exit = ExitCode.FAILED;
      }
      begun.add(primitive);
    }
    if (document) {
      screen.raw(PrimitivesJson.document(figures, version) + "\n");
    } else {
      text.show(figures, version);
    }
    ExitCode complained = complaints(figures, screen);
    return exit == ExitCode.DONE ? complained : exit;
  }

  private static ExitCode complaints(List<Figures> figures, Screen screen) {
    ExitCode exit = ExitCode.DONE;
    for (Figures each : figures) {
      if (each.complaint().isPresent()) {
        screen.message(each.complaint().get());
        exit = ExitCode.FAILED;
      }
    }
    return exit;
  }

  /** What Tab offers after {@code --keys}. */
  private static final class KeyNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Primitives.keys().iterator();
    }
  }
}
