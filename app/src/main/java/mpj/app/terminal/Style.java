package mpj.app.terminal;

/**
 * How a character is drawn on a terminal that has colours; elsewhere it makes no difference.
 *
 * @param colour the colour's number in the ANSI sequence (30 to 37, 90 to 97); 0: the terminal's
 *     own
 * @param bold whether it is bold
 * @param dim whether it is fainter than the rest
 * @param italic whether it is italic
 */
public record Style(int colour, boolean bold, boolean dim, boolean italic) {
  /** The terminal's own. */
  public static final Style PLAIN = new Style(0, false, false, false);

  /** Bold. */
  public static final Style BOLD = new Style(0, true, false, false);

  /** Fainter than the rest. */
  public static final Style DIM = new Style(0, false, true, false);

  /** Italic. */
  public static final Style ITALIC = new Style(0, false, false, true);

  /** Program text. */
  public static final Style CODE = coloured(36);

  /** Something went as it should. */
  public static final Style GOOD = coloured(32);

  /** Something went wrong. */
  public static final Style BAD = new Style(31, true, false, false);

  private static final int[] PROCESS_COLOURS = {36, 33, 32, 35, 34, 31, 96, 93, 92, 95, 94, 91};

  /** Returns the style with this colour and nothing else. */
  public static Style coloured(int colour) {
    return new Style(colour, false, false, false);
  }

  /** Returns the style of the process that appeared as number {@code order}, from 0. */
  public static Style ofProcess(int order) {
    return coloured(PROCESS_COLOURS[Math.floorMod(order, PROCESS_COLOURS.length)]);
  }

  /** Returns a style that has what this one or the other has; the other's colour wins. */
  public Style and(Style other) {
    return new Style(
        other.colour == 0 ? colour : other.colour,
        bold || other.bold,
        dim || other.dim,
        italic || other.italic);
  }

  /** Returns the sequence that switches from any style to this one. */
  String sequence() {
    var sequence = new StringBuilder("\u001b[0");
    if (bold) {
      sequence.append(";1");
    }
    if (dim) {
      sequence.append(";2");
    }
    if (italic) {
      sequence.append(";3");
    }
    if (colour != 0) {
      sequence.append(';').append(colour);
    }
    return sequence.append('m').toString();
  }
}
