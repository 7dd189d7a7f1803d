package mpj.app.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import mpj.app.bench.figure.Sample;
import mpj.app.bench.primitive.Subject;
import mpj.app.bench.primitive.Subjects;
import mpj.app.bench.series.Scale;
import mpj.app.terminal.CapturedScreen;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Recorded rates with more and more processes, on two cores. */
class ScalingReportTest {
  private static final Subject LOCK = Subjects.named("lock").orElseThrow();

  private static Scale scale(int processes, double rate, double onCore, double queued) {
    var rates = new Sample();
    rates.add(rate * 0.9);
    rates.add(rate);
    rates.add(rate * 1.1);
    return new Scale(LOCK, processes, rates, OptionalDouble.of(onCore), OptionalDouble.of(queued));
  }

  private static Scale unknown(int processes, double rate) {
    Scale known = scale(processes, rate, 0, 0);
    return new Scale(
        LOCK, processes, known.rates(), OptionalDouble.empty(), OptionalDouble.empty());
  }

  private static String shown(List<Scale> scales) {
    var screen = CapturedScreen.page(80);
    var text = new ScalingText(screen.screen(), 2);
    text.opening(3);
    text.show(scales);
    return screen.output();
  }

  @Test
  void shouldShowRatesAndWhereTheTimeWentWithinTheScreen() {
    String text = shown(List.of(scale(1, 80e6, 1, 0), scale(16, 20e6, 0.12, 0.8)));

    assertThat(text.lines())
        .allMatch(line -> line.length() <= 80)
        .anyMatch(
            line -> line.matches(" +1 +80\\.0 M +72\\.0 M +88\\.0 M +1\\.00 +100 % +0 % +0 %"))
        .anyMatch(line -> line.matches(" +16 +20\\.0 M .* 0\\.250 +12 % +80 % +8 %"));
    assertThat(shown(List.of(unknown(1, 5)))).contains("not known on this system");
  }

  @Test
  void shouldSayWhatBoundsItFromWhereTheProcessesSpentTheirTime() {
    assertThat(Bounds.of(List.of(scale(16, 5, 0.12, 0.8)), 2))
        .endsWith(
            "With 16 they are ready without a core most of the time: the limit is the number"
                + " of cores.");
    assertThat(Bounds.of(List.of(scale(4, 5, 0.2, 0.1)), 2)).contains("asleep most of the time");
    assertThat(Bounds.of(List.of(scale(2, 5, 0.9, 0.1)), 2))
        .contains("what an operation costs, with the time that words take from core to core");
    assertThat(Bounds.of(List.of(scale(16, 5, 0.01, 0.9)), 2))
        .contains("or the compilers of their JVMs, have the cores", "can't be judged here");
  }

  @Test
  void shouldCallItACollapseWhenMoreProcessesThanCoresBringTheRateBelowATenth() {
    Scale fair = scale(2, 100, 0.9, 0.1);

    assertThat(Bounds.collapse(List.of(fair, scale(8, 11, 0.2, 0.8)), 2)).isEmpty();
    assertThat(Bounds.collapse(List.of(fair, scale(8, 9, 0.2, 0.8)), 2))
        .hasValueSatisfying(sentence ->
            assertThat(sentence).contains("subject=lock processes=8 rate=9.00", "100 with 2"));
    assertThat(Bounds.collapse(List.of(fair, scale(8, 9, 0.2, 0.8)), 8)).isEmpty();
    assertThat(Bounds.collapse(List.of(fair, scale(8, 9, 0.02, 0.9)), 2)).isEmpty();
    assertThat(Bounds.collapse(List.of(unknown(2, 100), unknown(8, 9)), 2)).isPresent();
  }

  @Test
  void shouldWriteOneDocumentWithARowForEachNumberOfProcesses() {
    JsonNode root =
        JsonMapper.shared()
            .readTree(ScalingJson.document(2, List.of(scale(16, 100, 0.12, 0.8), unknown(1, 5))));

    assertThat(root.propertyNames()).containsExactly("cores", "scaling");
    JsonNode row = root.get("scaling").get(0);
    assertThat(row.get("subject").asString()).isEqualTo("lock");
    assertThat(row.get("processes").asInt()).isEqualTo(16);
    assertThat(row.get("median").asDouble()).isEqualTo(100);
    assertThat(row.get("asleep").asDouble()).isEqualTo(0.08);
    assertThat(root.get("scaling").get(1).get("onCore").isNull()).isTrue();
  }
}
