package mpj.lessons.lesson2;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mpj.lessons.Commentary;
import mpj.lessons.story.Recording;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.OutputLine;
import mpj.multiprocessing.trace.ProcessRecord;

/** Points out that two processes run one method, each with its own name and arguments. */
final class ArgumentsCommentary implements Commentary {
  private static final Map<String, String> GREETINGS =
      Map.of("english", "Good morning, Ada!", "french", "Bonjour, Blaise!");

  private final Set<Actor> heard = new HashSet<>();

  @Override
  public void event(Event event) {}

  @Override
  public String note(OutputLine line) {
    if (!heard.add(line.process())) {
      return null;
    }
    return heard.size() == 1
        ? "name and arguments: chosen by its parent"
        : "the same method, with other arguments";
  }

  @Override
  public List<String> check(Recording recording) {
    Findings findings = new Findings(recording).children(2);
    Set<Integer> times = new HashSet<>();
    for (ProcessRecord child : recording.children()) {
      List<String> said = recording.texts(child.pid());
      times.add(said.size());
      String expected = GREETINGS.get(child.name()) + " I am " + child.name();
      findings.require(
          !said.isEmpty() && said.stream().allMatch(expected::equals),
          child.name() + " did not say \"" + expected + "\": lines=" + said + ".");
    }
    return findings
        .require(times.size() == 1, "The children did not greet equally often: " + times + ".")
        .problems();
  }

  @Override
  public String seen(Recording recording) {
    List<String> children =
        recording.children().stream()
            .map(child -> child.name() + " (pid " + child.pid() + ")")
            .toList();
    return "One method ran in "
        + Wording.names(children)
        + ", "
        + Wording.count(recording.lines().size(), "line")
        + " in all. Which of the two had the next word was the system's choice; what each of them"
        + " said, its parent's.";
  }
}
