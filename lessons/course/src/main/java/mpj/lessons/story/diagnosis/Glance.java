package mpj.lessons.story.diagnosis;

import java.util.ArrayList;
import java.util.List;
import mpj.lessons.story.Run;
import mpj.lessons.story.Wait;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.WaitKind;

/** Who is stopped and who waits for what, in phrases. */
final class Glance {
  private final Run run;
  private final Probe probe;

  Glance(Run run, Probe probe) {
    this.run = run;
    this.probe = probe;
  }

  List<String> phrases() {
    var phrases = new ArrayList<String>();
    var stopped = run.lives().living().stream().filter(who -> probe.isStopped(who.pid())).toList();
    for (Actor who : stopped) {
      phrases.add(who.name() + " is stopped; kill -CONT " + who.pid() + " resumes it");
    }
    List<Wait> waits =
        run.waits().lasting().stream().filter(wait -> !stopped.contains(wait.who())).toList();
    waits.stream().filter(w -> w.kind() != WaitKind.JOIN).map(this::phrase).forEach(phrases::add);
    waits.stream().filter(w -> w.kind() == WaitKind.JOIN).map(this::phrase).forEach(phrases::add);
    return phrases;
  }

  private String phrase(Wait wait) {
    List<Actor> owners = wait.kind() == WaitKind.JOIN ? List.of() : run.holds().owners(wait);
    if (owners.isEmpty()) {
      return wait.who().name() + " " + wait.inWords();
    }
    return wait.who().name() + " " + wait.inWords() + " of " + Telling.names(owners);
  }
}
