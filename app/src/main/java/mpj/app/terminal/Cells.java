package mpj.app.terminal;

/** How many columns of a terminal a character takes. */
public final class Cells {
  /** First and last code point of the ranges that terminals draw two columns wide. */
  private static final int[][] WIDE = {
    {0x1100, 0x115f}, {0x2e80, 0x303e}, {0x3041, 0xa4cf}, {0xac00, 0xd7a3}, {0xf900, 0xfaff},
    {0xfe30, 0xfe6f}, {0xff00, 0xff60}, {0xffe0, 0xffe6}, {0x1f300, 0x1f64f}, {0x1f680, 0x1f6ff},
    {0x1f900, 0x1f9ff}, {0x20000, 0x3fffd}
  };

  private Cells() {}

  public static int of(int codePoint) {
    if (codePoint < 0x300) {
      return 1;
    }
    int type = Character.getType(codePoint);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    for (int[] range : WIDE) {
      if (codePoint >= range[0] && codePoint <= range[1]) {
        return 2;
      }
    }
    return 1;
  }

  public static int of(String text, int from, int to) {
    int cells = 0;
    for (int at = from; at < to; ) {
      int codePoint = text.codePointAt(at);
      cells += of(codePoint);
      at += Character.charCount(codePoint);
    }
    return cells;
  }
}
