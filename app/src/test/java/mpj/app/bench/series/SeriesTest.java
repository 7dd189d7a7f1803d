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
            (which, number, byPeer) -> log.add(which.key() + " " + number + " " + byPeer),
            failure -> log.add("failed"));

    Figures figures = series.measure(primitive);

    assertThat(log)
        .containsExactly(
            "open", "key 1 false", "run", "key 2 false", "run", "key 3 false", "run", "close");
    assertThat(figures.ours().median()).isEqualTo(2);
    assertThat(figures.peer()).isEmpty();
  }
}
