package mpj.lessons.story.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mpj.lessons.story.Hold;
import mpj.lessons.story.Run;
import mpj.lessons.story.Wait;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.WaitKind;

/** Names why nothing happens any more. The first of these that can be shown is the answer. */
final class Standstill {
  private final Run run;
  private final List<Actor> living;
  private final Blockage blockage;
  private final Probe probe;
  private final Telling telling;

  Standstill(Run run, Probe probe) {
    this.run = run;
    this.living = run.lives().living();
    this.blockage = new Blockage(run);
    this.probe = probe;
    this.telling = new Telling(run, probe);
  }

  Finding name() {
    return Stream.of(
            stopped(),
            circle(),
            hostage(),
            forgotten(this::howForgotten),
            earlyJoin(),
            endlessLoop())
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(this::plain);
  }

  /**
   * Names what cannot end by itself, even if other processes still move: a circle of waits, or
   * waits that have lasted for a while for what nobody is left to do.
   *
   * @param since only waits that began before this time count, by {@link System#nanoTime()}
   */
  Optional<Finding> nameLasting(long since) {
    return Stream.of(circle(), hostage(), forgotten(this::howAbandoned), earlyJoin())
        .flatMap(Optional::stream)
        .filter(finding -> finding.waits().allMatch(wait -> wait.since() - since < 0))
        .findFirst();
  }

  private Optional<Finding> stopped() {
    List<Actor> stopped = living.stream().filter(one -> probe.isStopped(one.pid())).toList();
    if (stopped.isEmpty()) {
      return Optional.empty();
    }
    String pids =
        stopped.stream().map(one -> Long.toString(one.pid())).collect(Collectors.joining(" "));
    String verb = stopped.size() == 1 ? " is" : " are";
    return Optional.of(
        new Finding(
            VerdictKind.STOPPED,
            Telling.names(stopped) + verb + " stopped by a signal, which is no deadlock",
            telling.all(living),
            "it goes on by kill -CONT " + pids + ", or by resume in the program"));
  }

  private Optional<Finding> circle() {
    List<Wait> circle = blockage.circle();
    if (circle.isEmpty()) {
      return Optional.empty();
    }
    List<Clue> clues = telling.circle(circle);
    if (circle.size() == 1) {
      return Optional.of(
          new Finding(
              VerdictKind.FORGOTTEN_RELEASE,
              circle.getFirst().who().name()
                  + " wants "
                  + circle.getFirst().object()
                  + ", which it has itself and has not released",
              clues,
              "hold it by try-with-resources, which releases it on every way out;"
                  + " to take it again while it is held, use an RLock"));
    }
    Optional<Wait> join = circle.stream().filter(w -> w.kind() == WaitKind.JOIN).findFirst();
    return Optional.of(
        join.isPresent()
            ? joined(join.get(), clues)
            : new Finding(
                VerdictKind.DEADLOCK,
                "each waits for what another has: "
                    + Telling.names(circle.stream().map(Wait::who).toList()),
                clues,
                "take the locks in one order everywhere, or give up after a time and let go"));
  }

  /** It waits for nobody in particular, and those who could come to it wait for what it has. */
  private Optional<Finding> hostage() {
    if (!blockage.isTotal()) {
      return Optional.empty();
    }
    for (Wait want : run.waits().lasting()) {
      List<Wait> chain = want.kind() == WaitKind.JOIN ? List.of() : blockage.chain(want);
      if (chain.size() > 1 && chain.stream().noneMatch(wait -> wait.kind() == WaitKind.JOIN)) {
        Wait last = chain.getLast();
        return Optional.of(
            new Finding(
                VerdictKind.DEADLOCK,
                last.who().name()
                    + " "
                    + last.inWords()
                    + " and has what others want, of whom nobody is left to "
                    + last.cure(),
                telling.circle(chain),
                "release what others want before you wait for them, or wait by a Condition of that"
                    + " lock"));
      }
    }
    return Optional.empty();
  }

