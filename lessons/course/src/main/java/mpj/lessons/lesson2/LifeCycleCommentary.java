package mpj.lessons.lesson2;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import mpj.lessons.Commentary;
import mpj.lessons.lesson2.ChildLife.State;
import mpj.lessons.story.Recording;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;
import mpj.multiprocessing.trace.ProcessRecord;

/** Names the state of the child at each look, as the child's own events tell it. */
final class LifeCycleCommentary implements Commentary {
  private final ChildLife life = new ChildLife();
  private Event acquired;

  @Override
  public void event(Event event) {
    life.add(event);
    if (event.kind() == EventKind.LOCK_ACQUIRED) {
      acquired = event;
    }
  }

  @Override
  public String note(OutputLine line) {
    if (!isLook(line)) {
      return line.text().startsWith("has the lock") && acquired != null
          ? "was blocked for " + Wording.time(acquired.value())
          : null;
    }
    return switch (life.state()) {
      case NEW -> "new: an object, but no process yet";
      case RUNNING -> "running";
      case BLOCKED -> life.blocked().map(wait -> blocked(wait, line)).orElse(null);
      case TERMINATED -> "terminated; the exit code is there";
    };
  }

  private static String blocked(Event wait, OutputLine line) {
    return "blocked for "
        + Wording.time(line.nanos() - wait.nanos())
        + " now: "
        + holder(wait)
        + " has the lock";
  }

  private static String holder(Event wait) {
    return wait.peer() == null ? "another process" : wait.peer().name();
  }

  private static boolean isLook(OutputLine line) {
    return line.text().contains(": alive=");
  }

  @Override
  public List<String> check(Recording recording) {
    Findings findings = new Findings(recording).children(1);
    List<OutputLine> looks = looks(recording);
    findings.require(
        looks.size() == State.values().length,
        "The parent looked at its child not once in each state: looks=" + looks.size() + ".");
    if (findings.problems().isEmpty()) {
      Iterator<OutputLine> next = looks.iterator();
      for (State state : State.values()) {
        check(state, next.next(), recording, findings);
      }
    }
    return findings.problems();
  }

  private static List<OutputLine> looks(Recording recording) {
    long main = recording.processes().getFirst().pid();
    return recording.lines().stream()
        .filter(line -> line.process().pid() == main && isLook(line))
        .toList();
  }

  private static void check(
      State expected, OutputLine look, Recording recording, Findings findings) {
    ChildLife then = new ChildLife();
    recording.events().stream().filter(e -> e.nanos() <= look.nanos()).forEach(then::add);
    findings.require(
        then.state() == expected,
        "At \""
            + look.text()
            + "\" the child was "
            + word(then.state())
            + ", not "
            + word(expected)
            + ".");
    String figures = figures(expected, recording.children().getFirst());
    findings.require(
        look.text().endsWith(figures),
        "The parent of a child that was "
            + word(expected)
            + " did not read \""
            + figures
            + "\" but: "
            + look.text()
            + ".");
  }

  private static String figures(State state, ProcessRecord child) {
    boolean alive = state == State.RUNNING || state == State.BLOCKED;
    String pid = state == State.NEW ? "none" : String.valueOf(child.pid());
    String exit = state == State.TERMINATED ? "0" : "none";
    return "alive=" + alive + " pid=" + pid + " exit=" + exit;
  }

  private static String word(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String seen(Recording recording) {
    List<String> passed = new ArrayList<>();
    ChildLife life = new ChildLife();
    passed.add(word(life.state()));
    for (Event event : recording.events()) {
      life.add(event);
      if (!passed.getLast().equals(word(life.state()))) {
        passed.add(word(life.state()));
      }
    }
    String blocked =
        life.blocked()
            .map(wait -> " It was blocked because " + holder(wait) + " had the lock.")
            .orElse("");
    return "The child was "
        + Wording.names(passed)
        + "."
        + blocked
        + " What its parent can ask for (alive, pid, exit code) is the same whether a child is"
        + " running or blocked; only who sees what it waits for knows.";
  }
}
