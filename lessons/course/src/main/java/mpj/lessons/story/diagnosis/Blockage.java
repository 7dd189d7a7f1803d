package mpj.lessons.story.diagnosis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import mpj.lessons.story.Run;
import mpj.lessons.story.Wait;
import mpj.multiprocessing.trace.Actor;

/**
 * Which of the living processes cannot go on whatever happens, as long as each of their waits has
 * no limit in time; and the circles among them.
 */
public final class Blockage {
  private final Run run;
  private final Set<Actor> living;
  private final Set<Actor> stuck = new HashSet<>();

  /** Looks at a run as it is at this moment. */
  public Blockage(Run run) {
    List<Actor> living = run.lives().living();
    this.run = run;
    this.living = Set.copyOf(living);
    for (Actor one : living) {
      if (!run.waits().of(one).isEmpty()) {
        stuck.add(one);
      }
    }
    while (stuck.removeIf(one -> run.waits().of(one).stream().anyMatch(this::mayEnd))) {
      // Who goes on may free another.
    }
  }

  /** What nobody in particular has to do, anyone who goes on may do. */
  private boolean mayEnd(Wait wait) {
    List<Actor> owners = run.holds().owners(wait);
    return owners.isEmpty()
        ? !stuck.containsAll(living)
        : owners.stream().anyMatch(owner -> living.contains(owner) && !stuck.contains(owner));
  }

  /** Returns whether nobody at all can go on. */
  boolean isTotal() {
    return stuck.containsAll(living);
  }

  /** Returns waits of which each is for what the next one's process has; else nothing. */
  public List<Wait> circle() {
    for (Wait start : run.waits().lasting()) {
      List<Wait> circle = stuck.contains(start.who()) ? around(start) : List.of();
      if (!circle.isEmpty()) {
        return circle;
      }
    }
    return List.of();
  }

  private List<Wait> around(Wait start) {
    var path = new ArrayList<Wait>();
    return leadsTo(start.who(), start, path, new HashSet<>()) ? path : List.of();
  }

  private boolean leadsTo(Actor goal, Wait wait, List<Wait> path, Set<Actor> seen) {
    path.add(wait);
    for (Actor owner : run.holds().owners(wait)) {
      if (owner.equals(goal)) {
        return true;
      }
      for (Wait next : seen.add(owner) ? run.waits().of(owner) : List.<Wait>of()) {
        if (leadsTo(goal, next, path, seen)) {
          return true;
        }
      }
    }
    path.removeLast();
    return false;
  }

  /** Returns the waits from this one to one that nobody in particular has to end; else nothing. */
  List<Wait> chain(Wait start) {
    var chain = new ArrayList<Wait>();
    var seen = new HashSet<Actor>();
    Wait wait = start;
    while (wait != null && !run.holds().owners(wait).isEmpty()) {
      chain.add(wait);
      wait =
          run.holds().owners(wait).stream()
              .filter(seen::add)
              .flatMap(owner -> run.waits().of(owner).stream())
              .findFirst()
              .orElse(null);
    }
    if (wait == null) {
      return List.of();
    }
    chain.add(wait);
    return chain;
  }
}
