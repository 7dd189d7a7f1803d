package mpj.app.bench.report;

import java.util.ArrayList;
import java.util.List;

/** Sentences broken into lines that fit the screen. */
final class Paragraph {
  private static final int WIDEST = 100;

  private Paragraph() {}

  static List<String> lines(String text, int columns) {
    int width = Math.min(columns, WIDEST);
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
