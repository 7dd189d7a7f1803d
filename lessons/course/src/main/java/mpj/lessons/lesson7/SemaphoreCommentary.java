package mpj.lessons.lesson7;

import java.util.List;
import mpj.lessons.Commentary;
import mpj.lessons.lesson7.SemaphoreTurns.Turn;
import mpj.lessons.story.Recording;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;

/** Says which worker waited for which, and that never more were at work than there are places. */
final class SemaphoreCommentary implements Commentary {
  private static final String PLACES = "places: ";
  private static final String BEGINS = "begins task ";
  private static final String ENDS = "ends task ";

  private final SemaphoreTurns turns = new SemaphoreTurns();

  @Override
  public void event(Event event) {
    turns.add(event);
  }

  @Override
  public String note(OutputLine line) {
    if (line.text().startsWith(BEGINS)) {
      return turns.of(line.process()).map(SemaphoreCommentary::began).orElse(null);
    }
    return line.text().startsWith(ENDS)
        ? Wording.count(turns.waiting(), "worker waits", "workers wait")
        : null;
  }

  private static String began(Turn turn) {
    String time = Wording.time(turn.taken().value());
    return turn.after()
        .map(who -> "waited " + time + ", until " + who.name() + " had ended its task")
        .orElse("a place was free: the answer took " + time);
  }

  @Override
  public List<String> check(Recording recording) {
    SemaphoreTurns all = SemaphoreTurns.of(recording);
    int tasks = recording.events(EventKind.TASK_SUBMITTED).size();
    int places = places(recording);
    long workers =
        recording.events(EventKind.TASK_BEGAN).stream().map(Event::process).distinct().count();
    return Calls.findings(recording)
        .require(tasks > 0, "No task was given.")
        .requireEqual("tasks that began", tasks, recording.lines(BEGINS).size())
        .requireEqual("tasks that ended", tasks, recording.lines(ENDS).size())
        .requireEqual("places that were taken", tasks, all.turns().size())
        .requireEqual("places that were given back", tasks, all.returns())
        .require(
            all.peak() <= places,
            "Too many were at work at once: peak=" + all.peak() + " places=" + places + ".")
        .require(
            workers <= places || waits(all) > 0,
            "Nobody had to wait: workers=" + workers + " places=" + places + ".")
        .problems();
  }

  private static int places(Recording recording) {
    return recording.lines().stream()
        .map(OutputLine::text)
        .filter(text -> text.contains(PLACES))
        .mapToInt(text -> Integer.parseInt(text.substring(text.indexOf(PLACES) + PLACES.length())))
        .findFirst()
        .orElse(0);
  }

  private static long waits(SemaphoreTurns turns) {
    return turns.turns().stream().filter(turn -> turn.after().isPresent()).count();
  }

  @Override
  public String seen(Recording recording) {
    SemaphoreTurns all = SemaphoreTurns.of(recording);
    long longest =
        all.turns().stream()
            .filter(turn -> turn.after().isPresent())
            .mapToLong(turn -> turn.taken().value())
            .max()
            .orElse(0);
    long workers =
        recording.events(EventKind.TASK_BEGAN).stream().map(Event::process).distinct().count();
    return Wording.count(all.turns().size(), "task")
        + " were done by "
        + Wording.count(workers, "worker")
        + " in "
        + Wording.count(places(recording), "place")
        + "; at most "
        + all.peak()
        + " were under way at once. "
        + waits(all)
        + " had to wait for a place, the longest "
        + Wording.time(longest)
        + ". A managed semaphore is fair: it lets in whoever has waited longest.";
  }
}
