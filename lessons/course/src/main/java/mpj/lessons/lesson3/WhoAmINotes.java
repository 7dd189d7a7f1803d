package mpj.lessons.lesson3;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mpj.lessons.demo.Notes;
import mpj.lessons.demo.Stage;
import mpj.lessons.story.Lives;
import mpj.lessons.story.Said;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.ProcessRecord;

/** Compares what each process says of itself with what others say, and with the truth. */
final class WhoAmINotes extends Notes {
  private static final String INTRODUCTION = "I am {}; parent: {}; children: {}";
  private static final String NONE = "none";

  WhoAmINotes(Stage stage) {
    super(stage);
    note(INTRODUCTION, this::introduction);
    expect(() -> run().processes().stream().flatMap(one -> problemsOf(one).stream()).toList());
    expect(() -> run().processes().stream().flatMap(one -> otherChildren(one).stream()).toList());
    expect(
        this::isAloneAtFirstAndLast,
        () -> "The main process had children before it started any, or after they had ended.");
    predict(
        "Main starts "
            + Wording.count(setting("children"), "child, and it", "children, and each of them")
            + " starts one of its own. Main lists its children several times. How many are in its"
            + " longest list?",
        () -> by(run().main()).stream().mapToInt(said -> children(said).size()).max().orElse(0));
    seen(this::debrief);
  }

  private static String self(Said said) {
    return said.word(0);
  }

  private static String parent(Said said) {
    return said.word(1);
  }

  private static List<String> children(Said said) {
    return said.word(2).equals(NONE) ? List.of() : said.list(2);
  }

  /** As the demo writes a process. */
  private static String nameAndPid(Actor who) {
    return who.name() + " (" + who.pid() + ")";
  }

  private List<Said> by(Actor who) {
    return run().said(INTRODUCTION).stream().filter(said -> said.who().equals(who)).toList();
  }

  private String introduction(Said said) {
    Optional<Actor> parent = run().lives().parentOf(said.who());
    if (parent.isEmpty()) {
      boolean first = by(said.who()).size() == 1;
      return first ? "the main process: nothing in this tree started it" : childrenNow(said);
    }
    if (by(parent.get()).stream().anyMatch(one -> children(one).contains(self(said)))) {
      return "as " + parent.get().name() + " has said of it";
    }
    return by(parent.get()).isEmpty() ? parent.get().name() + " has not spoken yet" : null;
  }

  private static String childrenNow(Said said) {
    return children(said).isEmpty()
        ? "who has ended is no longer among the children"
        : "its own children only: grandchildren are their parents' affair";
  }

  private List<String> problemsOf(ProcessRecord process) {
    Actor who = Lives.actor(process);
    boolean main = who.equals(run().main());
    List<Said> all = by(who);
    var problems = new ArrayList<String>();
    if (!main) {
      problems.addAll(Lives.otherEnd(process, 0));
    }
    if (all.size() != (main ? 3 : 1)) {
      problems.add(who.name() + " introduced itself so often: times=" + all.size() + ".");
    }
    String parent = run().lives().parentOf(who).map(WhoAmINotes::nameAndPid).orElse(NONE);
    for (Said said : all) {
      if (!self(said).equals(nameAndPid(who))) {
        problems.add(who.name() + " took itself for another: said=" + self(said) + ".");
      }
      if (!parent(said).equals(parent)) {
        problems.add(who.name() + " named a wrong parent: said=" + parent(said) + ".");
      }
    }
    return problems;
  }

  /** What a process lists while all are alive are those that it started. */
  private List<String> otherChildren(ProcessRecord process) {
    Actor who = Lives.actor(process);
    Set<String> started =
        run().lives().childrenOf(who).stream()
            .map(child -> String.valueOf(child.pid()))
            .collect(Collectors.toSet());
    Set<String> listed =
        by(who).stream()
            .flatMap(said -> children(said).stream())
            .map(this::pid)
            .collect(Collectors.toSet());
    return listed.equals(started)
        ? List.of()
        : List.of(
            who.name()
                + " listed other children than it had started: listed="
                + listed
                + " started="
                + started
                + ".");
  }

  /** Returns the pid of a listed process; the words themselves if there is no such process. */
  private String pid(String listed) {
    return children().stream()
        .filter(child -> nameAndPid(Lives.actor(child)).equals(listed))
        .map(child -> String.valueOf(child.pid()))
        .findFirst()
        .orElse(listed);
  }

  private boolean isAloneAtFirstAndLast() {
    List<Said> all = by(run().main());
    return !all.isEmpty()
        && children(all.getFirst()).isEmpty()
        && children(all.getLast()).isEmpty();
  }

  private String debrief() {
    int children = run().lives().childrenOf(run().main()).size();
    int grandchildren = children().size() - children;
    return "One method, "
        + Wording.count(run().processes().size(), "process", "processes")
        + ", as many answers. Main has no parent and had "
        + Wording.count(children, "child", "children")
        + "; "
        + Wording.count(grandchildren, "grandchild", "grandchildren")
        + " had a child for a parent, and main never saw them among its own.";
  }
}
