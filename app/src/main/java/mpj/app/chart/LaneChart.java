package mpj.app.chart;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mpj.app.terminal.Glyphs;
import mpj.app.terminal.ProcessColours;
import mpj.app.terminal.Screen;
import mpj.app.terminal.Style;
import mpj.app.terminal.Text;
import mpj.lessons.story.timeline.Lane;
import mpj.lessons.story.timeline.Span;
import mpj.lessons.story.timeline.SpanKind;
import mpj.lessons.story.timeline.Timeline;

/** Draws a timeline as wide as the screen; many lanes that are alike are folded into one. */
public final class LaneChart {
  private static final int MOST_LANES = 14;
  private static final int FIRST = 7;
  private static final int LAST = 3;
  private static final int LEAST_CELLS = 16;
  private static final int MOST_SUMS = 6;

  private final Screen screen;
  private final Timeline timeline;
  private final ProcessColours colours;
  private final Letters letters;
  private final int labels;
  private final int cells;
  private final Row row;
  private final Numbers numbers;

  /**
   * Prepares a drawing.
   *
   * @param colours those of the lines that were written
   */
  public LaneChart(Screen screen, Timeline timeline, ProcessColours colours) {
    this.screen = screen;
    this.timeline = timeline;
    this.colours = colours;
    this.letters = new Letters(timeline);
    int longest =
        timeline.lanes().stream().mapToInt(lane -> lane.process().name().length()).max().orElse(0);
    this.labels = Math.min(longest, Math.max(6, screen.columns() / 4));
    this.cells = Math.max(1, screen.columns() - labels - 2 - codeColumns(timeline));
    this.row = new Row(timeline, cells);
    this.numbers = new Numbers(timeline, row, cells);
  }

  /** How wide exit codes are, with the space before them. */
  private static int codeColumns(Timeline timeline) {
    return 2
        + timeline.lanes().stream().mapToInt(lane -> code(lane).columns()).reduce(2, Math::max);
  }

  /** Returns the drawing, no line wider than the screen; nothing where that is too narrow. */
  public List<Text> draw() {
    var lines = new ArrayList<Text>();
    if (cells < LEAST_CELLS) {
      return lines;
    }
    List<Lane> lanes = timeline.lanes();
    boolean folded = lanes.size() > MOST_LANES;
    List<Lane> head = folded ? lanes.subList(0, FIRST) : lanes;
    head.forEach(lane -> lines.addAll(drawn(lane)));
    if (folded) {
      lines.add(fold(lanes.subList(FIRST, lanes.size() - LAST)));
      lanes.subList(lanes.size() - LAST, lanes.size()).forEach(lane -> lines.addAll(drawn(lane)));
    }
    lines.add(Text.spaces(labels + 2).plus(Axis.of(timeline, cells), Style.DIM));
    legend().forEach(entry -> lines.addAll(entry.wrap(screen.columns(), 2)));
    return lines;
  }

  private List<Text> drawn(Lane lane) {
    Style style = colours.of(lane.actor());
    Text line = label(lane.process().name(), style);
    List<Span> spans = row.of(lane);
    Span before = null;
    for (Span span : spans) {
      line = line.plus(cell(span, before, style));
      before = span;
    }
    line = line.plus("  ").plus(code(lane));
    String below = numbers.below(lane);
    return below.isEmpty()
        ? List.of(line)
        : List.of(line, Text.spaces(labels + 2).plus(below.stripTrailing(), style));
  }

  private Text label(String name, Style style) {
    String cut = name.length() > labels ? name.substring(0, labels - 1) + "…" : name;
    return Text.of(screen.fit(cut), style).padded(labels).plus("  ");
  }

  private Text cell(Span span, Span before, Style style) {
    if (span == null) {
      return Text.of(" ");
    }
    boolean same =
        before != null && before.kind() == span.kind() && before.object().equals(span.object());
    char letter = same ? 0 : letters.of(span);
    return Text.of(String.valueOf(letter == 0 ? glyph(span.kind()) : letter), look(span, style));
  }

