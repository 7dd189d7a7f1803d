package mpj.lessons.lesson4;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mpj.lessons.Commentary;
import mpj.lessons.Prediction;
import mpj.lessons.lesson4.LockHistory.Hold;
import mpj.lessons.story.Lifetimes;
import mpj.lessons.story.Recording;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.OutputLine;

/** Says who holds the lock, who waits behind whom, and for how long. */
final class LockCommentary implements Commentary {
  private final LockHistory history = new LockHistory();

  @Override
  public void event(Event event) {
    history.add(event);
  }

  @Override
  public String note(OutputLine line) {
    if (line.text().startsWith("wants")) {
      return history.holder().map(this::taken).orElse("nobody has it at this moment");
    }
    if (line.text().startsWith("has")) {
      return history.lastOf(line.process()).map(this::behind).orElse(null);
    }
    return line.text().startsWith("gives") ? next() : null;
  }

  private String taken(Actor holder) {
    int others = history.waiting().size();
    String queue =
        switch (others) {
          case 0 -> "";
          case 1 -> ", 1 other waits already";
          default -> ", " + others + " others wait already";
        };
    return holder.name() + " has it" + queue;
  }

  private String behind(Hold hold) {
    if (hold.waited() == 0) {
      return "it was free: no wait";
    }
    List<String> names = history.ahead(hold).stream().map(Actor::name).toList();
    String time = "waited " + Wording.time(hold.waited());
    return names.isEmpty() ? time : time + " behind " + Wording.names(names);
  }

  private String next() {
    List<String> names = history.waiting().stream().map(Actor::name).toList();
    if (names.isEmpty()) {
      return "nobody waits for it";
    }
    if (names.size() == 1) {
      return names.getFirst() + " waits for it";
    }
    String who = names.size() > 3 ? names.size() + " others" : Wording.names(names);
    return who + " wait for it; one of them is next";
  }

  @Override
  public List<String> check(Recording recording) {
    List<String> problems = new ArrayList<>(Lifetimes.failures(recording.children()));
    if (Lifetimes.mostAtOnce(recording.children()) < 2) {
      problems.add("No two children were alive at the same time.");
    }
    problems.addAll(LockChecks.problems(read(recording).holds(), recording.children()));
    return problems;
  }

  private static LockHistory read(Recording recording) {
    LockHistory history = new LockHistory();
    recording.events().forEach(history::add);
    return history;
  }

  @Override
  public List<Prediction> predictions() {
    return List.of(
        Prediction.number(
            "How many of the processes have to wait for the lock?",
            recording ->
                Optional.of(
                    read(recording).holds().stream().filter(hold -> hold.waited() > 0).count())));
  }

  @Override
  public String seen(Recording recording) {
    List<Hold> holds = read(recording).holds();
    long waits = holds.stream().filter(hold -> hold.waited() > 0).count();
    long longest = holds.stream().mapToLong(Hold::waited).max().orElse(0);
    List<String> order = holds.stream().map(hold -> hold.who().name()).toList();
    return Wording.count(holds.size(), "turn")
        + " with one lock, and never two at once. "
        + (waits == 0
            ? "Nobody had to wait"
            : Wording.count(waits, "process", "processes")
                + " had to wait, the longest wait was "
                + Wording.time(longest))
        + ". The lock went to "
        + Wording.names(order)
        + ", in this order.";
  }
}
