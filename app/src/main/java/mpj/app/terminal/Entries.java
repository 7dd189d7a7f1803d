package mpj.app.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Things to type, and beside each what it means. */
public final class Entries {
  private static final int MARGIN = 2;

  private Entries() {}

  /**
   * Returns the lines: the meanings stand in one column.
   *
   * @param entries what to type, and what it means; "" where it speaks for itself
   */
  public static List<Text> of(Map<String, String> entries, Screen screen) {
    int widest =
        entries.keySet().stream()
            .filter(typed -> !entries.get(typed).isEmpty())
            .mapToInt(String::length)
            .max()
            .orElse(0);
    int indent = MARGIN + widest + 2;
    var lines = new ArrayList<Text>();
    entries.forEach((typed, meaning) -> {
      Text name = Text.spaces(MARGIN).plus(typed, Style.CODE).padded(indent);
      lines.addAll(name.plus(screen.fit(meaning)).wrap(screen.textColumns(), indent));
    });
    return lines;
  }
}
