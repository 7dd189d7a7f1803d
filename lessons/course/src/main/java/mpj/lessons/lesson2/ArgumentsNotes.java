package mpj.lessons.lesson2;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mpj.lessons.demo.Notes;
import mpj.lessons.demo.Stage;
import mpj.lessons.story.Said;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.ProcessRecord;

/** Points out that two processes run one method, each with its own name and arguments. */
final class ArgumentsNotes extends Notes {
  private static final Map<String, String> GREETINGS =
      Map.of("english", "Good morning, Ada!", "french", "Bonjour, Blaise!");
  private static final String ANY_LINE = "";

  ArgumentsNotes(Stage stage) {
    super(stage);
    note(ANY_LINE, this::firstOfItsProcess);
    expect(childrenNumber(2), childrenEndWell());
    expect(this::otherGreetings);
    expect(
        () -> numbersOfLines().size() == 1,
        () -> "The children did not greet equally often: " + numbersOfLines() + ".");
    predict(
        "Two children are started, one right after the other. Each greets "
            + Wording.count(setting("times"), "time")
            + ", with pauses of random length. In which order do their lines come?",
        List.of("mixed", "one child after the other"),
        () -> isMixed() ? "mixed" : "one child after the other");
    seen(this::debrief);
  }

  private String firstOfItsProcess(Said said) {
    if (run().said(said.who().name(), ANY_LINE).size() > 1) {
      return null;
    }
    return run().said(ANY_LINE).size() == 1
        ? "name and arguments: chosen by its parent"
        : "the same method, with other arguments";
  }

  private List<String> otherGreetings() {
    var problems = new ArrayList<String>();
    for (ProcessRecord child : children()) {
      List<String> said = run().texts(child.pid());
      String expected = GREETINGS.get(child.name()) + " I am " + child.name();
      if (said.isEmpty() || !said.stream().allMatch(expected::equals)) {
        problems.add(child.name() + " did not say \"" + expected + "\": lines=" + said + ".");
      }
    }
    return problems;
  }

  private Set<Integer> numbersOfLines() {
    var numbers = new HashSet<Integer>();
    children().forEach(child -> numbers.add(run().texts(child.pid()).size()));
    return numbers;
  }

  /** They are mixed if a child writes again after the other one has. */
  private boolean isMixed() {
    int changes = 0;
    Actor writer = null;
    for (Said said : run().said(ANY_LINE)) {
      if (!said.who().equals(writer)) {
        changes++;
        writer = said.who();
      }
    }
    return changes > 2;
  }

  private String debrief() {
    List<String> children =
        children().stream().map(child -> child.name() + " (pid " + child.pid() + ")").toList();
    return "One method ran in "
        + Wording.names(children)
        + ", "
        + Wording.count(run().lines().size(), "line")
        + " in all. Which of the two had the next word was the system's choice; what each of them"
        + " said, its parent's.";
  }
}
