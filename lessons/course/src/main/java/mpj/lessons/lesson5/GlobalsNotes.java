package mpj.lessons.lesson5;

import static mpj.lessons.story.Expectation.equal;

import java.util.List;
import java.util.Optional;
import mpj.lessons.demo.Notes;
import mpj.lessons.demo.Stage;
import mpj.lessons.story.Said;

/** Says whose value a process sees, and why not another's. */
final class GlobalsNotes extends Notes {
  private static final String MAIN = "MainProcess";
  private static final String FORKED = "forked";
  private static final String SPAWNED = "spawned";
  private static final String UNREADABLE = "number cannot be read: ";
  private static final String READ = "number={}";
  private static final String ERROR = "no number: reading it fails";
  private static final String NUMBER = "number={} ";
  private static final String LIMIT = "{}limit={} ";
  private static final String FIELD = "{}field={}";

  GlobalsNotes(Stage stage) {
    super(stage);
    note("after:", _ -> "the child changed its own copy, not this one");
    note(
        "at first:",
        _ ->
            "main's globals, as they were at the start; the field is no global, and stayed behind");
    note("later:", _ -> "main's change came after the snapshot");
    note("limit=", _ -> "all as declared: it has inherited nothing");
    note(UNREADABLE, _ -> "nobody has set it in this process");
    expect(childrenEndWell());
    expect(
        () -> !before().equals(changed()),
        () -> "Main did not change its number: number=" + before() + ".");
    expect(
        equal("the forked child's number at first", this::before, () -> number(FORKED, "at first")),
        equal("the forked child's limit", () -> limit(MAIN), () -> limit(FORKED)),
        equal(
            "the forked child's number after main's change",
            this::before,
            () -> number(FORKED, "later")),
        equal(
            "main's number after the child's change", this::changed, () -> number(MAIN, "after")));
    expect(
        () -> !number(FORKED, "changed").equals(before()),
        () -> "The forked child did not change its number.");
    expect(equal("the spawned child's limit", () -> "10", () -> limit(SPAWNED)));
    expect(
        () -> !run().said(SPAWNED, UNREADABLE).isEmpty(),
        () -> "The spawned child was not told that its number has no value.");
    expect(
        equal("the forked child's field", () -> "0", () -> field(FORKED)),
        equal("the spawned child's field", () -> "0", () -> field(SPAWNED)));
    int number = setting("number");
    predict(
        "Main sets a global to "
            + number
            + " and starts a child by fork; then main adds 1 to the global. What does the child"
            + " read after that?",
        List.of(shown(number), shown(number + 1)),
        () -> said(FORKED, "later: " + NUMBER, 0).map(GlobalsNotes::shown));
    predict(
        "Main has set the global to "
            + (number + 1)
            + " and starts another child, by spawn. Which number does this child read?",
        List.of(shown(number + 1), shown(number), ERROR),
        this::readBySpawned);
    seen(this::debrief);
  }

  /** Returns what stands in a gap of the first such line of a process. */
  private Optional<String> said(String process, String form, int gap) {
    List<Said> said = run().said(process, form);
    return said.isEmpty() ? Optional.empty() : Optional.of(said.getFirst().word(gap));
  }

  private String number(String process, String when) {
    return said(process, when + ": " + NUMBER, 0).orElse("nothing");
  }

  private String limit(String process) {
    return said(process, LIMIT, 1).orElse("nothing");
  }

  private String field(String process) {
    return said(process, FIELD, 1).orElse("nothing");
  }

  private String before() {
    return number(MAIN, "before");
  }

  private String changed() {
    return number(MAIN, "changed");
  }

  private static String shown(Object number) {
    return "number=" + number;
  }

  private Optional<String> readBySpawned() {
    return said(SPAWNED, READ, 0)
        .map(GlobalsNotes::shown)
        .or(() -> said(SPAWNED, UNREADABLE + "{}", 0).map(_ -> ERROR));
  }

  private String debrief() {
    return "The forked child began with main's number="
        + number(FORKED, "at first")
        + ". Main changed its own to "
        + changed()
        + ", the child its own to "
        + number(FORKED, "changed")
        + ", and neither saw the other's change: a snapshot goes one way, and ages. The spawned"
        + " child inherited nothing. No memory was copied in either case: a JVM cannot fork, so"
        + " the snapshot is of the declared globals only.";
  }
}
