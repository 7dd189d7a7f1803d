package mpj.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GivenTimeTest {
  /** Of a second on two processors, in milliseconds. */
  @ParameterizedTest
  @CsvSource({
    "   0,    0, 1000", // all wait
    "1000,    0, 1000", // one computes
    "2000, 3000, 1000", // five compute, alone on the machine
    " 200, 4800,  100", // five compute, and others have nine tenths
    "  50,  950,   50", // one computes, on a very busy machine
    " 100,  100,  900", // one computes now and then, and waits for as long
    "   0, 1000,    0", // one is kept from running at all
  })
  void shouldGoSlowerByWhatOthersTook(long ran, long waited, long given) {
    var use = new ProcessorUse(ran * 1_000_000, waited * 1_000_000);
    assertThat(GivenTime.given(1_000_000_000, 2, use) / 1_000_000).isEqualTo(given);
  }
}
