package mpj.app.bench.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import mpj.app.bench.compare.Row;
import mpj.app.bench.figure.Sample;
import mpj.app.bench.mode.ModeKind;
import mpj.app.bench.work.Work;
import org.junit.jupiter.api.Test;

/** Amdahl's law through recorded times, serial in 100 ms. */
class AmdahlTest {
  private static Row row(int workers, double... millis) {
    var sample = new Sample();
    for (double each : millis) {
      sample.add(each);
    }
    return new Row("sample", ModeKind.PROCESSES, workers, sample, 100, 0, 0);
  }

  private static Amdahl cpu(int cores, List<Row> rows) {
    return Amdahl.through(rows, ModeKind.PROCESSES, Work.Kind.CPU, cores).orElseThrow();
  }

  private static List<Row> lawful(double share) {
    var rows = new ArrayList<Row>();
    for (int workers : new int[] {1, 2, 4, 8}) {
      double millis = 100 * (share + (1 - share) / workers);
      rows.add(row(workers, millis + 1, millis - 1));
    }
    return rows;
  }

  @Test
  void shouldFindTheSerialShareThatTimesWereMadeWith() {
    Amdahl law = cpu(8, lawful(0.2));

    assertThat(law.serialShare()).isCloseTo(0.2, within(1e-9));
    assertThat(law.counts()).containsExactly(2, 4, 8);
    assertThat(law.worstOff()).isLessThan(1e-9);
    assertThat(law.explained().orElseThrow()).isBetween(0.98, 1.0);
    assertThat(law.error().orElseThrow()).isBetween(0.001, 0.02);
    assertThat(law.limit().orElseThrow()).isCloseTo(5, within(1e-9));
    assertThat(law.speedup(4)).isCloseTo(2.5, within(1e-9));
  }

  @Test
  void shouldUseNoMoreWorkersThanCoresForWhatComputes() {
    List<Row> rows = List.of(row(1, 100), row(2, 55, 55), row(4, 57), row(8, 59));

    assertThat(cpu(2, rows).counts()).containsExactly(2);
    assertThat(cpu(2, rows).serialShare()).isCloseTo(0.1, within(1e-9));
    assertThat(cpu(2, rows).explained()).isEmpty();
    assertThat(Amdahl.through(rows, ModeKind.PROCESSES, Work.Kind.CPU, 1)).isEmpty();
    assertThat(Amdahl.through(rows, ModeKind.PROCESSES, Work.Kind.WAITING, 2))
        .hasValueSatisfying(law -> assertThat(law.counts()).containsExactly(2, 4, 8));
    assertThat(Amdahl.through(rows, ModeKind.THREADS, Work.Kind.CPU, 8)).isEmpty();
  }

  @Test
  void shouldTellABadFitFromAGoodOne() {
    Amdahl law = cpu(8, List.of(row(2, 50), row(4, 60), row(8, 90)));

    assertThat(law.worstOff()).isGreaterThan(0.2);
    assertThat(law.explained().orElseThrow()).isLessThan(0.5);
  }

  @Test
  void shouldNotApplyWhereWorkersMadeItSlower() {
    assertThat(cpu(2, List.of(row(2, 300))).applies()).isFalse();
    assertThat(cpu(2, List.of(row(2, 49))).applies()).isTrue();
    assertThat(cpu(2, List.of(row(2, 49))).limit()).isEmpty();
    assertThat(cpu(2, List.of(row(2, 49))).error()).isEmpty();
  }
}
