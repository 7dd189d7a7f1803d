package mpj.lessons.story.diagnosis;

import java.util.ArrayList;
import java.util.List;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.WaitKind;

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
    var stopped = living.stream().filter(who -> probe.isStopped(who.pid())).toList();
    for (Actor who : stopped) {
      phrases.add(who.name() + " is stopped; kill -CONT " + who.pid() + " resumes it");
    }
    List<Wait> waits =
        situation.waits().stream().filter(wait -> !stopped.contains(wait.who())).toList();
    waits.stream().filter(w -> w.kind() != WaitKind.JOIN).map(this::phrase).forEach(phrases::add);
    waits.stream().filter(w -> w.kind() == WaitKind.JOIN).map(this::phrase).forEach(phrases::add);
    return phrases;
  }

  private String phrase(Wait wait) {
    List<Actor> owners = wait.kind() == WaitKind.JOIN ? List.of() : situation.owners(wait);
    if (owners.isEmpty()) {
      return wait.who().name() + " " + wait.inWords();
    }
    return wait.who().name() + " " + wait.inWords() + " of " + Telling.names(owners);
  }
}
