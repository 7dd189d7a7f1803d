package mpj.app.terminal;

import java.util.List;

/**
 * Texts behind labels, all from one column on, their further lines too.
 *
 * @param columns where the texts begin: the width of the widest label and the gap behind it
 */
public record Labelled(Screen screen, int columns) {
  /** Returns the lines of a text and its label. */
  public List<Text> lines(String label, Text text) {
    return Text.of(label, Style.BOLD).padded(columns).plus(text).wrap(screen.columns(), columns);
  }

  /** Returns the lines of one of several texts below a label, the further ones set in. */
  public List<Text> item(Text text) {
    return Text.spaces(columns).plus(text).wrap(screen.columns(), columns + 2);
  }
}
