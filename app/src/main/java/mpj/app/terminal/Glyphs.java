package mpj.app.terminal;

/** Writes with the characters that the terminal's encoding has. */
public enum Glyphs {
  /** Any character can be written. */
  UNICODE {
    @Override
    public String fit(String text) {
      return text;
    }
  },
  /** Only ASCII can be written; typographic characters become the ASCII ones that mean the same. */
  ASCII {
    @Override
    public String fit(String text) {
      var fitted = new StringBuilder(text.length());
      text.codePoints().forEach(codePoint -> fitted.append(plain(codePoint)));
      return fitted.toString();
    }
  };

  /** Returns the text as it can be written. */
  public abstract String fit(String text);

  private static String plain(int codePoint) {
    return switch (codePoint) {
      case '←' -> "<-";
      case '→', '⟶' -> "->";
      case '–', '−', '─', '‑' -> "-";
      case '—' -> "--";
      case '·', '•', '∙' -> "-";
      case '│' -> "|";
      case '┼', '├', '└' -> "+";
      case '…' -> "...";
      case '×' -> "x";
      case '÷' -> "/";
      case '≤' -> "<=";
      case '≥' -> ">=";
      case '≠' -> "!=";
      case '≈' -> "~";
      case 'µ', 'μ' -> "u";
      case '“', '”', '„' -> "\"";
      case '‘', '’' -> "'";
      case '✓' -> "+";
      case '✗' -> "x";
      case '\u00a0' -> " ";
      default -> codePoint < 0x80 ? String.valueOf((char) codePoint) : "?";
    };
  }
}
