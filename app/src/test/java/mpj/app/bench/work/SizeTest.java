package mpj.app.bench.work;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SizeTest {
  private static final int MILLIS = 200;

  /** Nobody sleeps for less than it is asked to, so this does not depend on the machine. */
  private static final Work SLEEPING =
      new Work(
          "sleeping",
          Work.Kind.WAITING,
          "sleep",
          2,
          part -> {
            Thread.sleep(10);
            return part + 1L;
          });

  private static long serially(Work work) throws Exception {
    long sum = 0;
    for (int part : work.partNumbers()) {
      sum += work.part().apply(part);
    }
    return sum;
  }

  @Test
  void shouldMakeAWorkSoLargeThatItTakesTheTime() throws Exception {
    Work sized = Size.of(SLEEPING, MILLIS);

    long begun = System.nanoTime();
    long sum = serially(sized);
    double millis = (System.nanoTime() - begun) / 1e6;

    assertThat(sized.times()).isBetween(1, MILLIS / 20);
    assertThat(millis).isGreaterThan(sized.times() * 20 * 0.99);
    assertThat(sum).isEqualTo(3L * sized.times());
    assertThat(sized.parts()).isEqualTo(2);
  }

  @Test
  void shouldSayTheSizeItTook() throws Exception {
    Work sized = Size.of(SLEEPING, 10_000);

    assertThat(sized.times()).isBetween(2, 500);
    assertThat(sized.what()).isEqualTo("sleep, " + sized.times() + " times over");
  }

  @Test
  void shouldLeaveAsItIsWhatIsTinyOrLongEnough() throws Exception {
    assertThat(Size.of(Tiny.work(), 1_000))
        .satisfies(same -> assertThat(same.times()).isEqualTo(1));
    assertThat(Size.of(SLEEPING, 1)).isEqualTo(SLEEPING);
  }
}
