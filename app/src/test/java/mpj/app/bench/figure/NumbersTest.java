package mpj.app.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1234.6 | 1,235",
        "374.4 | 374",
        "25.04 | 25.0",
        "1.114 | 1.11",
        "0.5537 | 0.554",
        "0.00162 | 0.0016",
        "-75.52 | -75.5",
        "0 | 0.0000"
      })
  void shouldWriteEnoughDigitsToCompare(double value, String written) {
    assertThat(Numbers.plain(value)).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource({"59300000, 59.3 M", "44600, 44.6 k", "9999, '9,999'", "1.06, 1.06"})
  void shouldWriteLargeRatesInThousandsAndMillions(double value, String written) {
    assertThat(Numbers.scaled(value)).isEqualTo(written);
  }

  @Test
  void shouldRoundForDocumentsWithoutAnExponent() {
    assertThat(Numbers.rounded(59_300_000.12345, 3)).hasToString("59300000.123");
    assertThat(Numbers.rounded(0.000439, 6)).hasToString("0.000439");
    assertThat(Numbers.rounded(0, 6)).hasToString("0.000000");
  }
}
