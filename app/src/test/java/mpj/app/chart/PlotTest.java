package mpj.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mpj.app.terminal.Glyphs;
import mpj.app.terminal.Style;
import mpj.app.terminal.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlotTest {
  private static Plot plot(List<Integer> counts, List<Double> first, List<Double> second) {
    return new Plot(
        "title",
        counts,
        List.of(new Plot.Curve('.', "ideal", count -> count, Style.DIM)),
        List.of(
            new Plot.Series('A', "first", first, Style.PLAIN),
            new Plot.Series('B', "second", second, Style.PLAIN)));
  }

  private static List<String> drawn(int columns, Glyphs glyphs) {
    Plot plot = plot(List.of(1, 2, 4), List.of(1.0, 1.9, 3.0), List.of(1.0, Double.NaN, 0.5));
    return plot.draw(columns, glyphs).stream()
        .map(Text::toString)
        .map(String::stripTrailing)
        .toList();
  }

  @Test
  void shouldDrawPointsOverCurvesSideBySideWhereTheyMeet() {
    assertThat(drawn(44, Glyphs.ASCII))
        .containsExactly(
            "title",
            "4 |                                  ....",
            "  |                                ..",
            "  |                              ..",
            "3 |                           ...     A",
            "  |                        ...",
            "  |                     ...",
            "2 |                 ..A.",
            "  |            .....",
            "  |      ......",
            "1 |  AB..",
            "  |                                   B",
            "  |",
            "0 |",
            "  +----------------------------------------",
            "     1                2               4",
            "A first   B second   . ideal");
  }

  @ParameterizedTest
  @ValueSource(ints = {30, 40, 80, 120})
  void shouldNotExceedTheScreen(int columns) {
    assertThat(drawn(columns, Glyphs.UNICODE))
        .isNotEmpty()
        .allMatch(line -> line.length() <= columns);
  }

  @Test
  void shouldDrawNothingWhereThereIsNothingToCompare() {
    assertThat(plot(List.of(1), List.of(1.0), List.of(1.0)).draw(80, Glyphs.ASCII)).isEmpty();
    assertThat(drawn(20, Glyphs.ASCII)).isEmpty();
  }
}
