package mpj.lessons.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mpj.multiprocessing.trace.OutputLine;

/**
 * The form of a line that a demo prints: its first words, with {@code {}} where a figure or a name
 * stands. After the last word anything may follow; a {@code {}} at the end takes all of it.
 */
public record Form(List<String> words, boolean open) {
  private static final String GAP = "{}";

  /** Copies the list. */
  public Form {
    words = List.copyOf(words);
  }

  /** Reads {@code from {} to {}}. */
  public static Form of(String form) {
    var words =
        new ArrayList<String>(); // no regular expression: the first one costs a start some ms
    int from = 0;
    for (int gap = form.indexOf(GAP); gap >= 0; gap = form.indexOf(GAP, from)) {
      words.add(form.substring(from, gap));
      from = gap + GAP.length();
    }
    words.add(form.substring(from));
    return new Form(words, form.endsWith(GAP));
  }

  /** Returns what stands in the gaps of this line; empty if the line has another form. */
  public Optional<Said> read(OutputLine line) {
    String text = line.text();
    if (!text.startsWith(words.getFirst())) {
      return Optional.empty();
    }
    var said = new ArrayList<String>();
    int at = words.getFirst().length();
    for (int gap = 1; gap < words.size(); gap++) {
      boolean last = open && gap == words.size() - 1;
      int end = last ? text.length() : text.indexOf(words.get(gap), at);
      if (end < 0) {
        return Optional.empty();
      }
      said.add(text.substring(at, end));
      at = end + words.get(gap).length();
    }
    return Optional.of(new Said(line, said));
  }
}
