package mpj.app.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mpj.app.export.RunDocument;
import mpj.app.export.RunJson;
import mpj.app.export.TraceDocument;
import mpj.app.run.DemoRun;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether the documents of one run agree: the slices of its trace nest, each arrow has two ends,
 * and there are as many waits, holds and items as its events say, counted here afresh.
 */
final class TraceCheck {
  private static final Set<String> WAITS =
      Set.of("barrier.arrived", "call.began", "queue.joined", "join.waiting");
  private static final Set<String> HOLDS = Set.of("lock.acquired", "semaphore.acquired");

  private final List<JsonNode> trace;
  private final List<JsonNode> events;
  private final List<String> problems = new ArrayList<>();

  private TraceCheck(DemoRun run) {
    JsonMapper json = JsonMapper.shared();
    List<RunDocument> documents = List.of(RunDocument.of(run));
    trace = all(json.readTree(TraceDocument.of(documents)).get("traceEvents"));
    byte[] document = RunJson.of(run.demo().lesson(), documents);
    events = all(json.readTree(document).get("demos").get(0).get("events"));
  }

  /** Returns where they disagree, a sentence each. */
  static List<String> problems(DemoRun run) {
    var check = new TraceCheck(run);
    check.slices();
    check.arrows();
    check.equal("waits", check.waits(), check.slices("waiting"));
    Set<String> signals = check.signals();
    check.equal("holds", check.holds(signals), check.slices("holding"));
    check.equal("items", check.taken("queue.put", "queue.got"), check.arrows("item"));
    check.equal("messages", check.taken("pipe.sent", "pipe.received"), check.arrows("message"));
    return check.problems;
  }

  private static List<JsonNode> all(JsonNode array) {
    var nodes = new ArrayList<JsonNode>();
    array.forEach(nodes::add);
    return nodes;
  }

  private void equal(String what, long inEvents, long inTrace) {
    if (inEvents != inTrace) {
      problems.add(
          "the trace disagrees with the events: " + what + "=" + inTrace + " events=" + inEvents);
    }
  }

  private List<JsonNode> ofPhase(String phase) {
    return trace.stream().filter(event -> text(event, "ph").equals(phase)).toList();
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).asString("");
  }

  private void slices() {
    Map<String, List<JsonNode>> tracks = new HashMap<>();
    for (JsonNode slice : ofPhase("X")) {
      String track = slice.get("pid") + "/" + slice.get("tid");
      tracks.computeIfAbsent(track, _ -> new ArrayList<>()).add(slice);
    }
    tracks.forEach((track, slices) -> {
      if (!isNested(slices)) {
        problems.add("slices of its trace overlap: pid/track=" + track);
      }
    });
  }

  private static boolean isNested(List<JsonNode> slices) {
    slices.sort(
        Comparator.comparing((JsonNode slice) -> slice.get("ts").decimalValue())
            .thenComparing(slice -> slice.get("dur").decimalValue().negate()));
    Deque<java.math.BigDecimal> ends = new ArrayDeque<>();
    for (JsonNode slice : slices) {
      var begin = slice.get("ts").decimalValue();
      while (!ends.isEmpty() && ends.peek().compareTo(begin) <= 0) {
        ends.pop();
      }
      var end = begin.add(slice.get("dur").decimalValue());
      if (!ends.isEmpty() && end.compareTo(ends.peek()) > 0) {
        return false;
      }
      ends.push(end);
    }
    return true;
  }

  private void arrows() {
    Map<Long, Integer> open = new HashMap<>();
    ofPhase("s").forEach(arrow -> open.merge(arrow.get("id").asLong(), 1, Integer::sum));
    ofPhase("f").forEach(arrow -> open.merge(arrow.get("id").asLong(), -1, Integer::sum));
    open.forEach((id, left) -> {
      if (left != 0) {
        problems.add("an arrow of its trace has not two ends: id=" + id);
      }
    });
  }

  private long slices(String category) {
    return ofPhase("X").stream().filter(slice -> text(slice, "cat").equals(category)).count();
  }

  private long arrows(String category) {
    return ofPhase("f").stream().filter(arrow -> text(arrow, "cat").equals(category)).count();
  }

  private long waits() {
    return events.stream()
        .map(event -> text(event, "kind"))
        .filter(kind -> kind.endsWith(".waiting") || WAITS.contains(kind))
        .distinct()
        .mapToLong(this::count)
        .sum();
  }

  private long count(String kind) {
    return events.stream().filter(event -> text(event, "kind").equals(kind)).count();
  }

  /** Semaphores that somebody released who had not acquired: they pass signals, nobody holds. */
  private Set<String> signals() {
    Map<String, Long> had = new HashMap<>();
    Set<String> signals = new HashSet<>();
    for (JsonNode event : events) {
      String object = text(event, "object");
      String who = event.get("pid") + "/" + object;
      if (text(event, "kind").equals("semaphore.acquired")) {
        had.merge(who, 1L, Long::sum);
      } else if (text(event, "kind").equals("semaphore.released")
          && had.merge(who, -1L, Long::sum) < 0) {
        signals.add(object);
      }
    }
    return signals;
  }

  private long holds(Set<String> signals) {
    return events.stream()
        .filter(event -> HOLDS.contains(text(event, "kind")))
        .filter(event -> !signals.contains(text(event, "object")))
        .count();
  }

  /** What was taken of what had been given; that both were seen is for the notes to check. */
  private long taken(String giving, String taking) {
    Map<String, Long> given = new HashMap<>();
    long taken = 0;
    for (JsonNode event : events) {
      if (text(event, "kind").equals(giving)) {
        given.merge(text(event, "object"), 1L, Long::sum);
      }
    }
    for (JsonNode event : events) {
      if (text(event, "kind").equals(taking)) {
        taken += given.merge(text(event, "object"), -1L, Long::sum) >= 0 ? 1 : 0;
      }
    }
    return taken;
  }
}
