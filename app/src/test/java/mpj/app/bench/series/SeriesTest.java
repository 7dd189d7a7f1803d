package mpj.app.bench.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mpj.app.bench.primitive.Primitive;
import org.junit.jupiter.api.Test;

class SeriesTest {
  private final List<String> log = new ArrayList<>();

  private final class Counting implements Primitive.Session {
    private double last;

    @Override
    public double run() {
      log.add("run");
      return ++last;
    }

    @Override
    public void close() {
      log.add("close");
    }
  }

  @Test
  void shouldOpenOnceRunAsOftenAsAskedAndClose() throws Exception {
    var primitive =
        new Primitive(
            "key",
            "ops/s",
            Primitive.Better.HIGHER,
            "counts",
            () -> {
              log.add("open");
              return new Counting();
            });
    var series =
        new Series(
            3,
            Optional.empty(),
            (which, number, other) -> log.add(which.key() + " " + number + other.orElse("")),
            failure -> log.add("failed"));

    Figures figures = series.measure(primitive);

    assertThat(log)
        .containsExactly("open", "key 1", "run", "key 2", "run", "key 3", "run", "close");
    assertThat(figures.ours().median()).isEqualTo(2);
    assertThat(figures.peer()).isEmpty();
    assertThat(figures.yardstick()).isEmpty();
  }

  @Test
  void shouldMeasureAYardstickInTurn() throws Exception {
    var primitive =
        new Primitive(
            "key",
            "ms",
            Primitive.Better.LOWER,
            "counts",
            () ->
                new Primitive.Session() {
                  @Override
                  public double run() {
                    return 6;
                  }

                  @Override
                  public Optional<Primitive.Yardstick> yardstick() {
                    return Optional.of(new Primitive.Yardstick("half", () -> 3));
                  }
                });
    var series =
        new Series(
            2,
            Optional.empty(),
            (which, number, other) -> log.add(number + other.orElse("")),
            failure -> log.add("failed"));

    Figures figures = series.measure(primitive);

    assertThat(log).containsExactly("1", "1half", "2", "2half");
    assertThat(figures.yardstickRatio()).hasValue(2);
  }
}
