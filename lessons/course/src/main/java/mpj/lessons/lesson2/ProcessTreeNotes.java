package mpj.lessons.lesson2;

import java.util.List;
import java.util.stream.Stream;
import mpj.lessons.demo.Notes;
import mpj.lessons.demo.Stage;
import mpj.lessons.story.Lives;
import mpj.lessons.story.Said;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.ProcessRecord;

/** Says who the parent is that a process names. The tree is left alone: a note would cut it. */
final class ProcessTreeNotes extends Notes {
  private static final String PARENT = "has parent {}";
  private static final String DRAWN = "{}: pid={} parent={}";
  private static final int COLUMNS = 3; // that each generation is drawn further to the right

  ProcessTreeNotes(Stage stage) {
    super(stage);
    note(PARENT, said -> run().process(said.number(0)).map(this::parent).orElse(null));
    expect(childrenEndWell());
    expect(
        () -> drawn().size() == run().processes().size(),
        () -> "Not each process was drawn once: drawn=" + drawn().size() + ".");
    expect(() -> children().stream().flatMap(child -> problemsOf(child).stream()).toList());
    expect(() -> drawn().size() > drawnBelowMain() + 1, () -> "There was no grandchild.");
    expect(
        () -> Lives.mostAtOnce(children()) == children().size(),
        () -> "The processes were not all alive at the same time.");
    predict(
        "Main starts "
            + Wording.count(setting("children"), "child, which", "children, the last of which")
            + " starts one, and that one the next, until there are "
            + setting("generations")
            + " generations below main. How many processes are in the tree, main included?",
        () -> run().processes().size());
    seen(this::debrief);
  }

  private String parent(ProcessRecord parent) {
    boolean isChild = run().lives().parentOf(Lives.actor(parent)).isPresent();
    return "that is " + parent.name() + (isChild ? ", itself a child" : "");
  }

  private List<Said> drawn() {
    return run().said(DRAWN);
  }

  private static long pid(Said drawn) {
    return drawn.number(1);
  }

  private static long parentPid(Said drawn) {
    return drawn.number(2);
  }

  private long drawnBelowMain() {
    return drawn().stream().filter(one -> parentPid(one) == run().main().pid()).count();
  }

  /** What the processes reported and the tree shows must be what the system's table says. */
  private List<String> problemsOf(ProcessRecord child) {
    List<String> said = run().texts(child.pid());
    String undrawn = child.name() + " (pid=" + child.pid() + ") was not drawn below its parent.";
    String otherParent =
        child.name() + " did not name its parent=" + child.parentPid() + ": lines=" + said + ".";
    boolean isDrawn = drawn().stream().anyMatch(one -> isDrawn(child, one));
    boolean isSaid = said.equals(List.of("has parent " + child.parentPid()));
    return Stream.of(isDrawn ? "" : undrawn, isSaid ? "" : otherParent)
        .filter(problem -> !problem.isEmpty())
        .toList();
  }

  private boolean isDrawn(ProcessRecord child, Said drawn) {
    String branch = drawn.word(0);
    return branch.endsWith(child.name())
        && branch.length() == COLUMNS * depth(Lives.actor(child)) + child.name().length()
        && pid(drawn) == child.pid()
        && parentPid(drawn) == child.parentPid();
  }

  private int depth(Actor who) {
    return run().lives().parentOf(who).map(parent -> 1 + depth(parent)).orElse(0);
  }

  private String debrief() {
    int all = drawn().size();
    long children = drawnBelowMain();
    return Wording.count(all, "process", "processes")
        + ", alive at the same time: the main process, "
        + Wording.count(children, "child", "children")
        + " that it started, and "
        + Wording.count(all - 1 - children, "descendant")
        + " that a child started. Each told its pid and its parent's, and the tree was drawn from"
        + " these.";
  }
}
