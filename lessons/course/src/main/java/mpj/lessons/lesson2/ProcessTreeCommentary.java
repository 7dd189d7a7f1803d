package mpj.lessons.lesson2;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mpj.lessons.Commentary;
import mpj.lessons.lesson2.DrawnTree.Member;
import mpj.lessons.story.Lives;
import mpj.lessons.story.Recording;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.OutputLine;
import mpj.multiprocessing.trace.ProcessRecord;

/** Says who the parent is that a process names. The tree is left alone: a note would cut it. */
final class ProcessTreeCommentary implements Commentary {
  private static final int GRANDCHILD = 2;

  private static final String PARENT = "has parent ";

  private final Map<Long, String> names = new HashMap<>();
  private final Set<Long> children = new HashSet<>();

  @Override
  public void event(Event event) {
    names.put(event.process().pid(), event.process().name());
  }

  @Override
  public String note(OutputLine line) {
    if (!line.text().startsWith(PARENT)) {
      return null;
    }
    children.add(line.process().pid());
    long parent = Long.parseLong(line.text().substring(PARENT.length()));
    String name = names.get(parent);
    if (name == null) {
      return null;
    }
    return "that is " + name + (children.contains(parent) ? ", itself a child" : "");
  }

  @Override
  public List<String> check(Recording recording) {
    DrawnTree drawn = read(recording);
    List<ProcessRecord> children = recording.children();
    Findings findings = new Findings(recording).endedWell(children);
    findings.require(
        drawn.members().size() == recording.processes().size(),
        "Not each process was drawn once: drawn=" + drawn.members().size() + ".");
    for (ProcessRecord child : children) {
      findings.require(
          drawn.members().stream().anyMatch(member -> isDrawn(child, member, drawn)),
          child.name() + " (pid=" + child.pid() + ") was not drawn below its parent.");
      List<String> said = recording.texts(child.pid());
      findings.require(
          said.equals(List.of(PARENT + child.parentPid())),
          child.name() + " did not name its parent=" + child.parentPid() + ": lines=" + said + ".");
    }
    return findings
        .require(generations(drawn) >= GRANDCHILD, "There was no grandchild.")
        .require(
            Lives.mostAtOnce(children) == children.size(),
            "The processes were not all alive at the same time.")
        .problems();
  }

  /** What the processes reported and the tree shows must be what the system's table says. */
  private static boolean isDrawn(ProcessRecord child, Member member, DrawnTree drawn) {
    return member.name().equals(child.name())
        && member.pid() == child.pid()
        && member.parentPid() == child.parentPid()
        && drawn.parent(member).filter(above -> above.depth() == member.depth() - 1).isPresent();
  }

  private static int generations(DrawnTree tree) {
    return tree.members().stream().mapToInt(Member::depth).max().orElse(0);
  }

  private static DrawnTree read(Recording recording) {
    DrawnTree tree = new DrawnTree();
    recording.lines().forEach(tree::add);
    return tree;
  }

  @Override
  public String seen(Recording recording) {
    DrawnTree tree = read(recording);
    int all = tree.members().size();
    long children = tree.members().stream().filter(member -> member.depth() == 1).count();
    return Wording.count(all, "process", "processes")
        + ", alive at the same time: the main process, "
        + Wording.count(children, "child", "children")
        + " that it started, and "
        + Wording.count(all - 1 - children, "descendant")
        + " that a child started. Each told its pid and its parent's, and the tree was drawn from"
        + " these.";
  }
}
