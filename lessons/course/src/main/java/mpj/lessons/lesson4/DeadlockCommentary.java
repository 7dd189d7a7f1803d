package mpj.lessons.lesson4;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import mpj.lessons.Commentary;
import mpj.lessons.lesson4.WaitForGraph.Want;
import mpj.lessons.story.Lives;
import mpj.lessons.story.Recording;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;
import mpj.multiprocessing.trace.ProcessRecord;

/** Names the circle: who has which lock and wants which. */
final class DeadlockCommentary implements Commentary {
  private static final String IN_VAIN = "has waited";
  private static final int SIGTERM = 15;

  private final WaitForGraph graph = new WaitForGraph();
  private final Map<Actor, Taking> taken = new HashMap<>();
  private final Map<String, Actor> freed = new HashMap<>();

  /** A lock was taken, which had perhaps come free because its holder had died. */
  private record Taking(Event event, Actor dead) {}

  @Override
  public void event(Event event) {
    graph.add(event);
    if (event.kind() == EventKind.LOCK_ACQUIRED) {
      taken.put(event.process(), new Taking(event, freed.remove(event.object())));
    } else if (event.kind() == EventKind.LOCK_FREED) {
      freed.put(event.object(), event.peer());
    }
  }

  @Override
  public String note(OutputLine line) {
    String text = line.text();
    if (text.startsWith(IN_VAIN)) {
      List<Want> circle = graph.circle();
      return circle.isEmpty() ? null : "a circle: " + WaitForGraph.inWords(circle);
    }
    if (text.startsWith("wants ")) {
      return graph
          .holder(text.substring("wants ".length()))
          .map(holder -> holder.name() + " has it")
          .orElse("nobody has it at this moment");
    }
    if (text.equals("has both")) {
      return both(line.process());
    }
    return text.startsWith("has ") ? came(line.process()) : null;
  }

  private String came(Actor who) {
    Taking taking = taken.get(who);
    if (taking == null) {
      return null;
    }
    Event event = taking.event();
    if (event.value() > 0) {
      String waited = "waited " + Wording.time(event.value());
      return event.peer() == null ? waited : waited + " for " + event.peer().name();
    }
    Actor dead = taking.dead();
    return dead == null ? "no wait" : "no wait: it was freed when " + dead.name() + " ended";
  }

  private String both(Actor who) {
    List<Actor> waiting = graph.waitingFor(who);
    if (waiting.isEmpty() || waiting.stream().anyMatch(other -> !graph.heldBy(other).isEmpty())) {
      Taking taking = taken.get(who);
      return taking == null || taking.dead() == null
          ? null
          : taking.event().value() > 0
              ? "the second came free when " + taking.dead().name() + " ended"
              : "no wait: it was freed when " + taking.dead().name() + " ended";
    }
    String verbs = waiting.size() == 1 ? " waits, and has" : " wait, and have";
    return names(waiting) + verbs + " nothing that " + who.name() + " could want";
  }

  private static String names(List<Actor> actors) {
    return Wording.names(actors.stream().map(Actor::name).toList());
  }

  @Override
  public List<String> check(Recording recording) {
    List<Want> circle = circle(recording);
    List<Actor> caught = circle.stream().map(Want::who).toList();
    List<String> problems = new ArrayList<>();
    if (caught.size() != 2) {
      problems.add("No two processes waited for each other: circle=" + names(caught) + ".");
    }
    List<ProcessRecord> others = new ArrayList<>();
    for (ProcessRecord child : recording.children()) {
      if (!caught.contains(new Actor(child.name(), child.pid()))) {
        others.add(child);
      } else if (!child.exitCode().equals(OptionalInt.of(-SIGTERM))) {
        problems.add(child.name() + " was not ended by signal=" + SIGTERM + ": " + child + ".");
      }
    }
    problems.addAll(Lives.failures(others));
    if (others.size() != 2) {
      problems.add("The cure was not tried by two processes: processes=" + others.size() + ".");
    }
    for (ProcessRecord child : others) {
      if (!recording.texts(child.pid()).contains("has both")) {
        problems.add(child.name() + " never had both locks.");
      }
    }
    return problems;
  }

  /** Returns the circle as it was when main gave up waiting. */
  private static List<Want> circle(Recording recording) {
    Optional<OutputLine> inVain =
        recording.lines().stream().filter(line -> line.text().startsWith(IN_VAIN)).findFirst();
    WaitForGraph graph = new WaitForGraph();
    inVain.ifPresent(line ->
        recording.events().stream()
            .filter(event -> event.nanos() <= line.nanos())
            .forEach(graph::add));
    return graph.circle();
  }

  @Override
  public String seen(Recording recording) {
    List<Want> circle = circle(recording);
    if (circle.isEmpty()) {
      return "No circle was seen.";
    }
    List<Actor> caught = circle.stream().map(Want::who).toList();
    long longest =
        recording.events(EventKind.LOCK_ACQUIRED).stream()
            .filter(event -> !caught.contains(event.process()))
            .mapToLong(Event::value)
            .max()
            .orElse(0);
    return WaitForGraph.inWords(circle)
        + ". Neither could go on by itself, so main ended both. With one order for all, the same"
        + " locks did no harm: the longest wait was "
        + Wording.time(longest)
        + ".";
  }
}
