package mpj.lessons.story.diagnosis;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import mpj.lessons.story.Wait;

/**
 * A verdict without the lines of the source, which take a while to find.
 *
 * @param kind as in {@link Verdict}
 * @param sentence as there
 * @param clues its parts
 * @param advice as there
 */
record Finding(VerdictKind kind, String sentence, List<Clue> clues, String advice) {
  /** Copies the list. */
  Finding {
    clues = List.copyOf(clues);
  }

  /** Returns the waits that it is about. */
  Stream<Wait> waits() {
    return clues.stream().map(Clue::wish).filter(Objects::nonNull);
  }

  /** Returns the verdict with the lines. */
  Verdict with(Lines lines) {
    return new Verdict(
        kind,
        sentence,
        clues.stream()
            .map(clue -> new Verdict.Part(clue.who(), clue.does(), lines.of(clue)))
            .toList(),
        advice);
  }
}
