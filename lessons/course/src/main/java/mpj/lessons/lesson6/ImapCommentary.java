package mpj.lessons.lesson6;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import mpj.lessons.Commentary;
import mpj.lessons.Findings;
import mpj.lessons.story.Recording;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.OutputLine;

/** Says how far the work was when an item was read, and for how long a result had been there. */
final class ImapCommentary implements Commentary {
  private final Set<Integer> taken = new HashSet<>();
  private PoolTasks tasks = new PoolTasks();
  private long base;

  @Override
  public void event(Event event) {
    tasks.add(event);
  }

  @Override
  public String note(OutputLine line) {
    String text = line.text();
    if (ImapPart.isHeading(text)) {
      base += tasks.submitted().size(); // all of the parts before are over
      tasks = new PoolTasks();
      taken.clear();
      return null;
    }
    if (text.startsWith(ImapPart.READS)) {
      return tasks.begun().isEmpty()
          ? "no task has begun"
          : Wording.count(tasks.ended().size(), "task") + " done";
    }
    if (text.startsWith(ImapPart.RESULT)) {
      return result(line);
    }
    return null;
  }

  private String result(OutputLine line) {
    int item = ImapPart.item(line);
    taken.add(item);
    Event own = end(item);
    if (own == null) {
      return null;
    }
    long waiting =
        tasks.ended().stream()
            .filter(end -> end.nanos() < own.nanos())
            .filter(end -> !taken.contains((int) (end.sequence() - base)))
            .count();
    String note = "ready for " + Wording.time(line.nanos() - own.nanos());
    return waiting == 0 ? note : note + "; " + waiting + " had to wait for it";
  }

  private Event end(int item) {
    return tasks.ended().stream()
        .filter(end -> end.sequence() == base + item)
        .findFirst()
        .orElse(null);
  }

  @Override
  public List<String> check(Recording recording) {
    PoolTasks all = PoolTasks.of(recording);
    Findings findings =
        new Findings()
            .requireGoodEnds(recording.children())
            .requireNone(all.notOnce())
            .requireNone(all.failures());
    List<ImapPart> parts = ImapPart.of(recording);
    findings.requireEqual("parts", 3, parts.size());
    for (ImapPart part : parts) {
      List<Integer> items = IntStream.range(0, part.tasks().submitted().size()).boxed().toList();
      List<Integer> results = part.items(ImapPart.RESULT);
      findings
          .require(!items.isEmpty(), "No task was given: part=" + part.name() + ".")
          .requireEqual("items that " + part.name() + " read", items, part.items(ImapPart.READS))
          .requireEqual(
              "results of " + part.name(),
              items,
              part.name().equals("imapUnordered") ? results.stream().sorted().toList() : results);
      if (part.name().equals("map")) {
        findings
            .require(part.isReadBeforeWork(), "A task began before map had read its input.")
            .require(part.isWorkedBeforeResults(), "map gave a result before all were there.");
      } else {
        findings.require(part.isReadDuringWork(), part.name() + " read all of its input first.");
      }
    }
    return findings.problems();
  }

  @Override
  public String seen(Recording recording) {
    List<String> figures = new ArrayList<>();
    List<String> reads = new ArrayList<>();
    for (ImapPart part : ImapPart.of(recording)) {
      figures.add(part.name() + " after " + part.firstMillis() + " and " + part.lastMillis());
      reads.add(part.name() + " when " + part.endedAtLastRead());
    }
    return "The first result and the last were there: "
        + Wording.names(figures)
        + " ms. The last item was read by "
        + Wording.names(reads)
        + " tasks were done. Whoever wants the order has to wait for a slow one; the unordered"
        + " results came as their tasks ended.";
  }
}
