package mpj.lessons.lesson6;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import mpj.lessons.demo.Notes;
import mpj.lessons.demo.Stage;
import mpj.lessons.story.Expectation;
import mpj.lessons.story.PoolStory;
import mpj.lessons.story.PoolStory.Task;
import mpj.lessons.story.Said;
import mpj.lessons.story.Wording;

/** Says how far the work was when an item was read, and for how long a result had been there. */
final class ImapNotes extends Notes {
  private static final String BEFORE = "while the slow task runs";
  private static final String THEN = "when the slow task has ended";
  private static final String AFTER = "when all tasks have ended";

  private final PoolStory pool = run().onlyPool();

  ImapNotes(Stage stage) {
    super(stage);
    note(ImapPart.HEADING, _ -> null);
    note(ImapPart.READS, _ -> ImapPart.newest(run()).map(ImapNotes::progress).orElse(null));
    note(
        ImapPart.RESULT, line -> ImapPart.newest(run()).map(now -> result(now, line)).orElse(null));
    expect(childrenEndWell(), pool.eachOnce(), pool.noneFailed());
    expect(Expectation.equal("parts", () -> 3, () -> ImapPart.of(run()).size()));
    expect(() -> ImapPart.of(run()).stream().flatMap(part -> problems(part).stream()).toList());
    predict(
        "Two workers have "
            + setting("items")
            + " items. The first one takes 4 times as long as each of the others. When does imap()"
            + " give its first result?",
        List.of(BEFORE, THEN, AFTER),
        this::firstOfImap);
    seen(this::debrief);
  }

  private static String progress(ImapPart part) {
    return part.tasks().begun().isEmpty()
        ? "no task has begun"
        : Wording.count(part.tasks().ended().size(), "task") + " done";
  }

  private static String result(ImapPart part, Said line) {
    Optional<Long> ready = ended(part, ImapPart.item(line));
    if (ready.isEmpty()) {
      return null;
    }
    List<Integer> taken = ImapPart.items(part.results());
    long waiting =
        IntStream.range(0, part.tasks().tasks().size())
            .filter(item -> !taken.contains(item))
            .filter(item -> ended(part, item).filter(end -> end < ready.get()).isPresent())
            .count();
    String note = "ready for " + Wording.time(line.nanos() - ready.get());
    return waiting == 0 ? note : note + "; " + waiting + " had to wait for it";
  }

  /** Returns when the task of an item ended. Each item is a task, in the order of the items. */
  private static Optional<Long> ended(ImapPart part, int item) {
    List<Task> tasks = part.tasks().tasks();
    return item < tasks.size() ? tasks.get(item).ended().map(end -> end.nanos()) : Optional.empty();
  }

  private static List<String> problems(ImapPart part) {
    String name = part.name();
    List<Integer> items = IntStream.range(0, part.tasks().given().size()).boxed().toList();
    List<Integer> results = ImapPart.items(part.results());
    boolean ordered = !name.equals("imapUnordered");
    var problems = new ArrayList<String>();
    if (items.isEmpty()) {
      problems.add("No task was given: part=" + name + ".");
    }
    problems.addAll(
        Expectation.equal(
                "items that " + name + " read", () -> items, () -> ImapPart.items(part.reads()))
            .problems());
    problems.addAll(
        Expectation.equal(
                "results of " + name,
                () -> items,
                () -> ordered ? results : results.stream().sorted().toList())
            .problems());
    problems.addAll(name.equals("map") ? notAllAtOnce(part) : notAhead(part));
    return problems;
  }

  private static List<String> notAllAtOnce(ImapPart map) {
    var problems = new ArrayList<String>();
    if (!map.isReadBeforeWork()) {
      problems.add("A task began before map had read its input.");
    }
    if (!map.isWorkedBeforeResults()) {
      problems.add("map gave a result before all were there.");
    }
    return problems;
  }

  private static List<String> notAhead(ImapPart part) {
    return part.isReadDuringWork()
        ? List.of()
        : List.of(part.name() + " read all of its input first.");
  }

  private Optional<String> firstOfImap() {
    return ImapPart.of(run()).stream()
        .filter(part -> part.name().equals("imap"))
        .findFirst()
        .flatMap(ImapNotes::first);
  }

  private static Optional<String> first(ImapPart part) {
    Optional<Long> slow = ended(part, 0);
    if (part.results().isEmpty() || slow.isEmpty()) {
      return Optional.empty();
    }
    Said first = part.results().getFirst();
    boolean all = part.tasks().endedBy(first).size() == part.tasks().given().size();
    return Optional.of(all ? AFTER : first.nanos() >= slow.get() ? THEN : BEFORE);
  }

  private String debrief() {
    List<ImapPart> parts = ImapPart.of(run());
    return "The first result and the last were there: "
        + Wording.names(
            parts.stream()
                .map(one -> one.name() + " after " + one.firstMillis() + " and " + one.lastMillis())
                .toList())
        + " ms. The last item was read by "
        + Wording.names(
            parts.stream().map(one -> one.name() + " when " + one.endedAtLastRead()).toList())
        + " tasks were done. Whoever wants the order has to wait for a slow one; the unordered"
        + " results came as their tasks ended.";
  }
}
