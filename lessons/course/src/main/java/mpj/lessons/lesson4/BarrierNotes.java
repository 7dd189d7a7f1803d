package mpj.lessons.lesson4;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import mpj.lessons.demo.Notes;
import mpj.lessons.demo.Stage;
import mpj.lessons.story.BarrierStory;
import mpj.lessons.story.BarrierStory.Meeting;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;

/** Says who is awaited at the barrier, who came last, and whom that released. */
final class BarrierNotes extends Notes {
  private static final String SETS_OUT = "sets out";
  private static final String IS_THERE = "is at the barrier";
  private static final String PATIENCE = "waits for at most {} ms";
  private static final long MILLI = 1_000_000L;
  private static final int LATE_PARTIES = 3;

  private final BarrierStory barriers = run().barriers();
  private final int parties = setting("workers") + 1; // and main

  BarrierNotes(Stage stage) {
    super(stage);
    note(IS_THERE, _ -> awaited());
    note("action", line -> "run once, by " + line.who().name() + ", before anyone may go on");
    note("goes on", line -> passed(line.who()));
    note("finds", line -> broken(line.who()));
    expect(childrenEndWell());
    expect(
        () -> barriers.meetings().stream().anyMatch(meeting -> !meeting.isBroken()),
        () -> "No meeting at a barrier took place.");
    expect(this::allOrNone, this::late);
    predict(
        parties + " parties meet at a barrier with an action. How often does the action run?",
        () -> barriers.meetings().stream().findFirst().map(meeting -> meeting.actions().size()));
    seen(this::debrief);
  }

  private Set<Actor> who(String form) {
    var who = new LinkedHashSet<Actor>();
    run().said(form).forEach(line -> who.add(line.who()));
    return who;
  }

  /** Who has not set out may boot, or may not have been started yet. */
  private String awaited() {
    Set<Actor> onTheWay = who(SETS_OUT);
    int absent = parties - onTheWay.size();
    onTheWay.removeAll(who(IS_THERE));
    String way =
        onTheWay.isEmpty()
            ? "nobody else is on the way now"
            : "still on the way: " + Wording.names(onTheWay.stream().map(Actor::name).toList());
    return absent <= 0
        ? way
        : way + "; " + absent + (absent == 1 ? " has" : " have") + " not set out yet";
  }

  private String passed(Actor who) {
    Meeting meeting = barriers.newest(who).orElse(null);
    Event pass = run().newest(who, EventKind.BARRIER_PASSED).orElse(null);
    if (pass == null || meeting == null || meeting.last().isEmpty()) {
      return null;
    }
    Actor last = meeting.last().get().process();
    return last.equals(who)
        ? "came last and released the other " + (meeting.arrived().size() - 1)
        : "waited " + Wording.time(pass.value()) + "; " + last.name() + " came last";
  }

  /** Who noticed first need not be who broke it: that is the one whose patience was at its end. */
  private String broken(Actor who) {
    Meeting meeting = barriers.newest(who).orElse(null);
    if (meeting == null || !meeting.present().contains(who)) {
      return "came when it was broken already";
    }
    if (hasLostPatience(who)) {
      return "its patience ended, and that broke the barrier for everybody";
    }
    List<String> others =
        meeting.present().stream().filter(other -> !other.equals(who)).map(Actor::name).toList();
    return "broken, because " + Wording.names(others) + " gave up: all or none";
  }

  private boolean hasLostPatience(Actor who) {
    return run().said(PATIENCE).stream()
        .filter(line -> line.who().equals(who))
        .anyMatch(line ->
            run()
                .newest(who, EventKind.BARRIER_BROKEN)
                .filter(end -> end.nanos() - line.nanos() >= line.number(0) * MILLI)
                .isPresent());
  }

  private List<String> allOrNone() {
    var problems = new ArrayList<String>();
    for (Meeting meeting : barriers.meetings()) {
      if (!meeting.isBroken()) {
        problems.addAll(complete(meeting));
      } else if (!meeting.passed().isEmpty()) {
        problems.add(names(meeting.passed()) + " passed a barrier that was broken.");
      }
    }
    return problems;
  }

  private List<String> complete(Meeting meeting) {
    var problems = new ArrayList<String>();
    Set<Actor> arrived = new HashSet<>(meeting.present());
    if (!arrived.equals(who(IS_THERE)) || arrived.size() != meeting.arrived().size()) {
      problems.add("Not each party arrived once: arrived=" + names(meeting.arrived()) + ".");
    }
    if (!arrived.contains(run().main())) {
      problems.add("The main process was not among the parties.");
    }
    Set<Actor> passed = meeting.passed().stream().map(Event::process).collect(Collectors.toSet());
    if (!passed.equals(arrived) || passed.size() != meeting.passed().size()) {
      problems.add("Not each party passed once: passed=" + names(meeting.passed()) + ".");
    }
    if (meeting.actions().size() != 1) {
      problems.add("The action ran not once: actions=" + meeting.actions().size() + ".");
    }
    problems.addAll(meeting.tooEarly());
    return problems;
  }

  private static String names(List<Event> events) {
    return events.stream().map(event -> event.process().name()).toList().toString();
  }

  /** The second barrier: one party gave up, another had waited, and the third came too late. */
  private List<String> late() {
    if (barriers.meetings().stream().noneMatch(Meeting::isBroken)) {
      return List.of("No barrier broke, although one party came too late.");
    }
    long told =
        barriers.meetings().stream()
            .flatMap(meeting -> meeting.broken().stream())
            .map(Event::process)
            .distinct()
            .count();
    return told == LATE_PARTIES
        ? List.of()
        : List.of("Not each party found the barrier broken: broken=" + told + ".");
  }

  private String debrief() {
    List<Meeting> all = barriers.meetings();
    if (all.isEmpty() || all.getFirst().last().isEmpty()) {
      return "Nobody came to the barrier.";
    }
    Meeting meeting = all.getFirst();
    long longest = meeting.passed().stream().mapToLong(Event::value).max().orElse(0);
    String met =
        Wording.count(meeting.arrived().size(), "party", "parties")
            + " met. "
            + meeting.last().get().process().name()
            + " came last; until then nobody went on, and the longest wait was "
            + Wording.time(longest)
            + ". The action ran "
            + Wording.count(meeting.actions().size(), "time")
            + ".";
    return all.stream().anyMatch(Meeting::isBroken)
        ? met + " The second barrier broke: one party gave up, and then nobody could pass."
        : met;
  }
}
