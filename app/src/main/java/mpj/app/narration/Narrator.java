package mpj.app.narration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mpj.app.chart.LaneChart;
import mpj.app.run.DemoRun;
import mpj.app.run.RunListener;
import mpj.app.run.Silence;
import mpj.app.terminal.Labelled;
import mpj.app.terminal.ProcessColours;
import mpj.app.terminal.Screen;
import mpj.app.terminal.Style;
import mpj.app.terminal.Text;
import mpj.lessons.demo.DemoEntry;
import mpj.lessons.demo.Settings;
import mpj.lessons.demo.Teaching;
import mpj.lessons.story.NotedLine;

/** Tells the runs of a lesson's demos on the screen. */
public final class Narrator implements RunListener {
  private final Screen screen;
  private final Labelled labelled;
  private final QuietLine quiet;
  private final Optional<Forecast> forecast;
  private LineLayout layout;
  private ProcessColours colours;
  private boolean first = true;

  /** Creates a narrator that draws on this screen. */
  public Narrator(Screen screen) {
    this(screen, Optional.empty());
  }

  /** Creates one that knows what was expected of the runs. */
  public Narrator(Screen screen, Optional<Forecast> forecast) {
    this.screen = screen;
    this.forecast = forecast;
    this.labelled = new Labelled(screen, CheckLines.LABEL_COLUMNS);
    this.quiet = new QuietLine(screen);
  }

  @Override
  public void begins(DemoEntry demo, Settings settings, long startNanos) {
    colours = new ProcessColours();
    layout = new LineLayout(screen, colours, startNanos);
    var lines = new ArrayList<Text>();
    if (!first) {
      lines.add(Text.EMPTY);
    }
    first = false;
    Text head =
        Text.of(demo.name(), Style.BOLD)
            .plus(screen.fit(" · lesson " + demo.lesson() + " · " + demo.shows()));
    lines.addAll(head.wrap(screen.columns(), 2));
    lines.addAll(Text.of(RunNumbers.of(demo, settings), Style.DIM).wrap(screen.columns(), 2));
    demo.teaching().ifPresent(text -> lines.addAll(labelled("question", text.question())));
    lines.add(Text.EMPTY);
    screen.lines(lines);
  }

  @Override
  public void line(NotedLine line) {
    screen.lines(layout.layOut(line));
  }

  @Override
  public void quiet(Silence silence) {
    quiet.show(silence);
  }

  @Override
  public void ended(DemoRun run) {
    var lines = new ArrayList<Text>();
    lines.add(Text.EMPTY);
    if (!run.seen().isEmpty()) {
      lines.addAll(labelled("seen", run.seen()));
      run.demo().teaching().ifPresent(text -> lines.addAll(explained(text)));
    }
    forecast.ifPresent(expected -> {
      for (String compared : expected.compare(run)) {
        lines.addAll(labelled("predicted", compared));
      }
    });
    var verdict = new VerdictLines(screen, labelled, colours);
    run.verdict().ifPresent(found -> lines.addAll(verdict.of(found)));
    lines.addAll(CheckLines.of(screen, run.problems()));
    lines.add(Text.EMPTY);
    List<Text> chart = new LaneChart(screen, run.timeline(), colours).draw();
    lines.addAll(chart);
    if (!chart.isEmpty()) {
      lines.add(Text.EMPTY);
    }
    for (Text group : ProcessGroups.of(run.run().processes())) {
      lines.addAll(labelled.lines("processes", group));
    }
    run.demo().teaching().ifPresent(text -> lines.addAll(next(run.demo(), text)));
    screen.lines(lines);
  }

  private List<Text> explained(Teaching text) {
    var lines = new ArrayList<Text>(labelled("why", text.why()));
    lines.addAll(labelled("rule", text.rule()));
    text.misconception().ifPresent(error -> lines.addAll(labelled("not true", error)));
    lines.addAll(labelled("in Python", text.python()));
    return lines;
  }

  private List<Text> next(DemoEntry demo, Teaching text) {
    var lines = new ArrayList<Text>();
    for (Teaching.Suggestion suggestion : text.next()) {
      String command = "mpj lesson " + demo.lesson() + " --run " + demo.name();
      Text line = Text.of((command + " " + suggestion.options()).strip(), Style.CODE);
      lines.addAll(labelled.lines(lines.isEmpty() ? "next" : "", line));
      lines.addAll(labelled("", suggestion.what()));
    }
    return lines;
  }

  /** What stands between backticks is program text. */
  private List<Text> labelled(String label, String text) {
    Text whole = Text.EMPTY;
    boolean code = false;
    for (String part : screen.fit(text).split("`", -1)) {
      whole = whole.plus(part, code ? Style.CODE : Style.PLAIN);
      code = !code;
    }
    return labelled.lines(label, whole);
  }

  @Override
  public boolean isWanted() {
    return !screen.isAbandoned();
  }
}
