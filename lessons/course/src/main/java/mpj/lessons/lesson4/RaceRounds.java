package mpj.lessons.lesson4;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.OutputLine;

/** What was done to the shared number, round by round, as the processes themselves report it. */
final class RaceRounds {
  private static final Pattern TURNS = Pattern.compile(".* (\\d+) times each.*");
  private static final Pattern CHANGE = Pattern.compile("from (-?\\d+) to (-?\\d+)");

  /** What one process was to do to the number, what it found, and what it left. */
  record Change(Actor who, long by, long from, long to) {
    /** Returns by how much the number has changed. */
    long changed() {
      return to - from;
    }

    /** Tells whether the number has become what it should have. */
    boolean isExact() {
      return changed() == by;
    }
  }

  /** One round; its balance is empty until main has read it. */
  static final class Round {
    private final boolean locked;
    private final List<Change> changes = new ArrayList<>();
    private Optional<Long> balance = Optional.empty();

    private Round(boolean locked) {
      this.locked = locked;
    }

    boolean isLocked() {
      return locked;
    }

    List<Change> changes() {
      return changes;
    }

    Optional<Long> balance() {
      return balance;
    }

    /** Returns how many changes by 1 its processes were to make, all together. */
    long steps() {
      return changes.stream().mapToLong(change -> Math.abs(change.by())).sum();
    }
  }

  private final List<Round> rounds = new ArrayList<>();
  private long turns;

  void add(OutputLine line) {
    String text = line.text();
    Matcher matcher = TURNS.matcher(text);
    if (matcher.matches()) {
      turns = Long.parseLong(matcher.group(1));
    }
    if (text.endsWith("no lock") || text.endsWith("with a lock")) {
      rounds.add(new Round(text.endsWith("with a lock")));
    } else if (!rounds.isEmpty()) {
      Round round = rounds.getLast();
      change(line).ifPresent(round.changes::add);
      if (text.startsWith("balance ")) {
        round.balance = Optional.of(Long.parseLong(text.substring("balance ".length())));
      }
    }
  }

  /** Returns what this line reports, if it is the report of a change. */
  Optional<Change> change(OutputLine line) {
    Matcher matcher = CHANGE.matcher(line.text());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long by = line.process().name().startsWith("Sub") ? -turns : turns;
    long from = Long.parseLong(matcher.group(1));
    long to = Long.parseLong(matcher.group(2));
    return Optional.of(new Change(line.process(), by, from, to));
  }

  /** Returns all rounds with a lock, or all without, the first first. */
  List<Round> all(boolean locked) {
    return rounds.stream().filter(round -> round.isLocked() == locked).toList();
  }

  /** Returns the newest round. */
  Optional<Round> newest() {
    return rounds.isEmpty() ? Optional.empty() : Optional.of(rounds.getLast());
  }
}
