package mpj.lessons.lesson1;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import mpj.lessons.story.Said;

/** Lines of several that count down at once, processes or threads. */
final class Countdowns {
  private Countdowns() {}

  /** Tells whether the numbers go down to 1, one by one. */
  static boolean isCountdown(List<String> numbers) {
    for (int i = 0; i < numbers.size(); i++) {
      if (!numbers.get(i).equals(String.valueOf(numbers.size() - i))) {
        return false;
      }
    }
    return !numbers.isEmpty();
  }

  /**
   * Returns whether this is its writer's first line.
   *
   * @param writer tells who wrote a line
   */
  static boolean isFirst(List<Said> lines, Said line, Function<Said, ?> writer) {
    return lines.stream()
        .takeWhile(other -> !other.line().equals(line.line()))
        .noneMatch(other -> writer.apply(other).equals(writer.apply(line)));
  }

  /** Returns what the others wrote since the writer of this line wrote its line before. */
  static List<Said> others(List<Said> lines, Said line, Function<Said, ?> writer) {
    var others = new ArrayList<Said>();
    for (Said other : lines) {
      if (other.line().equals(line.line())) {
        break;
      }
      if (writer.apply(other).equals(writer.apply(line))) {
        others.clear();
      } else {
        others.add(other);
      }
    }
    return others;
  }

  /** Returns how often the next line was another writer's. */
  static int turns(List<Said> lines, Function<Said, ?> writer) {
    int turns = 0;
    for (int i = 1; i < lines.size(); i++) {
      if (!writer.apply(lines.get(i)).equals(writer.apply(lines.get(i - 1)))) {
        turns++;
      }
    }
    return turns;
  }
}
