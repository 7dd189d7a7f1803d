package mpj.lessons.lesson3;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.OutputLine;

/**
 * What a process said of itself.
 *
 * @param speaker who really wrote it
 * @param self who the writer says it is
 * @param parent empty if it says that it has none
 * @param children as it lists them
 */
record Introduction(Actor speaker, Actor self, Optional<Actor> parent, List<Actor> children) {
  private static final Pattern PROCESS = Pattern.compile("(\\S+) \\((\\d+)\\)");
  private static final Pattern LINE = Pattern.compile("I am (.+); parent: (.+); children: (.+)");

  /** Reads a line; empty if it is no introduction. */
  static Optional<Introduction> of(OutputLine line) {
    Matcher match = LINE.matcher(line.text());
    if (!match.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new Introduction(
            line.process(),
            actors(match.group(1)).getFirst(),
            actors(match.group(2)).stream().findFirst(),
            actors(match.group(3))));
  }

  private static List<Actor> actors(String text) {
    return PROCESS
        .matcher(text)
        .results()
        .map(match -> new Actor(match.group(1), Long.parseLong(match.group(2))))
        .toList();
  }
}
