package mpj.app.narration;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import mpj.app.chart.LaneChart;
import mpj.app.run.DemoRun;
import mpj.app.run.NotedLine;
import mpj.app.run.RunListener;
import mpj.app.screen.Screen;
import mpj.app.screen.Style;
import mpj.app.screen.Text;
import mpj.lessons.DemoEntry;
import mpj.lessons.Settings;

/** Tells the runs of a lesson's demos on the screen. */
public final class Narrator implements RunListener {
  private final Screen screen;
  private LineLayout layout;
  private boolean first = true;

  /** Creates a narrator that draws on this screen. */
  public Narrator(Screen screen) {
    this.screen = screen;
  }

  @Override
  public void begins(DemoEntry demo, Settings settings, long startNanos) {
    layout = new LineLayout(screen, startNanos);
    var lines = new ArrayList<Text>();
    if (!first) {
      lines.add(Text.EMPTY);
    }
    first = false;
    Text head =
        Text.of(demo.name(), Style.BOLD)
            .plus(screen.fit(" · lesson " + demo.lesson() + " · " + demo.shows()));
    lines.addAll(head.wrap(screen.columns(), 2));
    lines.addAll(Text.of(numbers(demo, settings), Style.DIM).wrap(screen.columns(), 2));
    lines.add(Text.EMPTY);
    screen.lines(lines);
  }

  private static String numbers(DemoEntry demo, Settings settings) {
    String numbers =
        demo.settings().stream()
            .map(setting -> setting.name() + "=" + settings.number(setting.name()) + " ")
            .collect(Collectors.joining());
    return numbers + "seed=" + settings.seed();
  }

  @Override
  public void line(NotedLine line) {
    screen.lines(layout.layOut(line));
  }

  @Override
  public void ended(DemoRun run) {
    var lines = new ArrayList<Text>();
    lines.add(Text.EMPTY);
    if (!run.seen().isEmpty()) {
      lines.addAll(labelled("seen", Text.of(screen.fit(run.seen()))));
    }
    if (run.ok()) {
      lines.addAll(labelled("check", Text.of("ok", Style.GOOD)));
    } else {
      for (String problem : run.problems()) {
        lines.addAll(labelled("check", Text.of("failed: " + screen.fit(problem), Style.BAD)));
      }
    }
    lines.add(Text.EMPTY);
    List<Text> chart = new LaneChart(screen, run.timeline(), layout::styleOf).draw();
    lines.addAll(chart);
    if (!chart.isEmpty()) {
      lines.add(Text.EMPTY);
    }
    for (Text group : ProcessGroups.of(run.recording().processes())) {
      lines.addAll(labelled("processes", group));
    }
    screen.lines(lines);
  }

  private List<Text> labelled(String label, Text text) {
    Text before = Text.of(label, Style.BOLD).padded(11);
    return before.plus(text).wrap(screen.columns(), before.columns());
  }

  @Override
  public boolean isWanted() {
    return !screen.isAbandoned();
  }
}
