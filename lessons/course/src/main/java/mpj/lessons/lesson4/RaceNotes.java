package mpj.lessons.lesson4;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mpj.lessons.demo.Notes;
import mpj.lessons.demo.Stage;
import mpj.lessons.story.LockStory;
import mpj.lessons.story.LockStory.Turn;
import mpj.lessons.story.Said;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.ProcessRecord;

/** Says what each process really did to the shared number, and how wrong the balance is. */
final class RaceNotes extends Notes {
  private static final String ROUND = "{} add and {} subtract";
  private static final String LOCKED = "the same again, with a lock";
  private static final String CHANGE = "from {} to {}";
  private static final String BALANCE = "balance {}";

  private final LockStory lock = run().onlyLock();
  private final int turns = setting("turns");

  RaceNotes(Stage stage) {
    super(stage);
    note(CHANGE, this::change);
    note(BALANCE, balance -> isLocked(balance) ? locked(balance) : open(balance));
    expect(childrenEndWell());
    expect(
        () -> said(BALANCE, false).stream().anyMatch(balance -> balance.number(0) != 0),
        () ->
            "The race did not show: without a lock the balance was right in rounds="
                + run().said(ROUND).size()
                + "; try more turns.");
    expect(this::withLock);
    predict(
        setting("pairs")
            + " processes add 1 and as many subtract 1, "
            + turns
            + " times each, without a lock: what is the balance at the end?",
        () -> last(said(BALANCE, false)).map(balance -> balance.number(0)));
    seen(this::debrief);
  }

  private boolean isLocked(Said said) {
    return run().last(LOCKED).filter(from -> said.nanos() - from.nanos() >= 0).isPresent();
  }

  private List<Said> said(String form, boolean locked) {
    return run().said(form).stream().filter(said -> isLocked(said) == locked).toList();
  }

  private static Optional<Said> last(List<Said> said) {
    return said.isEmpty() ? Optional.empty() : Optional.of(said.getLast());
  }

  private int intended(Said change) {
    return change.who().name().startsWith("Sub") ? -turns : turns;
  }

  private boolean isExact(Said change) {
    return change.number(1) - change.number(0) == intended(change);
  }

  private String change(Said change) {
    String changed = signed(change.number(1) - change.number(0));
    String note = isExact(change) ? changed : changed + ", not " + signed(intended(change));
    return lock.lastOf(change.who()).map(turn -> note + waited(turn)).orElse(note);
  }

  private static String signed(long number) {
    return number > 0 ? "+" + number : Long.toString(number);
  }

  private static String waited(Turn turn) {
    return turn.waited() == 0 ? "; no wait" : "; waited " + Wording.time(turn.waited());
  }

  private static String locked(Said balance) {
    return balance.number(0) == 0 ? "right: one process at a time" : "wrong, in spite of the lock";
  }

  private static String open(Said balance) {
    return balance.number(0) == 0
        ? "right by luck, for nothing kept the processes apart"
        : "it should be 0: so many changes more were lost on one side than on the other";
  }

  private List<String> withLock() {
    List<Said> balances = said(BALANCE, true);
    if (balances.size() != 1) {
      return List.of("Not one round with a lock came to its end: rounds=" + balances.size() + ".");
    }
    var problems = new ArrayList<String>();
    long balance = balances.getFirst().number(0);
    if (balance != 0) {
      problems.add("The lock did not help: balance=" + balance + ".");
    }
    for (Said change : said(CHANGE, true)) {
      if (!isExact(change)) {
        problems.add(
            change.who().name() + " was disturbed under the lock: " + change.line().text() + ".");
      }
    }
    problems.addAll(lock.oneAtATime().problems());
    problems.addAll(lock.hadBy(this::lockedChildren).problems());
    problems.addAll(lock.contended().problems());
    return problems;
  }

  private List<ProcessRecord> lockedChildren() {
    List<Said> changes = said(CHANGE, true);
    return children().stream()
        .filter(child -> changes.stream().anyMatch(one -> one.who().pid() == child.pid()))
        .toList();
  }

  private String debrief() {
    Optional<Said> open = last(said(BALANCE, false));
    Optional<Said> locked = last(said(BALANCE, true));
    if (open.isEmpty() || locked.isEmpty()) {
      return "No round was played.";
    }
    List<Said> changes = lastOpenRound();
    long off = changes.stream().filter(change -> !isExact(change)).count();
    return "Without a lock, "
        + Wording.count((long) changes.size() * turns, "change")
        + " that cancel out left a balance of "
        + open.get().number(0)
        + " (round "
        + run().said(ROUND).size()
        + "), and "
        + Wording.count(off, "process", "processes")
        + " of "
        + changes.size()
        + " left the number otherwise than intended. With the lock it was "
        + locked.get().number(0)
        + ". Run it again: the wrong balance will be another one, the right one will not.";
  }

  private List<Said> lastOpenRound() {
    long from = run().last(ROUND).map(Said::nanos).orElse(0L);
    return said(CHANGE, false).stream().filter(change -> change.nanos() - from >= 0).toList();
  }
}
