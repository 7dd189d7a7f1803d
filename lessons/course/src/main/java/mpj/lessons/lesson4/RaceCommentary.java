package mpj.lessons.lesson4;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mpj.lessons.Commentary;
import mpj.lessons.Prediction;
import mpj.lessons.lesson4.LockHistory.Hold;
import mpj.lessons.lesson4.RaceRounds.Change;
import mpj.lessons.lesson4.RaceRounds.Round;
import mpj.lessons.story.Lives;
import mpj.lessons.story.Recording;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.OutputLine;
import mpj.multiprocessing.trace.ProcessRecord;

/** Says what each process really did to the shared number, and how wrong the balance is. */
final class RaceCommentary implements Commentary {
  private final LockHistory history = new LockHistory();
  private final RaceRounds rounds = new RaceRounds();

  @Override
  public void event(Event event) {
    history.add(event);
  }

  @Override
  public String note(OutputLine line) {
    rounds.add(line);
    if (line.text().startsWith("balance ")) {
      return rounds.newest().map(RaceCommentary::balance).orElse(null);
    }
    return rounds.change(line).map(this::change).orElse(null);
  }

  private static String balance(Round round) {
    long balance = round.balance().orElseThrow();
    if (round.isLocked()) {
      return balance == 0 ? "right: one process at a time" : "wrong, in spite of the lock";
    }
    return balance == 0
        ? "right by luck, for nothing kept the processes apart"
        : "it should be 0: so many changes more were lost on one side than on the other";
  }

  private String change(Change change) {
    String changed = signed(change.changed());
    String note = change.isExact() ? changed : changed + ", not " + signed(change.by());
    return history.lastOf(change.who()).map(hold -> note + waited(hold)).orElse(note);
  }

  private static String signed(long number) {
    return number > 0 ? "+" + number : Long.toString(number);
  }

  private static String waited(Hold hold) {
    return hold.waited() == 0 ? "; no wait" : "; waited " + Wording.time(hold.waited());
  }

  @Override
  public List<String> check(Recording recording) {
    List<String> problems = new ArrayList<>(Lives.failures(recording.children()));
    RaceRounds all = new RaceRounds();
    recording.lines().forEach(all::add);
    List<Round> open = all.all(false);
    if (open.stream().allMatch(round -> round.balance().orElse(0L) == 0)) {
      problems.add(
          "The race did not show: without a lock the balance was right in rounds="
              + open.size()
              + "; try more turns.");
    }
    List<Round> locked = all.all(true);
    if (locked.size() != 1 || locked.getFirst().balance().isEmpty()) {
      problems.add("Not one round with a lock came to its end: rounds=" + locked.size() + ".");
    } else {
      problems.addAll(locked(locked.getFirst(), recording));
    }
    return problems;
  }

  private static List<String> locked(Round round, Recording recording) {
    List<String> problems = new ArrayList<>();
    if (round.balance().orElseThrow() != 0) {
      problems.add("The lock did not help: balance=" + round.balance().get() + ".");
    }
    for (Change change : round.changes()) {
      if (!change.isExact()) {
        problems.add(change.who().name() + " was disturbed under the lock: " + change + ".");
      }
    }
    List<ProcessRecord> children =
        recording.children().stream()
            .filter(child -> round.changes().stream().anyMatch(c -> c.who().pid() == child.pid()))
            .toList();
    LockHistory history = new LockHistory();
    recording.events().forEach(history::add);
    problems.addAll(LockChecks.problems(history.holds(), children));
    return problems;
  }

  @Override
  public List<Prediction> predictions() {
    return List.of(
        Prediction.number(
            "As much is added as is taken away, without a lock: what is the balance at the end?",
            recording -> {
              RaceRounds all = new RaceRounds();
              recording.lines().forEach(all::add);
              return all.all(false).isEmpty()
                  ? Optional.empty()
                  : Optional.of(all.all(false).getLast().balance().orElse(0L));
            }));
  }

  @Override
  public String seen(Recording recording) {
    RaceRounds all = new RaceRounds();
    recording.lines().forEach(all::add);
    if (all.all(false).isEmpty() || all.all(true).isEmpty()) {
      return "No round was played.";
    }
    Round open = all.all(false).getLast();
    Round locked = all.all(true).getFirst();
    long off = open.changes().stream().filter(change -> !change.isExact()).count();
    return "Without a lock, "
        + Wording.count(open.steps(), "change")
        + " that cancel out left a balance of "
        + open.balance().orElse(0L)
        + " (round "
        + all.all(false).size()
        + "), and "
        + Wording.count(off, "process", "processes")
        + " of "
        + open.changes().size()
        + " left the number otherwise than intended. With the lock it was "
        + locked.balance().orElse(0L)
        + ". Run it again: the wrong balance will be another one, the right one will not.";
  }
}
