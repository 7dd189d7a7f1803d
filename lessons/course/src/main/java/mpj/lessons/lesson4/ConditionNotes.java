package mpj.lessons.lesson4;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import mpj.lessons.demo.Notes;
import mpj.lessons.demo.Stage;
import mpj.lessons.story.Said;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;
import mpj.multiprocessing.trace.WaitKind;

/** Says who waits for a signal, whom a signal woke, and how often one woke for nothing. */
final class ConditionNotes extends Notes {
  private static final String NEEDS = "needs {}, there are";
  private static final String TAKES = "takes {}";

  ConditionNotes(Stage stage) {
    super(stage);
    note("waits", _ -> already());
    note("signals", _ -> waiting());
    note("bakes", _ -> waiting());
    note("was woken", line -> why(line.who()));
    note("takes", line -> looks(line.who()));
    expect(childrenEndWell(), this::signals, this::wakes, this::predicate);
    predict(
        "A buyer waits until there "
            + (setting("loaves") == 1 ? "is 1 loaf" : "are " + setting("loaves") + " loaves")
            + ", and the baker signals after each loaf. How often is the buyer woken?",
        () -> run().last(TAKES).map(taken -> wakesOf(taken.who())));
    seen(this::debrief);
  }

  private String waiting() {
    return run().waits().inWords(WaitKind.CONDITION);
  }

  private String already() {
    return run().waits().of(WaitKind.CONDITION).isEmpty()
        ? "the first to wait"
        : waiting() + " already";
  }

  private String why(Actor who) {
    Event woken = run().newest(who, EventKind.CONDITION_WOKEN).orElse(null);
    Event signal = run().newest(run().main(), EventKind.CONDITION_SIGNALLED).orElse(null);
    return woken == null || signal == null
        ? null
        : "waited "
            + Wording.time(woken.value())
            + "; "
            + signal.process().name()
            + " signalled "
            + signal.value();
  }

  private String looks(Actor who) {
    long count = wakesOf(who);
    return count == 0
        ? "no wait: it was true at the first look"
        : "woken and looked " + Wording.count(count, "time") + "; now it is true";
  }

  private long wakesOf(Actor who) {
    return run().events(EventKind.CONDITION_WOKEN).stream()
        .filter(event -> event.process().equals(who))
        .count();
  }

  /** The signals of the first condition. */
  private List<Event> firstSignals() {
    List<Event> all = run().events(EventKind.CONDITION_SIGNALLED);
    return all.stream().filter(event -> event.object().equals(all.getFirst().object())).toList();
  }

  private List<String> signals() {
    long waiters = run().said("waits").size();
    List<Long> counts = firstSignals().stream().map(Event::value).toList();
    return counts.equals(List.of(1L, 2L, waiters - 3))
        ? List.of()
        : List.of("Not one, two and all the others were signalled: signalled=" + counts + ".");
  }

  /** Whoever was woken was woken by a signal: at no moment more had been woken than signalled. */
  private List<String> wakes() {
    var problems = new ArrayList<String>();
    Set<Actor> waiting = new LinkedHashSet<>();
    int signalled = 0;
    int woken = 0;
    for (OutputLine line : run().lines()) {
      switch (line.text()) {
        case "waits for a signal" -> waiting.add(line.process());
        case "signals one" -> signalled += 1;
        case "signals two" -> signalled += 2;
        case "signals all" -> signalled = Integer.MAX_VALUE;
        case "was woken" -> {
          woken++;
          if (woken > signalled) {
            problems.add(
                line.process().name() + " was woken without a signal: woken=" + woken + ".");
          }
          if (!waiting.remove(line.process())) {
            problems.add(line.process().name() + " was woken, and had not waited.");
          }
        }
        default -> {}
      }
    }
    waiting.forEach(left -> problems.add(left.name() + " was never woken."));
    return problems;
  }

  private List<String> predicate() {
    List<Said> needs = run().said(NEEDS);
    List<Said> takes = run().said(TAKES);
    if (needs.size() != 1 || takes.size() != 1) {
      return List.of("Nobody waited until something was true.");
    }
    var problems = new ArrayList<String>();
    Said taken = takes.getFirst();
    long needed = needs.getFirst().number(0);
    String who = taken.who().name();
    if (taken.number(0) < needed) {
      problems.add(who + " went on before it was true: " + taken.line().text() + ".");
    }
    long wakes = wakesOf(taken.who());
    if (wakes < 1 || wakes > needed) {
      problems.add(who + " was not woken as it should be: wakes=" + wakes + ".");
    }
    return problems;
  }

  private String debrief() {
    List<Event> first = firstSignals();
    if (first.isEmpty()) {
      return "Nobody was signalled.";
    }
    long buyer =
        run().events(EventKind.CONDITION_WOKEN).stream()
            .filter(event -> !event.object().equals(first.getFirst().object()))
            .count();
    return "The signals woke "
        + Wording.names(first.stream().map(event -> Long.toString(event.value())).toList())
        + " of those who waited, in this order. Whoever waited for something to become true was"
        + " woken "
        + Wording.count(buyer, "time")
        + " and went on only when it was.";
  }
}