  private static Style look(Span span, Style style) {
    return switch (span.kind()) {
      case BOOTING, WAITING, STOPPED -> style.and(Style.DIM);
      case RUNNING -> style;
      case WORKING, HOLDING -> style.and(Style.BOLD);
    };
  }

  private char glyph(SpanKind kind) {
    boolean ascii = screen.facts().glyphs() == Glyphs.ASCII;
    return switch (kind) {
      case BOOTING -> ascii ? ':' : '░';
      case RUNNING -> ascii ? '-' : '─';
      case STOPPED -> ascii ? '_' : '╌';
      case WORKING -> ascii ? '=' : '▄';
      case HOLDING -> ascii ? '#' : '█';
      case WAITING -> ascii ? '.' : '·';
    };
  }

  /** The main process runs on after its demo: it has no code of its own here. */
  private static Text code(Lane lane) {
    OptionalInt code = lane.process().exitCode();
    if (code.isEmpty()) {
      return Text.EMPTY;
    }
    int value = code.getAsInt();
    return Text.of(String.valueOf(value), value == 0 ? Style.DIM : Style.BAD);
  }

  /** Of many lanes: in each column what most of those who live then do. */
  private Text fold(List<Lane> lanes) {
    List<List<Span>> rows = lanes.stream().map(row::of).toList();
    Text line = label("+" + lanes.size() + " more", Style.DIM);
    for (int column = 0; column < cells; column++) {
      Map<SpanKind, Integer> counts = new HashMap<>();
      for (List<Span> spans : rows) {
        if (spans.get(column) != null) {
          counts.merge(spans.get(column).kind(), 1, Integer::sum);
        }
      }
      line = line.plus(counts.isEmpty() ? " " : String.valueOf(glyph(mostly(counts))), Style.DIM);
    }
    return line;
  }

  private static SpanKind mostly(Map<SpanKind, Integer> counts) {
    return Collections.max(counts.entrySet(), Map.Entry.comparingByValue()).getKey();
  }

  private boolean isHeld() {
    return timeline.lanes().stream().anyMatch(lane -> !lane.spans(SpanKind.HOLDING).isEmpty());
  }

  /** A lane shows a wait where it could show what its process has meanwhile as well. */
  private Stream<String> heldWhileWaiting() {
    return timeline.lanes().stream()
        .flatMap(lane ->
            lane.spans(SpanKind.WAITING).stream()
                .filter(wait -> wait.to() - wait.from() >= timeline.length() / cells)
                .flatMap(wait -> heldWhileWaiting(lane, wait)));
  }

  private static Stream<String> heldWhileWaiting(Lane lane, Span wait) {
    return lane.spans(SpanKind.HOLDING).stream()
        .filter(hold -> !hold.object().equals(wait.object()))
        .filter(hold -> hold.within(wait.from(), wait.to()) > (wait.to() - wait.from()) / 2)
        .map(hold ->
            lane.process().name()
                + " has "
                + hold.object()
                + " while it waits for "
                + wait.object());
  }

  private List<Text> legend() {
    var lines = new ArrayList<Text>();
    String kinds =
        timeline.lanes().stream()
            .flatMap(lane -> lane.spans().stream())
            .map(Span::kind)
            .distinct()
            .sorted()
            .map(kind -> glyph(kind) + " " + kind.word())
            .collect(Collectors.joining("   "));
    lines.add(Text.of(kinds, Style.DIM));
    if (!letters.all().isEmpty()) {
      String objects =
          letters.all().entrySet().stream()
              .map(entry -> entry.getValue() + " " + entry.getKey())
              .collect(Collectors.joining("   "));
      String meaning = isHeld() ? "   (a capital has it, a small letter waits for it)" : "";
      lines.add(Text.of(objects + meaning, Style.DIM));
    }
    heldWhileWaiting()
        .distinct()
        .limit(MOST_SUMS)
        .forEach(line -> lines.add(Text.of(screen.fit(line), Style.DIM)));
    numbers.sums().stream()
        .limit(MOST_SUMS)
        .forEach(sum -> lines.add(Text.of(screen.fit(sum), Style.DIM)));
    if (numbers.areShown()) {
      lines.add(Text.of("numbers below a lane: when it was given, and when taken", Style.DIM));
    }
    return lines;
  }
}
