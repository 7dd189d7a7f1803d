package mpj.lessons.lesson2;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mpj.lessons.demo.Notes;
import mpj.lessons.demo.Stage;
import mpj.lessons.story.LifeStory;
import mpj.lessons.story.LifeStory.State;
import mpj.lessons.story.Lives;
import mpj.lessons.story.Said;
import mpj.lessons.story.Wait;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.ProcessRecord;

/** Names the state of the child at each look, as the child's own events tell it. */
final class LifeCycleNotes extends Notes {
  private static final String LOOK = "{}: alive={} pid={} exit={}";
  private static final List<State> STATES = List.of(State.values());

  LifeCycleNotes(Stage stage) {
    super(stage);
    note(LOOK, this::state);
    note("has the lock", this::wasBlocked);
    expect(childrenNumber(1), childrenEndWell());
    expect(
        () -> looks().size() == STATES.size(),
        () ->
            "The parent looked at its child not once in each state: looks=" + looks().size() + ".");
    expect(this::otherStates);
    predict(
        "Main looks at its child "
            + STATES.size()
            + " times: when the child is made, when it counts, when it waits for a lock, and when"
            + " main has joined it. How often is the child alive?",
        () -> looks().stream().filter(look -> look.word(1).equals("true")).count());
    seen(this::debrief);
  }

  /** Returns what the only child went through; empty before its start. */
  private Optional<LifeStory> life() {
    return children().stream().findFirst().map(Lives::actor).map(run()::life);
  }

  private String state(Said look) {
    return switch (life().map(LifeStory::state).orElse(State.NEW)) {
      case NEW -> "new: an object, but no process yet";
      case RUNNING -> "running";
      case BLOCKED -> life().flatMap(LifeStory::newestWait).map(w -> blocked(w, look)).orElse(null);
      case TERMINATED -> "terminated; the exit code is there";
    };
  }

  private static String blocked(Wait wait, Said look) {
    return "blocked for "
        + Wording.time(look.nanos() - wait.since())
        + " now: "
        + holder(wait)
        + " has the lock";
  }

  private static String holder(Wait wait) {
    return wait.peer() == null ? "another process" : wait.peer().name();
  }

  private String wasBlocked(Said said) {
    return run()
        .newest(said.who(), EventKind.LOCK_ACQUIRED)
        .map(acquired -> "was blocked for " + Wording.time(acquired.value()))
        .orElse(null);
  }

  private List<Said> looks() {
    return run().said(run().main().name(), LOOK);
  }

  private List<String> otherStates() {
    var problems = new ArrayList<String>();
    if (children().size() == 1 && looks().size() == STATES.size()) {
      for (int i = 0; i < STATES.size(); i++) {
        problems.addAll(otherState(STATES.get(i), looks().get(i), children().getFirst()));
      }
    }
    return problems;
  }

  private List<String> otherState(State expected, Said look, ProcessRecord child) {
    var problems = new ArrayList<String>();
    String text = look.line().text();
    State then = run().life(Lives.actor(child)).at(look.nanos());
    if (then != expected) {
      problems.add(
          "At \"" + text + "\" the child was " + word(then) + ", not " + word(expected) + ".");
    }
    String figures = figures(expected, child);
    if (!text.endsWith(figures)) {
      problems.add(
          "The parent of a child that was "
              + word(expected)
              + " did not read \""
              + figures
              + "\" but: "
              + text
              + ".");
    }
    return problems;
  }

  private static String figures(State state, ProcessRecord child) {
    boolean alive = state == State.RUNNING || state == State.BLOCKED;
    String pid = state == State.NEW ? "none" : String.valueOf(child.pid());
    String exit = state == State.TERMINATED ? "0" : "none";
    return "alive=" + alive + " pid=" + pid + " exit=" + exit;
  }

  private static String word(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private String debrief() {
    List<State> passed = life().map(LifeStory::states).orElse(List.of(State.NEW));
    String blocked =
        life()
            .flatMap(LifeStory::newestWait)
            .map(wait -> " It was blocked because " + holder(wait) + " had the lock.")
            .orElse("");
    return "The child was "
        + Wording.names(passed.stream().map(LifeCycleNotes::word).toList())
        + "."
        + blocked
        + " What its parent can ask for (alive, pid, exit code) is the same whether a child is"
        + " running or blocked; only who sees what it waits for knows.";
  }
}
