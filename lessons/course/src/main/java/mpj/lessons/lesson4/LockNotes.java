package mpj.lessons.lesson4;

import java.util.List;
import mpj.lessons.demo.Notes;
import mpj.lessons.demo.Stage;
import mpj.lessons.story.LockStory;
import mpj.lessons.story.LockStory.Turn;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Actor;

/** Says who holds the lock, who waits behind whom, and for how long. */
final class LockNotes extends Notes {
  private final LockStory lock = run().onlyLock();

  LockNotes(Stage stage) {
    super(stage);
    note("wants", _ -> lock.holder().map(this::taken).orElse("nobody has it at this moment"));
    note("has", line -> lock.lastOf(line.who()).map(this::behind).orElse(null));
    note("gives", _ -> next());
    expect(childrenEndWell(), aliveTogether(2));
    expect(lock.oneAtATime(), lock.hadBy(this::children), lock.contended());
    predict(
        "How many of the " + setting("processes") + " processes have to wait for the lock?",
        () -> lock.waits().size());
    seen(this::debrief);
  }

  private String taken(Actor holder) {
    int others = lock.waiting().size();
    String queue =
        switch (others) {
          case 0 -> "";
          case 1 -> ", 1 other waits already";
          default -> ", " + others + " others wait already";
        };
    return holder.name() + " has it" + queue;
  }

  private String behind(Turn turn) {
    if (turn.waited() == 0) {
      return "it was free: no wait";
    }
    List<String> names = lock.ahead(turn).stream().map(Actor::name).toList();
    String time = "waited " + Wording.time(turn.waited());
    return names.isEmpty() ? time : time + " behind " + Wording.names(names);
  }

  private String next() {
    List<String> names = lock.waiting().stream().map(Actor::name).toList();
    if (names.isEmpty()) {
      return "nobody waits for it";
    }
    if (names.size() == 1) {
      return names.getFirst() + " waits for it";
    }
    String who = names.size() > 3 ? names.size() + " others" : Wording.names(names);
    return who + " wait for it; one of them is next";
  }

  private String debrief() {
    long longest = lock.waits().stream().mapToLong(Turn::waited).max().orElse(0);
    return Wording.count(lock.turns().size(), "turn")
        + " with one lock, and never two at once. "
        + (lock.waits().isEmpty()
            ? "Nobody had to wait"
            : Wording.count(lock.waits().size(), "process", "processes")
                + " had to wait, the longest wait was "
                + Wording.time(longest))
        + ". The lock went to "
        + Wording.names(lock.turns().stream().map(turn -> turn.who().name()).toList())
        + ", in this order.";
  }
}
