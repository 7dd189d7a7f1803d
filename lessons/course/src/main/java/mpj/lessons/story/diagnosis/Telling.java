package mpj.lessons.story.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import mpj.lessons.story.Hold;
import mpj.lessons.story.Run;
import mpj.lessons.story.Wait;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Actor;

/** Says of processes what they do at this moment of a run. */
final class Telling {
  private final Run run;
  private final Probe probe;

  Telling(Run run, Probe probe) {
    this.run = run;
    this.probe = probe;
  }

  static String names(List<Actor> actors) {
    return Wording.names(actors.stream().map(Actor::name).distinct().toList());
  }

  /** Returns what each of a circle has of what the others want, and what it wants. */
  List<Clue> circle(List<Wait> circle) {
    return circle.stream().map(wait -> inCircle(wait, circle)).toList();
  }

  private Clue inCircle(Wait wait, List<Wait> circle) {
    String has =
        circle.stream()
            .flatMap(other -> run.holds().newest(wait.who(), other.object()).stream())
            .map(Hold::inWords)
            .distinct()
            .collect(Collectors.joining(", "));
    String does = has.isEmpty() ? wait.inWords() : "has " + has + " and " + wait.inWords();
    return new Clue(wait.who(), does, wait);
  }

  /** Returns what each of these does; those that wait for nothing too. */
  List<Clue> all(List<Actor> living) {
    var clues = new ArrayList<Clue>();
    for (Actor who : living) {
      List<Wait> waits = run.waits().of(who);
      if (probe.isStopped(who.pid())) {
        clues.add(new Clue(who, "is stopped", null)); // in the middle of a wait, or not
      } else if (waits.isEmpty()) {
        clues.add(new Clue(who, withoutWait(who, who.equals(living.getFirst())), null));
      } else {
        waits.forEach(wait -> clues.add(Clue.of(wait)));
      }
    }
    return clues;
  }

  private String withoutWait(Actor who, boolean main) {
    if (!main && !run.lives().hasBegun(who)) {
      return "boots";
    }
    return probe.isBusy(who.pid()) ? "computes" : "waits for nothing that is known";
  }
}
