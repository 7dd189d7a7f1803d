package mpj.app.check;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import mpj.lessons.demo.DemoEntry;

/** What a demo must have before it is run. */
final class DemoTexts {
  static final int MOST_LINES = 150;
  static final int MOST_COLUMNS = 100;

  private DemoTexts() {}

  /** Returns what is missing or too long, a sentence each. */
  static List<String> problems(DemoEntry demo) throws IOException {
    var problems = new ArrayList<String>();
    if (demo.teaching().isEmpty()) {
      problems.add(
          "it has no text; write a resource with its question, why, rule and what is next");
    }
    if (demo.shows().isBlank()) {
      problems.add("the list of demos does not say what it shows");
    }
    try (InputStream in = demo.getClass().getClassLoader().getResourceAsStream(demo.source())) {
      if (in == null) {
        problems.add("its source cannot be shown: resource=" + demo.source());
      } else {
        source(new String(in.readAllBytes(), StandardCharsets.UTF_8), problems);
      }
    }
    return problems;
  }

  private static void source(String text, List<String> problems) {
    long lines = text.lines().count();
    if (lines > MOST_LINES) {
      problems.add("its source is too long to be read: lines=" + lines + " most=" + MOST_LINES);
    }
    int widest = text.lines().mapToInt(String::length).max().orElse(0);
    if (widest > MOST_COLUMNS) {
      problems.add("its source is too wide: columns=" + widest + " most=" + MOST_COLUMNS);
    }
  }
}
