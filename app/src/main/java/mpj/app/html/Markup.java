package mpj.app.html;

/** Text and elements of a page. What comes from a run is escaped here and nowhere else. */
public final class Markup {
  private final StringBuilder out = new StringBuilder();

  /** Appends markup as it is. */
  public Markup raw(String markup) {
    out.append(markup);
    return this;
  }

  /** Appends text. */
  public Markup text(String text) {
    out.append(escaped(text));
    return this;
  }

  /** Appends an element with nothing but text in it. */
  public Markup element(String tag, String attributes, String text) {
    return raw("<" + tag + (attributes.isEmpty() ? "" : " " + attributes) + ">")
        .text(text)
        .raw("</" + tag + ">");
  }

  /** Returns the text as it may stand in markup and in quoted attributes. */
  public static String escaped(String text) {
    var escaped = new StringBuilder(text.length() + 8);
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.append(Character.isISOControl(c) && c != '\n' ? '?' : c);
      }
    }
    return escaped.toString();
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
