package mpj.lessons.lesson5;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mpj.lessons.lesson5.QueueLedger.Account;
import mpj.lessons.story.Recording;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;

/** What must be true of queues between producers and consumers. */
final class QueueChecks {
  private QueueChecks() {}

  /** Returns a sentence for each thing that is not true of these queues. */
  static List<String> problems(List<Account> accounts, Recording recording) {
    List<String> problems = new ArrayList<>();
    for (Account account : accounts) {
      Set<Long> put = positions(account.name(), "put", account.puts(), problems);
      Set<Long> got = positions(account.name(), "got", account.gots(), problems);
      missing(account.name() + ": put and never got", put, got, problems);
      missing(account.name() + ": got and never put", got, put, problems);
      inOrder(account.puts(), "put", problems);
      inOrder(account.gots(), "got", problems);
    }
    problems.addAll(QueueItems.problems(recording));
    if (accounts.stream().noneMatch(account -> account.fullTimes() > 0)) {
      problems.add("No producer ever had to wait for room.");
    }
    if (accounts.stream().noneMatch(account -> account.fullTimes() == 0 && account.peak() > 1)) {
      problems.add("No queue without a limit ever grew.");
    }
    long producers =
        recording.lines().stream()
            .filter(line -> line.text().startsWith("put"))
            .map(OutputLine::process)
            .distinct()
            .count();
    if (producers < 2 || recording.events(EventKind.QUEUE_GOT).isEmpty()) {
      problems.add("There were not several producers and a consumer: producers=" + producers + ".");
    }
    return problems;
  }

  private static Set<Long> positions(
      String queue, String what, List<Event> events, List<String> problems) {
    Set<Long> positions = new HashSet<>();
    for (Event event : events) {
      if (!positions.add(event.sequence())) {
        problems.add(
            queue + ": the item at position=" + event.sequence() + " was " + what + " twice.");
      }
    }
    return positions;
  }

  private static void missing(
      String what, Set<Long> all, Set<Long> present, List<String> problems) {
    List<Long> missing = all.stream().filter(p -> !present.contains(p)).sorted().toList();
    if (!missing.isEmpty()) {
      problems.add(what + ": positions=" + missing + ".");
    }
  }

  /** The positions that one process puts, or gets, only grow: first in, first out. */
  private static void inOrder(List<Event> events, String what, List<String> problems) {
    Map<Actor, Event> before = new HashMap<>();
    for (Event event : events) {
      Event earlier = before.put(event.process(), event);
      if (earlier != null && earlier.sequence() > event.sequence()) {
        problems.add(
            event.object()
                + ": "
                + event.process().name()
                + " "
                + what
                + " position="
                + event.sequence()
                + " after position="
                + earlier.sequence()
                + ".");
      }
    }
  }
}
