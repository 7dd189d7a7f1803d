package mpj.app.chart;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mpj.lessons.story.timeline.Lane;
import mpj.lessons.story.timeline.Level;
import mpj.lessons.story.timeline.Passing;
import mpj.lessons.story.timeline.Timeline;
import mpj.multiprocessing.trace.Actor;

/**
 * What passed between processes: as long as it is little, a number below both lanes, at the time
 * when it was given and when it was taken; and always how much it was.
 */
final class Numbers {
  private static final int MOST = 20;

  private final Timeline timeline;
  private final Row row;
  private final int columns;

  Numbers(Timeline timeline, Row row, int columns) {
    this.timeline = timeline;
    this.row = row;
    this.columns = columns;
  }

  private List<Passing> shown() {
    return timeline.passings().stream()
        .filter(passing -> passing.kind() != Passing.Kind.HAND_OVER)
        .toList();
  }

  boolean areShown() {
    int number = shown().size();
    return number > 0 && number <= MOST;
  }

  /** Returns the numbers below a lane; empty if it has none. */
  String below(Lane lane) {
    if (!areShown()) {
      return "";
    }
    var cells = new char[columns];
    Arrays.fill(cells, ' ');
    boolean any = false;
    List<Passing> passings = shown();
    for (int number = 0; number < passings.size(); number++) {
      Passing passing = passings.get(number);
      if (passing.from().equals(lane.actor())) {
        put(cells, row.column(passing.sent()), digit(number));
        any = true;
      }
      if (passing.to().equals(lane.actor())) {
        put(cells, row.column(passing.received()), digit(number));
        any = true;
      }
    }
    return any ? new String(cells) : "";
  }

  /** Counts 1 to 9, 0 for the tenth, and on from there: letters stand for objects. */
  private static char digit(int number) {
    return (char) ('0' + (number + 1) % 10);
  }

  /** Where two fall into one column the next free one is taken. */
  private static void put(char[] cells, int column, char digit) {
    int at = column;
    while (at < cells.length - 1 && cells[at] != ' ') {
      at++;
    }
    cells[at] = digit;
  }

  /** Returns a sentence for each way that something took. */
  List<String> sums() {
    Map<String, Sum> sums = new LinkedHashMap<>();
    for (Passing passing : timeline.passings()) {
      String way = passing.kind() + " " + passing.object();
      sums.computeIfAbsent(way, _ -> new Sum(passing.kind(), passing.object())).add(passing);
    }
    return sums.values().stream().map(sum -> sum.inWords(levelOf(sum.object))).toList();
  }

  private long levelOf(String object) {
    return timeline.levels().stream()
        .filter(level -> level.object().equals(object))
        .flatMap(level -> level.changes().stream())
        .mapToLong(Level.Change::items)
        .max()
        .orElse(0);
  }

  private static final class Sum {
    private final Passing.Kind kind;
    private final String object;
    private final Set<Actor> from = new LinkedHashSet<>();
    private final Set<Actor> to = new LinkedHashSet<>();
    private int number;

    Sum(Passing.Kind kind, String object) {
      this.kind = kind;
      this.object = object;
    }

    void add(Passing passing) {
      number++;
      from.add(passing.from());
      to.add(passing.to());
    }

    String inWords(long most) {
      String what = number + " " + kind.word() + (number == 1 ? "" : "s");
      String where = kind == Passing.Kind.SIGNAL ? " " + object : " of " + object;
      String level = kind == Passing.Kind.ITEM ? ", at most " + most + " in it" : "";
      return what + where + ": " + who(from) + " → " + who(to) + level;
    }

    private static String who(Set<Actor> actors) {
      return actors.size() == 1 ? actors.iterator().next().name() : actors.size() + " processes";
    }
  }
}
