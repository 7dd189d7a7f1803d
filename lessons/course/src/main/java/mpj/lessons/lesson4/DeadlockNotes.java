package mpj.lessons.lesson4;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import mpj.lessons.demo.Notes;
import mpj.lessons.demo.Stage;
import mpj.lessons.story.Lives;
import mpj.lessons.story.LockStory;
import mpj.lessons.story.LockStory.Turn;
import mpj.lessons.story.Wait;
import mpj.lessons.story.Wording;
import mpj.lessons.story.diagnosis.Blockage;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.ProcessRecord;
import mpj.multiprocessing.trace.WaitKind;

/** Names the circle: who has which lock and wants which. */
final class DeadlockNotes extends Notes {
  private static final String IN_VAIN = "has waited";
  private static final String THEY_END = "sees them end";
  private static final String BOTH = "has both";
  private static final int SIGTERM = 15;

  DeadlockNotes(Stage stage) {
    super(stage);
    note(IN_VAIN, _ -> circle());
    note("wants {}", line -> holder(run().lock(line.word(0))));
    note(BOTH, line -> both(line.who()));
    note(
        "has {}", line -> run().lock(line.word(0)).lastOf(line.who()).map(this::came).orElse(null));
    expect(this::caughtAndEnded, this::curedByOrder);
    predict(
        "2 processes want the same 2 locks, in opposite order; each has its first one. How many of"
            + " the 2 get both locks, if main waits "
            + setting("patience")
            + " ms for them?",
        this::gotBoth);
    seen(this::debrief);
  }

  private static String holder(LockStory lock) {
    return lock.holder()
        .map(holder -> holder.name() + " has it")
        .orElse("nobody has it at this moment");
  }

  private String circle() {
    List<Wait> circle = new Blockage(run()).circle();
    return circle.isEmpty() ? null : "a circle: " + inWords(circle);
  }

  /** Each of a circle has what the one before wants. */
  private static String inWords(List<Wait> circle) {
    var parts = new ArrayList<String>();
    String has = circle.getLast().object();
    for (Wait wait : circle) {
      parts.add(wait.who().name() + " has " + has + " and " + wait.inWords());
      has = wait.object();
    }
    return String.join("; ", parts);
  }

  private String came(Turn turn) {
    if (turn.waited() > 0) {
      String waited = "waited " + Wording.time(turn.waited());
      Actor before = turn.taken().peer();
      return before == null ? waited : waited + " for " + before.name();
    }
    return dead(turn).map(DeadlockNotes::freed).orElse("no wait");
  }

  private static String freed(Actor dead) {
    return "no wait: it was freed when " + dead.name() + " ended";
  }

  /** Returns who had the lock before and died with it. */
  private Optional<Actor> dead(Turn turn) {
    return run()
        .lock(turn.taken().object())
        .before(turn)
        .filter(
            before -> before.given().filter(end -> end.kind() == EventKind.LOCK_FREED).isPresent())
        .map(Turn::who);
  }

  private String both(Actor who) {
    List<Actor> waiting =
        run().waits().of(WaitKind.LOCK).stream()
            .filter(wait -> run().holds().owners(wait).contains(who))
            .map(Wait::who)
            .toList();
    if (waiting.isEmpty() || waiting.stream().anyMatch(one -> !run().holds().by(one).isEmpty())) {
      return second(who).flatMap(turn -> dead(turn).map(dead -> whyFree(turn, dead))).orElse(null);
    }
    String verbs = waiting.size() == 1 ? " waits, and has" : " wait, and have";
    return names(waiting) + verbs + " nothing that " + who.name() + " could want";
  }

  private Optional<Turn> second(Actor who) {
    return run()
        .newest(who, EventKind.LOCK_ACQUIRED)
        .flatMap(event -> run().lock(event.object()).lastOf(who));
  }

  private static String whyFree(Turn turn, Actor dead) {
    return turn.waited() > 0 ? "the second came free when " + dead.name() + " ended" : freed(dead);
  }

  private static String names(List<Actor> actors) {
    return Wording.names(actors.stream().map(Actor::name).toList());
  }

  /** Returns the circle as it was when main gave up waiting. */
  private List<Wait> caught() {
    return run()
        .last(IN_VAIN)
        .map(line -> new Blockage(run().until(line.nanos())).circle())
        .orElse(List.of());
  }

  private List<String> caughtAndEnded() {
    List<Actor> caught = caught().stream().map(Wait::who).toList();
    var problems = new ArrayList<String>();
    if (caught.size() != 2) {
      problems.add("No two processes waited for each other: circle=" + names(caught) + ".");
    }
    for (ProcessRecord child : children()) {
      boolean ended = child.exitCode().equals(OptionalInt.of(-SIGTERM));
      if (caught.contains(Lives.actor(child)) && !ended) {
        problems.add(child.name() + " was not ended by signal=" + SIGTERM + ": " + child + ".");
      }
    }
    return problems;
  }

  private List<String> curedByOrder() {
    List<Actor> caught = caught().stream().map(Wait::who).toList();
    List<ProcessRecord> others =
        children().stream().filter(child -> !caught.contains(Lives.actor(child))).toList();
    var problems = new ArrayList<>(Lives.failures(others));
    if (others.size() != 2) {
      problems.add("The cure was not tried by two processes: processes=" + others.size() + ".");
    }
    for (ProcessRecord child : others) {
      if (!run().texts(child.pid()).contains(BOTH)) {
        problems.add(child.name() + " never had both locks.");
      }
    }
    return problems;
  }

  /** Counts those that had both before main looked whether they had ended. */
  private Optional<Long> gotBoth() {
    return run()
        .last(IN_VAIN)
        .or(() -> run().last(THEY_END))
        .map(looked ->
            run().said(BOTH).stream().filter(line -> line.nanos() < looked.nanos()).count());
  }

  private String debrief() {
    List<Wait> circle = caught();
    if (circle.isEmpty()) {
      return "No circle was seen.";
    }
    List<Actor> caught = circle.stream().map(Wait::who).toList();
    long longest =
        run().events(EventKind.LOCK_ACQUIRED).stream()
            .filter(event -> !caught.contains(event.process()))
            .mapToLong(Event::value)
            .max()
            .orElse(0);
    return inWords(circle)
        + ". Neither could go on by itself, so main ended both. With one order for all, the same"
        + " locks did no harm: the longest wait was "
        + Wording.time(longest)
        + ".";
  }
}
