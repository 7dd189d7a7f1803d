package mpj.lessons.lesson6;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import mpj.lessons.Commentary;
import mpj.lessons.Findings;
import mpj.lessons.story.Recording;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.OutputLine;

/** Says which worker got which arguments, and how far the tasks are. */
final class StarmapCommentary implements Commentary {
  private static final String AREA = "area of ";
  private static final String VOLUME = "volume of ";
  private static final String GOES_ON = "main goes on";
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  private final PoolTasks tasks = new PoolTasks();
  private int before;

  @Override
  public void event(Event event) {
    tasks.add(event);
  }

  @Override
  public String note(OutputLine line) {
    String text = line.text();
    if (text.startsWith(AREA) || text.startsWith(VOLUME)) {
      return numbers(text).size() + " arguments; its task no. " + tasks.begunBy(line.process());
    }
    if (text.startsWith("areas: ")) {
      before = tasks.submitted().size();
      return "in the order of the pairs; main waited for all";
    }
    if (text.equals(GOES_ON)) {
      return "of the second map done: " + Wording.count(ended(), "task");
    }
    return text.startsWith("volumes: ") ? "one result for " + Wording.count(ended(), "task") : null;
  }

  private int ended() {
    return tasks.ended().size() - before;
  }

  private static List<Integer> numbers(String text) {
    return NUMBER.matcher(text).results().map(MatchResult::group).map(Integer::valueOf).toList();
  }

  /** Returns what was to come of these lines, smallest first. */
  private static List<Integer> products(Recording recording, String start) {
    return recording.lines(start).stream()
        .map(line -> numbers(line.text()).stream().reduce(1, (a, b) -> a * b))
        .sorted()
        .toList();
  }

  private static List<Integer> result(Recording recording, String start) {
    return numbers(Findings.said(recording, start)).stream().sorted().toList();
  }

  @Override
  public List<String> check(Recording recording) {
    PoolTasks all = PoolTasks.of(recording);
    List<Integer> areas = products(recording, AREA);
    return new Findings()
        .requireGoodEnds(recording.children())
        .require(!areas.isEmpty(), "No area was worked out.")
        .requireEqual("the areas", areas, result(recording, "areas: "))
        .requireEqual("the volumes", products(recording, VOLUME), result(recording, "volumes: "))
        .requireEqual("volumes", areas.size(), products(recording, VOLUME).size())
        .requireEqual("lines of main going on", 1, recording.lines(GOES_ON).size())
        .requireNone(all.notOnce())
        .requireNone(all.failures())
        .problems();
  }

  @Override
  public String seen(Recording recording) {
    return Wording.count(products(recording, AREA).size(), "pair")
        + " became the two arguments of as many calls, and "
        + products(recording, VOLUME).size()
        + " triples the three of others. The second map was asynchronous: main went on while the"
        + " workers were at it, "
        + Wording.time(waited(recording))
        + " before it had the list.";
  }

  private static long waited(Recording recording) {
    List<OutputLine> on = recording.lines(GOES_ON);
    List<OutputLine> volumes = recording.lines("volumes: ");
    return on.isEmpty() || volumes.isEmpty()
        ? 0
        : volumes.getFirst().nanos() - on.getFirst().nanos();
  }
}
