package mpj.app.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import mpj.app.bench.mode.ModeKind;
import mpj.app.bench.screen.BenchScreen;
import mpj.app.bench.work.Work;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ComparisonReportTest {
  private static final Work WORK =
      new Work("sample", Work.Kind.CPU, "does nothing at all, many times over", 1, part -> 0L);

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  private List<String> shown(int columns, boolean colour, boolean unicode) {
    var out = new PrintStream(written, true, StandardCharsets.UTF_8);
    var screen = new BenchScreen(out, out, columns, colour, unicode, false);
    var text = new ComparisonText(screen, 2);
    text.opening(8, 3);
    text.show(WORK, Rows.withProcesses(52.6, 51.9));
    return written.toString(StandardCharsets.UTF_8).lines().toList();
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
                Rows.row(ModeKind.SERIAL, 1, 100), Rows.row(ModeKind.PROCESSES_COLD, 2, 40, 60)));

    JsonNode root = JsonMapper.shared().readTree(document);
    assertThat(root.propertyNames()).containsExactly("cores", "rows");
    assertThat(root.get("cores").asInt()).isEqualTo(2);
    assertThat(root.get("rows").get(0).get("sdMs").isNull()).isTrue();
    JsonNode cold = root.get("rows").get(1);
    assertThat(cold.propertyNames())
        .containsExactly("work", "mode", "workers", "meanMs", "sdMs", "speedup", "efficiency");
    assertThat(cold.get("mode").asString()).isEqualTo("processes-cold");
    assertThat(cold.get("workers").asInt()).isEqualTo(2);
    assertThat(cold.get("meanMs").asDouble()).isEqualTo(50);
    assertThat(cold.get("sdMs").asDouble()).isEqualTo(14.142136);
    assertThat(cold.get("speedup").asDouble()).isEqualTo(2);
    assertThat(cold.get("efficiency").asDouble()).isEqualTo(1);
  }

  @Test
  void shouldDrawBarsToAnEighthOfACharacter() {
    assertThat(Bar.of(1, 2, 10, true)).isEqualTo("█████");
    assertThat(Bar.of(0.25, 2, 10, true)).isEqualTo("█▎");
    assertThat(Bar.of(0, 2, 10, true)).isEqualTo("▏");
    assertThat(Bar.of(3, 2, 10, false)).isEqualTo("##########");
    assertThat(Bar.of(0, 2, 10, false)).isEqualTo(".");
  }
}
