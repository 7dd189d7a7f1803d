package mpj.lessons.lesson7;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mpj.lessons.Commentary;
import mpj.lessons.Prediction;
import mpj.lessons.story.Lives;
import mpj.lessons.story.Recording;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;
import mpj.multiprocessing.trace.ProcessRecord;

/** Says which calls reached the server, and what became of the list that was only copied. */
final class ListCommentary implements Commentary {
  private static final String MANAGED = "managed list: ";
  private static final String PLAIN = "plain list: ";
  private static final String APPENDED = "appended ";

  private final Map<Actor, Event> answers = new HashMap<>();
  private int appended;

  @Override
  public void event(Event event) {
    if (event.kind() == EventKind.CALL_ENDED) {
      answers.put(event.process(), event);
    }
  }

  @Override
  public String note(OutputLine line) {
    if (line.text().startsWith(APPENDED)) {
      appended++;
      Event answer = answers.get(line.process());
      return answer == null ? null : "the server's answer took " + Wording.time(answer.value());
    }
    if (line.text().startsWith(MANAGED)) {
      return Wording.count(appended, "process", "processes")
          + " appended, in the order in which the server heard them";
    }
    return line.text().startsWith(PLAIN)
        ? "each child appended to a copy of its own; this one nobody touched"
        : null;
  }

  @Override
  public List<String> check(Recording recording) {
    List<OutputLine> appends =
        recording.lines().stream().filter(line -> line.text().startsWith(APPENDED)).toList();
    Set<Long> writers = appends.stream().map(line -> line.process().pid()).collect(toPids());
    List<String> problems = new ArrayList<>();
    if (writers.size() < 2 || writers.size() != appends.size()) {
      problems.add(
          "Not each process appended once: appends="
              + appends.size()
              + " processes="
              + writers.size()
              + ".");
    }
    problems.addAll(children(recording, writers));
    long main = recording.processes().getFirst().pid();
    List<String> report = recording.texts(main);
    if (report.stream().noneMatch(text -> holdsAll(text, appends))) {
      problems.add("The managed list does not hold each of the " + appends.size() + " items once.");
    }
    if (!report.contains(PLAIN + "[]")) {
      problems.add("The plain list of the main process is not empty.");
    }
    return problems;
  }

  /** All children but the server append, by a call that was answered, and end well. */
  private static List<String> children(Recording recording, Set<Long> writers) {
    Set<Long> servers = pids(recording, EventKind.CALL_SERVED);
    Set<Long> callers = pids(recording, EventKind.CALL_ENDED);
    List<ProcessRecord> clients =
        recording.children().stream().filter(child -> !servers.contains(child.pid())).toList();
    List<String> problems = new ArrayList<>(Lives.failures(clients));
    if (servers.size() != 1) {
      problems.add("Not one server answered the calls: servers=" + servers.size() + ".");
    }
    for (ProcessRecord client : clients) {
      if (!writers.contains(client.pid()) || !callers.contains(client.pid())) {
        problems.add(client.name() + " did not append, or had no answer from the server.");
      }
    }
    return problems;
  }

  private static Set<Long> pids(Recording recording, EventKind kind) {
    return recording.events(kind).stream().map(event -> event.process().pid()).collect(toPids());
  }

  private static Collector<Long, ?, Set<Long>> toPids() {
    return Collectors.toSet();
  }

  private static boolean holdsAll(String text, List<OutputLine> appends) {
    if (!text.startsWith(MANAGED + "[")) {
      return false;
    }
    String inside = text.substring(MANAGED.length() + 1, text.length() - 1);
    List<String> items = List.of(inside.split(", "));
    Set<String> expected =
        IntStream.rangeClosed(1, appends.size())
            .mapToObj(Integer::toString)
            .collect(Collectors.toSet());
    return items.size() == appends.size() && new HashSet<>(items).equals(expected);
  }

  @Override
  public List<Prediction> predictions() {
    return List.of(
        Prediction.number(
            "Each child appends to a plain list of its parent's, too: how many items has that?",
            recording ->
                recording.lines(PLAIN).stream()
                    .findFirst()
                    .map(line -> items(line.text().substring(PLAIN.length())))));
  }

  /** Of a list as it prints itself. */
  private static long items(String list) {
    return list.equals("[]") ? 0 : list.chars().filter(c -> c == ',').count() + 1;
  }

  @Override
  public String seen(Recording recording) {
    Calls calls = Calls.of(recording);
    List<Event> early = calls.answered().stream().filter(calls::isEarly).toList();
    long appends = recording.lines().stream().filter(l -> l.text().startsWith(APPENDED)).count();
    return Wording.count(appends, "process", "processes")
        + " appended to the managed list, and all their items are there; the plain list stayed"
        + " empty, because each child changed a copy of its own. Half of the calls had their answer"
        + " within "
        + Wording.time(Calls.median(calls.answered()))
        + (early.isEmpty()
            ? "."
            : "; " + Wording.count(early.size(), "call") + " came before the server had started.");
  }
}
