package mpj.app.bench.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** How figures are written: enough digits to compare, no more; never in scientific notation. */
public final class Numbers {
  private Numbers() {}

  /** Three to four significant digits, thousands set apart by commas. */
  public static String plain(double value) {
    double size = Math.abs(value);
    int decimals = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.1 ? 3 : 4;
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }

  /** A rate or time, large ones in thousands (k) or millions (M). */
  public static String scaled(double value) {
    if (Math.abs(value) >= 1e6) {
      return plain(value / 1e6) + " M";
    }
    return Math.abs(value) >= 1e4 ? plain(value / 1e3) + " k" : plain(value);
  }

  /** Rounded to so many decimals, for documents; written without an exponent. */
  public static BigDecimal rounded(double value, int decimals) {
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
  }
}
