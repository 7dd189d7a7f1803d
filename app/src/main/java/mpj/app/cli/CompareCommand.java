package mpj.app.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import mpj.app.bench.change.Change;
import mpj.app.bench.change.Changes;
import mpj.app.bench.figure.Numbers;
import mpj.app.bench.report.ChangesText;
import mpj.app.error.ExitCode;
import mpj.app.terminal.Screen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code mpj bench compare}: what became better or worse from one document to another. */
@Command(
    name = "compare",
    description = {
      "Compares two documents that bench, bench primitives or bench scaling wrote by --json.",
      "A figure is better or worse only if no run of one side is among those of the other."
          + " Exit code 1 if something is worse by more than the tolerance."
    })
final class CompareCommand implements Callable<Integer> {
  private CommandSpec spec;

  @ParentCommand private BenchCommand bench;

  @Parameters(index = "0", paramLabel = "A", description = "The document from before.")
  private String before;

  @Parameters(index = "1", paramLabel = "B", description = "The document from after.")
  private String after;

  @Option(
      names = "--tolerance",
      converter = Range.Tolerance.class,
      paramLabel = "PERCENT",
      description =
          "How much worse a median may be, if beyond the spread (0 to 1000; by default 10).")
  private int tolerance = 10;

  @Spec
  void spec(CommandSpec spec) {
    this.spec = spec;
  }

  @Override
  public Integer call() {
    String[] foreign = {
      "--workers", "--work", "--size", "--repeat", "--json", "--html", "--against"
    };
    bench.refuse("compare; it takes --tolerance", spec, foreign);
    Changes changes = Changes.between(before, after);
    Screen screen = bench.screen();
    new ChangesText(screen).show(changes);
    List<Change> worse =
        changes.common().stream().filter(change -> change.isWorseBy(tolerance)).toList();
    if (worse.isEmpty()) {
      return ExitCode.DONE.code();
    }
    String keys =
        worse.stream()
            .map(change -> change.key() + " (B / A " + Numbers.plain(change.ratio()) + ")")
            .collect(Collectors.joining(", "));
    screen.message("worse by more than " + tolerance + " %: " + keys);
    return ExitCode.FAILED.code();
  }
}
