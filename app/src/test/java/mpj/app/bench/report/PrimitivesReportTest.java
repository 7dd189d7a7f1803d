package mpj.app.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import mpj.app.bench.figure.Sample;
import mpj.app.bench.peer.Peer;
import mpj.app.bench.primitive.Primitive;
import mpj.app.bench.series.Figures;
import mpj.app.terminal.CapturedScreen;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PrimitivesReportTest {
  private static final Optional<Peer.Version> PYTHON =
      Optional.of(new Peer.Version("CPython", "3.13.1", "spawn", Map.of("time_ms", "forkserver")));

  private static Sample sample(double... values) {
    var sample = new Sample();
    for (double value : values) {
      sample.add(value);
    }
    return sample;
  }

  private static Figures figures(String key, Primitive.Better better, Sample ours, Sample theirs) {
    return new Figures(
        new Primitive(key, "unit", better, "does nothing", () -> () -> 0),
        ours,
        Optional.ofNullable(theirs),
        Optional.empty(),
        Optional.empty());
  }

  private static final Figures RATE =
      figures(
          "rate_ops_s",
          Primitive.Better.HIGHER,
          sample(59e6, 58e6, 61e6),
          sample(10e6, 11.8e6, 20e6));
  private static final Figures TIME =
      figures("time_ms", Primitive.Better.LOWER, sample(40), sample(80));
  private static final Figures UNKNOWN_THERE =
      figures("other_us", Primitive.Better.LOWER, sample(4), null);

  @Test
  void shouldDivideOurMedianByThePeersForRatesAndTimesAlike() {
    assertThat(RATE.ratio()).hasValue(5);
    assertThat(TIME.ratio()).hasValue(0.5);
    assertThat(UNKNOWN_THERE.ratio()).isEmpty();
  }

  @Test
  void shouldWriteOnlyKeysWithoutAPeer() {
    JsonNode root =
        JsonMapper.shared().readTree(PrimitivesJson.document(List.of(RATE), Optional.empty()));

    assertThat(root.propertyNames()).containsExactly("keys");
    JsonNode rate = root.get("keys").get("rate_ops_s");
    assertThat(rate.propertyNames()).containsExactly("median", "min", "max", "runs");
    assertThat(rate.get("median").asDouble()).isEqualTo(59e6);
    assertThat(rate.get("min").asDouble()).isEqualTo(58e6);
    assertThat(rate.get("max").asDouble()).isEqualTo(61e6);
    assertThat(rate.get("runs").asInt()).isEqualTo(3);
  }

  @Test
  void shouldWritePeerAndRatioInTheSameForm() {
    JsonNode root =
        JsonMapper.shared()
            .readTree(PrimitivesJson.document(List.of(RATE, TIME, UNKNOWN_THERE), PYTHON));

    assertThat(root.get("peer").get("rate_ops_s").get("median").asDouble()).isEqualTo(11.8e6);
    assertThat(root.get("peer").propertyNames()).containsExactly("rate_ops_s", "time_ms");
    assertThat(root.get("ratio").get("time_ms").asDouble()).isEqualTo(0.5);
    assertThat(root.get("against").get("version").asString()).isEqualTo("3.13.1");
    assertThat(root.get("against").get("startMethod").asString()).isEqualTo("spawn");
    JsonNode others = root.get("against").get("otherStartMethods");
    assertThat(others.propertyNames()).containsExactly("time_ms");
    assertThat(others.get("time_ms").asString()).isEqualTo("forkserver");
  }

  @Test
  void shouldShowBestAndWorstOfBothTheirStartMethodsAndTheRatioWithinTheScreen() {
    var screen = CapturedScreen.page(80);
    var report = new PrimitivesText(screen.screen());
    report.opening(3, PYTHON);
    report.show(List.of(RATE, TIME, UNKNOWN_THERE), PYTHON);

    String text = screen.output();
    assertThat(text.lines()).allMatch(line -> line.length() <= 80);
    assertThat(text.replace('\n', ' '))
        .contains("CPython 3.13.1 does the same", "mpj starts children by spawn, which boots a JVM")
        .contains("CPython starts them by spawn (boots an interpreter")
        .contains("for time_ms by forkserver (copies a small process");
    assertThat(text.lines())
        .anyMatch(line -> line.matches("rate_ops_s +mpj +59\\.0 M +58\\.0 M +61\\.0 M"))
        .anyMatch(line -> line.matches(" +CPython +11\\.8 M +10\\.0 M +20\\.0 M +5\\.00"))
        .anyMatch(line -> line.matches(" +CPython +- +- +- +-"));
  }

  private static final Figures BESIDE_OUR_OWN =
      new Figures(
          TIME.primitive(),
          sample(40),
          Optional.empty(),
          Optional.of(new Figures.Compared("10 values", sample(20))),
          Optional.empty());

  @Test
  void shouldShowAndWriteWhatAKeyIsComparedWithOnOurOwnSide() {
    var screen = CapturedScreen.page(80);
    new PrimitivesText(screen.screen()).show(List.of(RATE, BESIDE_OUR_OWN), Optional.empty());

    assertThat(screen.output().lines())
        .anyMatch(line -> line.matches("rate_ops_s +mpj +59\\.0 M +58\\.0 M +61\\.0 M"))
        .anyMatch(line -> line.matches(" +10 values +20\\.0 +20\\.0 +20\\.0 +2\\.00"));

    JsonNode root =
        JsonMapper.shared()
            .readTree(PrimitivesJson.document(List.of(RATE, BESIDE_OUR_OWN), Optional.empty()));
    assertThat(root.propertyNames()).containsExactly("keys", "yardstick", "yardstickRatio");
    assertThat(root.get("yardstick").get("time_ms").get("of").asString()).isEqualTo("10 values");
    assertThat(root.get("yardstickRatio").get("time_ms").asDouble()).isEqualTo(2);
  }

  @Test
  void shouldHaveNoRatioToNothing() {
    Figures idle =
        figures("idle_cpu_percent", Primitive.Better.LOWER, sample(0.1), sample(0, 0, 0));

    assertThat(idle.ratio()).isEmpty();
  }
}
