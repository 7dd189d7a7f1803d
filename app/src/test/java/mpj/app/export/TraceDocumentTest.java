package mpj.app.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mpj.app.run.DemoRun;
import mpj.lessons.demo.DemoEntry;
import mpj.lessons.demo.Settings;
import mpj.lessons.story.timeline.Told;
import mpj.multiprocessing.StartMethod;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class TraceDocumentTest {
  private static List<JsonNode> events() {
    DemoRun run =
        new DemoRun(
            new DemoEntry("lock", 4, "", List.of(), () -> null, _ -> null, ""),
            new Settings(List.of(), Map.of(), 1),
            StartMethod.SPAWN,
            Told.START,
            100_000_000,
            Told.story().run(),
            "",
            List.of(),
            Optional.empty(),
            List.of());
    var events = new ArrayList<JsonNode>();
    JsonMapper.shared()
        .readTree(TraceDocument.of(List.of(RunDocument.of(run))))
        .get("traceEvents")
        .forEach(events::add);
    return events;
  }

  private static List<JsonNode> ofPhase(String phase) {
    return events().stream().filter(event -> event.get("ph").asString().equals(phase)).toList();
  }

  @Test
  void shouldNameTheProcesses() {
    assertThat(ofPhase("M").stream().filter(e -> e.get("name").asString().equals("process_name")))
        .extracting(e -> e.get("args").get("name").asString())
        .containsExactly("MainProcess", "Process-1", "Process-2");
  }

  @Test
  void shouldHaveSlicesThatNest() {
    Map<String, List<JsonNode>> threads = new HashMap<>();
    for (JsonNode slice : ofPhase("X")) {
      threads
          .computeIfAbsent(slice.get("pid") + "/" + slice.get("tid"), _ -> new ArrayList<>())
          .add(slice);
    }
    threads.values().forEach(TraceDocumentTest::assertNested);
    assertThat(ofPhase("X"))
        .extracting(slice -> slice.get("name").asString())
        .contains("waiting Lock-1", "holding Lock-1", "booting", "running");
  }

  private static void assertNested(List<JsonNode> slices) {
    slices.sort(
        Comparator.comparingDouble((JsonNode slice) -> slice.get("ts").asDouble())
            .thenComparingDouble(slice -> -slice.get("dur").asDouble()));
    Deque<Double> ends = new ArrayDeque<>();
    for (JsonNode slice : slices) {
      double begin = slice.get("ts").asDouble();
      while (!ends.isEmpty() && ends.peek() <= begin) {
        ends.pop();
      }
      double end = begin + slice.get("dur").asDouble();
      assertThat(end).isLessThanOrEqualTo(ends.isEmpty() ? Double.MAX_VALUE : ends.peek());
      ends.push(end);
    }
  }

  @Test
  void shouldHaveAnArrowForWhatPassed() {
    assertThat(ofPhase("s")).hasSize(2);
    assertThat(ofPhase("s"))
        .extracting(arrow -> arrow.get("id").asInt())
        .containsExactlyElementsOf(
            ofPhase("f").stream().map(arrow -> arrow.get("id").asInt()).toList());
  }

  @Test
  void shouldCountTheItemsOfQueues() {
    assertThat(ofPhase("C"))
        .extracting(counter -> counter.get("args").get("items").asInt())
        .containsExactly(1, 0);
  }
}
