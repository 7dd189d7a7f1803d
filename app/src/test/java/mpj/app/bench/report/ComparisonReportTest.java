package mpj.app.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mpj.app.bench.mode.ModeKind;
import mpj.app.bench.peer.Peer;
import mpj.app.bench.work.Work;
import mpj.app.terminal.CapturedScreen;
import mpj.app.terminal.Glyphs;
import mpj.app.terminal.ScreenFacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ComparisonReportTest {
  private static final Optional<Peer.Version> PYTHON =
      Optional.of(new Peer.Version("CPython", "3.13.1", "spawn", Map.of()));

  private List<String> shown(int columns, boolean colour, boolean unicode) {
    Glyphs glyphs = unicode ? Glyphs.UNICODE : Glyphs.ASCII;
    var screen = new CapturedScreen(new ScreenFacts(columns, colour, glyphs, false, false));
    var text = new ComparisonText(screen.screen(), 2);
    text.opening(8, 3, 1.87);
    text.show(Rows.withPeer(Work.Kind.CPU, Rows.withProcesses(52.6, 51.9)), PYTHON);
    return screen.lines();
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 60, 80, 120, 200})
  void shouldNotExceedTheScreen(int columns) {
    assertThat(shown(columns, false, true)).allMatch(line -> line.length() <= columns);
  }

  @Test
  void shouldShowMeanDeviationDifferenceRatioEfficiencyAndABar() {
    assertThat(shown(100, false, true))
        .anyMatch(line -> line.matches("processes +2 +52\\.6 +- +47\\.4 +1\\.90 +0\\.951 +█+.?"));
  }

  @Test
  void shouldNoticeMoreWorkersThanCores() {
    assertThat(String.join(" ", shown(100, false, true))).contains("workers=8 exceeds cores=2");
  }

  @Test
  void shouldUseNoEscapeSequencesWithoutColour() {
    assertThat(shown(100, false, true)).noneMatch(line -> line.contains("\u001b"));
  }

  @Test
  void shouldColourHeadingsWithColour() {
    assertThat(shown(100, true, true)).anyMatch(line -> line.startsWith("\u001b["));
  }

  @Test
  void shouldKeepToAsciiWhereThereIsNoMore() {
    assertThat(shown(100, false, false)).allMatch(line -> line.chars().allMatch(c -> c < 128));
    assertThat(shown(100, false, false)).anyMatch(line -> line.endsWith("###"));
  }

  @Test
  void shouldLeaveOutTheLeastNeededColumnsOnANarrowScreen() {
    var lines = shown(45, false, true);

    assertThat(lines).anyMatch(line -> line.startsWith("mode") && line.endsWith("ratio"));
    assertThat(lines).noneMatch(line -> line.startsWith("mode") && line.contains("+- ms"));
  }

  @Test
  void shouldWriteOneDocumentWithARowForEachMode() {
    String document =
        ComparisonJson.document(
            2,
            List.of(
                Rows.withPeer(
                    Work.Kind.CPU,
                    List.of(
                        Rows.row(ModeKind.SERIAL, 1, 100),
                        Rows.row(ModeKind.PROCESSES, 2, 54, 55, 56, 55, 80),
                        Rows.row(ModeKind.PROCESSES_COLD, 2, 40, 60)))),
            PYTHON);

    JsonNode root = JsonMapper.shared().readTree(document);
    assertThat(root.propertyNames())
        .containsExactly("cores", "timesOver", "rows", "amdahl", "peer", "against");
    assertThat(root.get("cores").asInt()).isEqualTo(2);
    assertThat(root.get("rows").get(0).get("sdMs").isNull()).isTrue();
    JsonNode cold = root.get("rows").get(2);
    assertThat(cold.propertyNames())
        .startsWith("work", "mode", "workers", "meanMs", "sdMs", "speedup", "efficiency")
        .contains("medianMs", "minMs", "maxMs", "runs", "startMs", "busyMs", "waitMs", "outliers");
    assertThat(cold.get("mode").asString()).isEqualTo("processes-cold");
    assertThat(cold.get("workers").asInt()).isEqualTo(2);
    assertThat(cold.get("meanMs").asDouble()).isEqualTo(50);
    assertThat(cold.get("sdMs").asDouble()).isEqualTo(14.142136);
    assertThat(cold.get("speedup").asDouble()).isEqualTo(2);
    assertThat(cold.get("efficiency").asDouble()).isEqualTo(1);
    assertThat(cold.get("startMs").asDouble()).isEqualTo(12.5);
    JsonNode outlier = root.get("rows").get(1).get("outliers").get(0);
    assertThat(outlier.get("run").asInt()).isEqualTo(5);
    assertThat(outlier.get("ms").asDouble()).isEqualTo(80);
    JsonNode fit = root.get("amdahl").get(1);
    assertThat(fit.get("mode").asString()).isEqualTo("processes");
    assertThat(fit.get("serialShare").asDouble()).isEqualTo(0.2);
    assertThat(fit.get("r2").isNull()).isTrue();
    assertThat(root.get("amdahl").get(0).get("serialShare").isNull()).isTrue();
    assertThat(cold.get("doubt").isNull()).isTrue();
    assertThat(root.get("peer").get(0).get("doubt").isNull()).isTrue();
    assertThat(root.get("peer").get(2).get("ratio").asDouble()).isEqualTo(0.5);
    assertThat(root.get("peer").get(2).get("parts").asInt()).isEqualTo(8);
  }

  @Test
  void shouldDoubtAnImpossibleRatioInTheDocumentInTheTextAndOnThePage() {
    var comparison =
        Rows.withPeer(
            Work.Kind.CPU,
            List.of(Rows.row(ModeKind.SERIAL, 1, 100), Rows.row(ModeKind.PROCESSES, 2, 10)));

    JsonNode root =
        JsonMapper.shared().readTree(ComparisonJson.document(2, List.of(comparison), PYTHON));
    String doubt = "More than 2 is not possible with 2 workers: ";
    assertThat(root.get("rows").get(1).get("doubt").asString()).startsWith(doubt);
    assertThat(root.get("peer").get(1).get("doubt").asString()).startsWith(doubt);

    var screen = CapturedScreen.page(200);
    new ComparisonText(screen.screen(), 2).show(comparison, PYTHON);
    String ours = "Doubtful: 2 processes, 10.0 times as fast as serial.";
    String theirs = "Doubtful: 2 processes, 5.00 times as fast as serial.";
    assertThat(screen.output()).contains(ours, theirs);
    byte[] page = ComparisonPage.of(2, 3, List.of(comparison), PYTHON);
    assertThat(new String(page, StandardCharsets.UTF_8)).contains(ours, theirs);
  }

  @Test
  void shouldPlotTheSpeedUps() {
    List<String> lines = shown(80, false, true);

    assertThat(lines)
        .contains("speed-up over workers")
        .anyMatch(line -> line.startsWith("2.0 ┤") && line.contains("....."))
        .anyMatch(line -> line.contains("~ Amdahl"));
    assertThat(shown(80, false, false)).anyMatch(line -> line.startsWith("2.0 |"));
  }

  @Test
  void shouldShowThePeersTimesBesideOurs() {
    String text = String.join("\n", shown(80, false, true));

    assertThat(text.replace('\n', ' '))
        .contains("CPython 3.13.1 (multiprocessing.Pool, spawn) in turn with ours: the first 8 of")
        .contains("less than 1 is faster");
    assertThat(text.lines())
        .anyMatch(line -> line.matches("processes +2 +52\\.6 +105 +0\\.500 +0\\.951"));
  }

  @Test
  void shouldMakeAPageThatNeedsNothingElse() {
    var comparison = Rows.withPeer(Work.Kind.CPU, Rows.withProcesses(52.6, 51.9));
    byte[] bytes = ComparisonPage.of(2, 3, List.of(comparison), PYTHON);
    String page = new String(bytes, StandardCharsets.UTF_8);

    assertThat(page)
        .contains("<h2>sample</h2>", "class=\"ideal\"", "class=\"law\"", "CPython 3.13.1")
        .contains("2 processes: 1.90 times as fast as serial, 52.6 ms", "The same by CPython")
        .contains("prefers-color-scheme: dark", "Amdahl&#39;s law through 2 processes")
        .doesNotContain("{{", "http:", "https:", "src=", "<link", "@import", "url(//");
  }

  @Test
  void shouldDrawBarsToAnEighthOfACharacter() {
    assertThat(Bar.of(1, 2, 10, Glyphs.UNICODE)).isEqualTo("█████");
    assertThat(Bar.of(0.25, 2, 10, Glyphs.UNICODE)).isEqualTo("█▎");
    assertThat(Bar.of(0, 2, 10, Glyphs.UNICODE)).isEqualTo("▏");
    assertThat(Bar.of(3, 2, 10, Glyphs.ASCII)).isEqualTo("##########");
    assertThat(Bar.of(0, 2, 10, Glyphs.ASCII)).isEqualTo(".");
  }
}