  /** Held by one that has ended, or by a task that has, or by one that does nothing at all. */
  private Optional<Finding> forgotten(Function<Hold, Optional<String>> howForgotten) {
    for (Wait want : run.waits().lasting()) {
      if (want.kind() == WaitKind.LOCK || want.kind() == WaitKind.SEMAPHORE) {
        for (Hold hold : run.holds().of(want.object())) {
          Optional<String> how = howForgotten.apply(hold);
          if (how.isPresent()) {
            return Optional.of(forgotten(want, hold, how.get()));
          }
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> howForgotten(Hold hold) {
    return howAbandoned(hold).or(() -> howIdle(hold));
  }

  private Optional<String> howAbandoned(Hold hold) {
    if (!living.contains(hold.who())) {
      return Optional.of("has ended without releasing it");
    }
    return hold.outlived()
        ? Optional.of("ended the task in which it took it without releasing it")
        : Optional.empty();
  }

  /** It may only sleep, and release it later. */
  private Optional<String> howIdle(Hold hold) {
    return run.waits().of(hold.who()).isEmpty() && !probe.isBusy(hold.who().pid())
        ? Optional.of("has it, waits for nothing, and has not released it")
        : Optional.empty();
  }

  private Finding forgotten(Wait want, Hold hold, String how) {
    List<Wait> wants = run.waits().at(want.object());
    var clues = new ArrayList<Clue>();
    String has = living.contains(hold.who()) ? "has " : "has ended and still has ";
    clues.add(new Clue(hold.who(), has + hold.inWords(), null));
    wants.forEach(wait -> clues.add(Clue.of(wait)));
    String verb = wants.size() == 1 ? " wants " : " want ";
    return new Finding(
        VerdictKind.FORGOTTEN_RELEASE,
        Telling.names(wants.stream().map(Wait::who).toList())
            + verb
            + want.object()
            + "; "
            + hold.who().name()
            + " "
            + how,
        clues,
        "hold it by try-with-resources, which releases it on every way out");
  }

  /** Somebody waits for the end of one that waits for what nobody else is left to do. */
  private Optional<Finding> earlyJoin() {
    if (!blockage.isTotal()) {
      return Optional.empty();
    }
    for (Wait join : run.waits().lasting()) {
      List<Wait> chain = join.kind() == WaitKind.JOIN ? blockage.chain(join) : List.of();
      if (chain.size() > 1) {
        return Optional.of(joined(join, chain.stream().map(Clue::of).toList()));
      }
    }
    return Optional.empty();
  }

  private Finding joined(Wait join, List<Clue> clues) {
    return new Finding(
        VerdictKind.EARLY_JOIN,
        join.who().name()
            + " waits for the end of "
            + join.object()
            + ", which waits for what nobody but "
            + join.who().name()
            + " is left to do",
        clues,
        "do first what the child waits for, then join it");
  }

  /** The time that it has had until now is more than anything in a course takes. */
  private Optional<Finding> endlessLoop() {
    List<Actor> busy =
        living.stream()
            .filter(one -> run.lives().hasBegun(one) || one.equals(living.getFirst()))
            .filter(one -> run.waits().of(one).isEmpty() && probe.isBusy(one.pid()))
            .toList();
    if (busy.isEmpty()) {
      return Optional.empty();
    }
    String verbs = busy.size() == 1 ? " computes and does " : " compute and do ";
    return Optional.of(
        new Finding(
            VerdictKind.ENDLESS_LOOP,
            Telling.names(busy) + verbs + "nothing that another process could notice",
            telling.all(living),
            "look at the line named here: does its loop ever end? One that waits for something to"
                + " change should wait by an Event or a Condition"));
  }

  private Finding plain() {
    return new Finding(
        VerdictKind.WAITING,
        "nothing moves, and the waits form no circle",
        telling.all(living),
        "look at the lines named here: whom does each wait for?");
  }
}
