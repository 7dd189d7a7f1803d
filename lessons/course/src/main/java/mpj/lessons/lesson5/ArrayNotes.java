package mpj.lessons.lesson5;

import static mpj.lessons.story.Expectation.equal;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mpj.lessons.demo.Notes;
import mpj.lessons.demo.Stage;
import mpj.lessons.story.Said;
import mpj.lessons.story.Wording;

/** Says which array is one for both processes, and which is two. */
final class ArrayNotes extends Notes {
  private static final String MAIN = "MainProcess";
  private static final String CHILD = "negater";
  private static final String SHARED = "shared:   [{}]";
  private static final String ORDINARY = "ordinary: [{}]";

  ArrayNotes(Stage stage) {
    super(stage);
    note(SHARED, line -> isChild(line) ? "changed in place" : ofMain(line));
    note(ORDINARY, line -> isChild(line) ? "the child's copy" : ofMain(line));
    expect(childrenEndWell());
    expect(
        () -> first(SHARED).size() > 1, () -> "There was no array: numbers=" + first(SHARED) + ".");
    expect(
        equal("the child's copy", this::negated, () -> last(CHILD, ORDINARY)),
        equal("the shared array in the end", this::negated, () -> last(MAIN, SHARED)),
        equal("main's ordinary array in the end", () -> first(SHARED), () -> last(MAIN, ORDINARY)));
    int length = setting("length");
    predict(
        "Main gives a child an ordinary array of "
            + length
            + " numbers, 0 to "
            + (length - 1)
            + ", and the child negates all of them. How many of the numbers in main's array are"
            + " others after that?",
        this::changedInMain);
    seen(this::debrief);
  }

  private static boolean isChild(Said line) {
    return line.who().name().equals(CHILD);
  }

  private String ofMain(Said line) {
    if (run().said(CHILD, SHARED).isEmpty()) {
      return null;
    }
    boolean same = Stream.of(SHARED, ORDINARY).anyMatch(form -> hasSaid(form, line));
    return same ? "what the child wrote" : "main's own, which no child sees";
  }

  private boolean hasSaid(String form, Said line) {
    return run().said(CHILD, form).stream()
        .anyMatch(one -> one.line().text().equals(line.line().text()));
  }

  private List<Long> first(String form) {
    List<Said> said = run().said(MAIN, form);
    return said.isEmpty() ? List.of() : said.getFirst().numbers(0);
  }

  private List<Long> last(String process, String form) {
    List<Said> said = run().said(process, form);
    return said.isEmpty() ? List.of() : said.getLast().numbers(0);
  }

  private List<Long> negated() {
    return first(SHARED).stream().map(number -> -number).toList();
  }

  private Optional<Long> changedInMain() {
    List<Long> before = first(ORDINARY);
    List<Long> after = last(MAIN, ORDINARY);
    return run().said(MAIN, ORDINARY).size() < 2
        ? Optional.empty()
        : Optional.of(
            IntStream.range(0, before.size())
                .filter(i -> !before.get(i).equals(after.get(i)))
                .count());
  }

  private String debrief() {
    return "The child negated both arrays. In the shared one main found "
        + Wording.count(negatives(SHARED), "negative number")
        + ", in its ordinary one "
        + negatives(ORDINARY)
        + ": of that one the child had a copy.";
  }

  private long negatives(String form) {
    return last(MAIN, form).stream().filter(number -> number < 0).count();
  }
}
