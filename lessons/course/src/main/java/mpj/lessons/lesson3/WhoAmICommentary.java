package mpj.lessons.lesson3;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import mpj.lessons.Commentary;
import mpj.lessons.story.Recording;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.OutputLine;
import mpj.multiprocessing.trace.ProcessRecord;

/** Compares what each process says of itself with what others say, and with the truth. */
final class WhoAmICommentary implements Commentary {
  private final Set<Actor> known = new HashSet<>();
  private final Set<Actor> spoke = new HashSet<>();

  @Override
  public void event(Event event) {}

  @Override
  public String note(OutputLine line) {
    return Introduction.of(line).map(this::note).orElse(null);
  }

  private String note(Introduction said) {
    boolean first = spoke.add(said.self());
    boolean foretold = known.contains(said.self());
    known.addAll(said.children());
    if (said.parent().isEmpty()) {
      return first ? "the main process: nothing in this tree started it" : childrenNow(said);
    }
    Actor parent = said.parent().get();
    if (foretold) {
      return "as " + parent.name() + " has said of it";
    }
    return spoke.contains(parent) ? null : parent.name() + " has not spoken yet";
  }

  private static String childrenNow(Introduction said) {
    return said.children().isEmpty()
        ? "who has ended is no longer among the children"
        : "its own children only: grandchildren are their parents' affair";
  }

  @Override
  public List<String> check(Recording recording) {
    Findings findings = new Findings(recording);
    List<Introduction> all = introductions(recording);
    for (ProcessRecord process : recording.processes()) {
      boolean main = process.equals(recording.processes().getFirst());
      if (!main) {
        findings.requireEnd(process.name(), 0);
      }
      List<Introduction> own = all.stream().filter(one -> isBy(process, one)).toList();
      findings.require(
          own.size() == (main ? 3 : 1),
          process.name() + " introduced itself so often: times=" + own.size() + ".");
      own.forEach(one -> compare(one, process, recording, findings));
    }
    requireChildren(all, recording, findings);
    return findings.problems();
  }

  private static boolean isBy(ProcessRecord process, Introduction introduction) {
    return introduction.speaker().pid() == process.pid();
  }

  private static void compare(
      Introduction said, ProcessRecord process, Recording recording, Findings findings) {
    findings.require(
        said.self().equals(said.speaker()),
        process.name() + " took itself for another: said=" + nameAndPid(said.self()) + ".");
    boolean main = process.equals(recording.processes().getFirst());
    boolean right =
        main
            ? said.parent().isEmpty()
            : said.parent().map(Actor::pid).orElse(0L) == process.parentPid();
    findings.require(
        right,
        process.name()
            + " named a wrong parent: said="
            + said.parent().map(WhoAmICommentary::nameAndPid).orElse("none")
            + ".");
  }

  private static String nameAndPid(Actor actor) {
    return actor.name() + " (" + actor.pid() + ")";
  }

  /** What a process lists while all are alive are those that it started. */
  private static void requireChildren(
      List<Introduction> all, Recording recording, Findings findings) {
    for (ProcessRecord process : recording.processes()) {
      Set<Long> started =
          recording.children().stream()
              .filter(child -> child.parentPid() == process.pid())
              .map(ProcessRecord::pid)
              .collect(Collectors.toSet());
      Set<Long> listed =
          all.stream()
              .filter(one -> isBy(process, one))
              .flatMap(one -> one.children().stream())
              .map(Actor::pid)
              .collect(Collectors.toSet());
      findings.require(
          listed.equals(started),
          process.name()
              + " listed other children than it had started: listed="
              + listed
              + " started="
              + started
              + ".");
    }
    List<Introduction> ofMain =
        all.stream().filter(one -> isBy(recording.processes().getFirst(), one)).toList();
    findings.require(
        !ofMain.isEmpty()
            && ofMain.getFirst().children().isEmpty()
            && ofMain.getLast().children().isEmpty(),
        "The main process had children before it started any, or after they had ended.");
  }

  private static List<Introduction> introductions(Recording recording) {
    return recording.lines().stream().flatMap(line -> Introduction.of(line).stream()).toList();
  }

  @Override
  public String seen(Recording recording) {
    long main = recording.processes().getFirst().pid();
    long children = recording.children().stream().filter(c -> c.parentPid() == main).count();
    long grandchildren = recording.children().size() - children;
    return "One method, "
        + Wording.count(recording.processes().size(), "process", "processes")
        + ", as many answers. Main has no parent and had "
        + Wording.count(children, "child", "children")
        + "; "
        + Wording.count(grandchildren, "grandchild", "grandchildren")
        + " had a child for a parent, and main never saw them among its own.";
  }
}
