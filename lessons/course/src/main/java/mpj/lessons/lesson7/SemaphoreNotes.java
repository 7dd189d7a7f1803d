package mpj.lessons.lesson7;

import mpj.lessons.demo.Notes;
import mpj.lessons.demo.Stage;
import mpj.lessons.story.ManagedSemaphoreStory;
import mpj.lessons.story.ManagedSemaphoreStory.Turn;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;

/** Says which worker waited for which, and that never more were at work than there are places. */
final class SemaphoreNotes extends Notes {
  private static final String BEGINS = "begins task ";
  private static final String ENDS = "ends task ";

  private final ManagedSemaphoreStory semaphore = run().managedSemaphore();
  private final int tasks = setting("tasks");
  private final int places = setting("places");

  SemaphoreNotes(Stage stage) {
    super(stage);
    note(BEGINS, said -> semaphore.of(said.who()).map(SemaphoreNotes::began).orElse(null));
    note(ENDS, _ -> Wording.count(semaphore.waiting(), "worker waits", "workers wait"));
    expect(childrenEndWell(), run().calls().oneServer());
    expectEqual("tasks that began", () -> tasks, () -> run().lines(BEGINS).size());
    expectEqual("tasks that ended", () -> tasks, () -> run().lines(ENDS).size());
    expectEqual("places that were taken", () -> tasks, () -> semaphore.turns().size());
    expectEqual("places that were given back", () -> tasks, semaphore::releases);
    expect(
        () -> semaphore.peak() <= places,
        () ->
            "Too many were at work at once: peak=" + semaphore.peak() + " places=" + places + ".");
    expect(
        () -> workers() <= places || !semaphore.waits().isEmpty(),
        () -> "Nobody had to wait: workers=" + workers() + " places=" + places + ".");
    predict(
        "A pool of "
            + setting("workers")
            + " workers does "
            + tasks
            + " tasks, and a semaphore on a server has "
            + Wording.count(places, "place")
            + ". How many tasks are under way at once, at most?",
        semaphore::peak);
    seen(this::debrief);
  }

  private static String began(Turn turn) {
    String time = Wording.time(turn.waited());
    return turn.after()
        .map(who -> "waited " + time + ", until " + who.name() + " had ended its task")
        .orElse("a place was free: the answer took " + time);
  }

  /** Returns how many workers had a task. */
  private long workers() {
    return run().events(EventKind.TASK_BEGAN).stream().map(Event::process).distinct().count();
  }

  private String debrief() {
    long longest = semaphore.waits().stream().mapToLong(Turn::waited).max().orElse(0);
    return Wording.count(semaphore.turns().size(), "task")
        + " were done by "
        + Wording.count(workers(), "worker")
        + " in "
        + Wording.count(places, "place")
        + "; at most "
        + semaphore.peak()
        + " were under way at once. "
        + semaphore.waits().size()
        + " had to wait for a place, the longest "
        + Wording.time(longest)
        + ". A managed semaphore is fair: it lets in whoever has waited longest.";
  }
}
