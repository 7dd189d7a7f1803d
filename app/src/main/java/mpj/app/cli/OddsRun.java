package mpj.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mpj.app.error.ExitCode;
import mpj.app.export.OddsDocument;
import mpj.app.export.OddsJson;
import mpj.app.export.RunOrigin;
import mpj.app.narration.CheckLines;
import mpj.app.narration.RunNumbers;
import mpj.app.odds.OddsTable;
import mpj.app.odds.Tally;
import mpj.app.run.Ending;
import mpj.app.run.Runner;
import mpj.app.run.TrialsRunner;
import mpj.app.terminal.ProgressBar;
import mpj.app.terminal.Screen;
import mpj.app.terminal.Style;
import mpj.app.terminal.Text;
import mpj.lessons.demo.DemoEntry;
import mpj.lessons.demo.Lesson;
import mpj.lessons.demo.Settings;
import mpj.lessons.demo.Trials;
import mpj.multiprocessing.Context;

/** Plays demos so often, and tells how they came out: as tables, or as a document. */
final class OddsRun {
  private final Screen screen;
  private final Lesson lesson;
  private final int times;
  private final boolean json;
  private final List<OddsDocument> done = new ArrayList<>();

  OddsRun(Screen screen, Lesson lesson, int times, boolean json) {
    this.screen = screen;
    this.lesson = lesson;
    this.times = times;
    this.json = json;
  }

  ExitCode run(List<DemoEntry> demos, ChosenNumbers numbers, long seed)
      throws InterruptedException {
    for (DemoEntry demo : demos) {
      if (!screen.isAbandoned()) {
        run(demo, numbers.settings(demo, seed));
      }
    }
    if (json) {
      screen.document(OddsJson.of(lesson.number(), done));
    }
    for (OddsDocument odds : done) {
      odds.problems().forEach(p -> screen.message("demo " + odds.demo() + " failed: " + p));
    }
    boolean ok = done.stream().allMatch(odds -> odds.problems().isEmpty());
    return ok ? ExitCode.DONE : ExitCode.FAILED;
  }

  private void run(DemoEntry demo, Settings settings) throws InterruptedException {
    Trials trials = demo.trials().orElseThrow().get();
    var tally = new Tally(trials.ways());
    if (!json) {
      begin(demo, settings, trials);
    }
    screen.farewell(() -> end(demo, settings, trials, tally, List.of(interrupted(tally))));
    Optional<String> failure =
        new TrialsRunner(Runner.STANDARD_LIMIT)
            .run(trials, settings, times, tally, () -> show(demo, tally));
    if (failure.isPresent()) {
      Ending.awaitIfNear(); // Ctrl-C reaches the children too
    }
    screen.farewell(null);
    var problems = new ArrayList<>(failure.stream().toList());
    problems.addAll(tally.problems());
    if (!json) {
      end(demo, settings, trials, tally, problems);
    }
    done.add(document(demo, settings, trials, tally, problems));
  }

  private OddsDocument document(
      DemoEntry demo, Settings settings, Trials trials, Tally tally, List<String> problems) {
    var origin =
        RunOrigin.of(demo, settings, Context.standard().startMethod(), " --times " + times);
    return new OddsDocument(demo.name(), origin, trials.round(settings), times, tally, problems);
  }

  private void begin(DemoEntry demo, Settings settings, Trials trials) {
    var lines = new ArrayList<Text>();
    if (!done.isEmpty()) {
      lines.add(Text.EMPTY);
    }
    lines.addAll(
        Text.of(demo.name(), Style.BOLD)
            .plus(screen.fit(" · lesson " + demo.lesson() + " · how " + times + " rounds come out"))
            .wrap(screen.columns(), 2));
    lines.addAll(
        Text.of(screen.fit("A round: " + trials.round(settings) + ".")).wrap(screen.columns(), 2));
    lines.addAll(Text.of(RunNumbers.of(demo, settings), Style.DIM).wrap(screen.columns(), 2));
    lines.add(Text.EMPTY);
    screen.lines(lines);
  }

  private void show(DemoEntry demo, Tally tally) {
    int all = times * tally.ways().size();
    screen.status(ProgressBar.of(demo.name() + ", rounds", tally.rounds(), all));
  }

  private String interrupted(Tally tally) {
    return "interrupted after rounds=" + tally.rounds() + " of " + times * tally.ways().size();
  }

  /** Also called when the run is interrupted, with what has come so far. */
  private void end(
      DemoEntry demo, Settings settings, Trials trials, Tally tally, List<String> problems) {
    if (json) {
      var all = new ArrayList<>(done);
      all.add(document(demo, settings, trials, tally, problems));
      screen.document(OddsJson.of(lesson.number(), all));
      return;
    }
    var lines = new ArrayList<>(new OddsTable(screen, tally).lines());
    lines.add(Text.EMPTY);
    lines.addAll(CheckLines.of(screen, problems));
    screen.lines(lines);
  }
}
