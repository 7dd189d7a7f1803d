package mpj.lessons.lesson5;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mpj.lessons.Commentary;
import mpj.lessons.Prediction;
import mpj.lessons.lesson5.QueueLedger.Account;
import mpj.lessons.story.Lives;
import mpj.lessons.story.Recording;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;

/** Says whose item it is, how long it lay in the queue, and who waited for what. */
final class QueueCommentary implements Commentary {
  private final QueueLedger ledger = new QueueLedger();

  @Override
  public void event(Event event) {
    ledger.add(event);
  }

  @Override
  public String note(OutputLine line) {
    Event event = ledger.newest(line.process()).orElse(null);
    if (event == null) {
      return null;
    }
    if (line.text().startsWith("put") && event.kind() == EventKind.QUEUE_PUT) {
      return put(event);
    }
    if (line.text().startsWith("got") && event.kind() == EventKind.QUEUE_GOT) {
      return got(event);
    }
    return null;
  }

  private String put(Event put) {
    if (ledger.waited(put.process())) {
      return "the queue was full: waited " + Wording.time(put.value()) + " for room";
    }
    int size = ledger.of(put).size();
    return size < 2 ? null : Wording.count(size, "item") + " in the queue now";
  }

  private String got(Event got) {
    Event put = ledger.of(got).putOf(got.sequence()).orElse(null);
    boolean waited = ledger.waited(got.process());
    if (put == null) {
      return waited ? "the queue was empty: waited " + Wording.time(got.value()) : null;
    }
    if (waited) {
      return "the queue was empty: waited "
          + Wording.time(got.value())
          + " for "
          + put.process().name();
    }
    long lay = Math.max(0, got.nanos() - put.nanos());
    return "from " + put.process().name() + "; lay in the queue for " + Wording.time(lay);
  }

  @Override
  public List<String> check(Recording recording) {
    List<String> problems = new ArrayList<>(Lives.failures(recording.children()));
    problems.addAll(QueueChecks.problems(read(recording).all(), recording));
    return problems;
  }

  private static QueueLedger read(Recording recording) {
    QueueLedger ledger = new QueueLedger();
    recording.events().forEach(ledger::add);
    return ledger;
  }

  @Override
  public List<Prediction> predictions() {
    return List.of(
        Prediction.number(
            "How many items does the queue without a limit hold, when it is fullest?",
            recording -> Optional.of((long) grown(read(recording).all()))));
  }

  private static int grown(List<Account> accounts) {
    return accounts.stream()
        .filter(account -> account.fullTimes() == 0)
        .mapToInt(Account::peak)
        .max()
        .orElse(0);
  }

  @Override
  public String seen(Recording recording) {
    List<Account> accounts = read(recording).all();
    int items = accounts.stream().mapToInt(account -> account.gots().size()).sum();
    long full =
        recording.events(EventKind.QUEUE_PUT).stream()
            .filter(put -> accounts.stream().anyMatch(a -> isBounded(a, put)))
            .mapToLong(Event::value)
            .sum();
    return Wording.count(items, "item")
        + " (the sentinels among them) went through "
        + Wording.count(accounts.size(), "queue")
        + ", each exactly once and in its producer's order. A queue without a limit held up to "
        + Wording.count(grown(accounts), "item")
        + "; where there was a limit, the producer waited "
        + Wording.time(full)
        + " in all.";
  }

  private static boolean isBounded(Account account, Event put) {
    return account.fullTimes() > 0 && account.name().equals(put.object());
  }
}
