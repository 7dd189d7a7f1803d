package mpj.app.verdict;

import java.util.ArrayList;
import java.util.List;
import mpj.multiprocessing.trace.Actor;

/** Who is stopped and who waits for what, in phrases. */
final class Glance {
  private final Situation situation;
  private final List<Actor> living;
  private final Probe probe;

  Glance(Situation situation, List<Actor> living, Probe probe) {
    this.situation = situation;
    this.living = living;
    this.probe = probe;
  }

  List<String> phrases() {
    var phrases = new ArrayList<String>();
    for (Actor who : living) {
      if (probe.isStopped(who.pid())) {
        phrases.add(who.name() + " is stopped; kill -CONT " + who.pid() + " resumes it");
      }
    }
    List<Wait> waits = situation.waits();
    waits.stream().filter(w -> w.kind() != WaitKind.JOIN).map(this::phrase).forEach(phrases::add);
    waits.stream().filter(w -> w.kind() == WaitKind.JOIN).map(this::phrase).forEach(phrases::add);
    return phrases;
  }

  private String phrase(Wait wait) {
    List<Actor> owners = wait.kind() == WaitKind.JOIN ? List.of() : situation.owners(wait);
    if (owners.isEmpty()) {
      return wait.who().name() + " " + wait.inWords();
    }
    return wait.who().name()
        + " "
        + wait.inWords()
        + " ("
        + Telling.names(owners)
        + (owners.size() == 1 ? " has it)" : " have them)");
  }
}
