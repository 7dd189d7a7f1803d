package mpj.app.bench.report;

import mpj.app.terminal.Glyphs;

/** A number as a bar. With Unicode it is exact to an eighth of a character, else to a whole one. */
final class Bar {
  private static final String EIGHTHS = " ▏▎▍▌▋▊▉";

  private Bar() {}

  /** A bar for {@code value} where {@code full} fills so many characters. */
  static String of(double value, double full, int characters, Glyphs glyphs) {
    double length = Math.min(1, Math.max(0, value / full)) * characters;
    if (glyphs == Glyphs.ASCII) {
      int whole = (int) Math.round(length);
      return whole == 0 ? "." : "#".repeat(whole);
    }
    int eighths = (int) Math.round(length * 8);
    String rest = eighths % 8 == 0 ? "" : EIGHTHS.substring(eighths % 8, eighths % 8 + 1);
    return eighths == 0 ? "▏" : "█".repeat(eighths / 8) + rest;
  }
}
