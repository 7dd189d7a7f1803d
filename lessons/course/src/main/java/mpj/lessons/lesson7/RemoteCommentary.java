package mpj.lessons.lesson7;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import mpj.lessons.Commentary;
import mpj.lessons.story.Lives;
import mpj.lessons.story.Recording;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;
import mpj.multiprocessing.trace.ProcessRecord;

/** Tells the calls that came from outside of the tree from the others, and who was refused. */
final class RemoteCommentary implements Commentary {
  private static final String STARTS = "starts ";
  private static final String PID = ", pid ";
  private static final String FOUND = "stranger: found ";
  private static final String LEFT = "stranger: left ";
  private static final String REFUSED = "intruder: refused: ";
  private static final String GUESTS = "guests: ";

  private final Set<Long> tree = new HashSet<>();
  private long served;
  private long took;

  @Override
  public void event(Event event) {
    tree.add(event.process().pid());
    if (isFromOutside(event)) {
      served++;
      took += event.value();
    }
  }

  private static boolean isFromOutside(Event event) {
    return event.kind() == EventKind.CALL_SERVED && event.peer() == null;
  }

  @Override
  public String note(OutputLine line) {
    String text = line.text();
    if (text.startsWith(STARTS)) {
      return tree.contains(pid(text)) ? null : "none of our processes: a program of its own";
    }
    if (text.startsWith(LEFT) && served > 0) {
      return "the server has answered "
          + Wording.count(served, "call")
          + " from outside, each in "
          + Wording.time(took / served);
    }
    if (text.startsWith(REFUSED)) {
      return "it could not prove that it has the key, so nothing was asked of the list";
    }
    return null;
  }

  private static long pid(String text) {
    return Long.parseLong(text.substring(text.indexOf(PID) + PID.length()));
  }

  @Override
  public List<String> check(Recording recording) {
    List<String> problems = new ArrayList<>(Lives.failures(recording.children()));
    List<Long> ours = recording.processes().stream().map(ProcessRecord::pid).toList();
    List<OutputLine> started = recording.lines(STARTS);
    if (started.size() != 2 || started.stream().anyMatch(line -> ours.contains(pid(line.text())))) {
      problems.add("Not two programs were started that are none of our processes.");
    }
    require(recording, "stranger ended with exit code 0", problems);
    require(recording, REFUSED, problems);
    require(recording, "intruder ended with exit code 1", problems);
    require(recording, FOUND + "[host]", problems);
    long added = added(recording);
    if (added < 1 || !said(recording, GUESTS).equals(list(added))) {
      problems.add(
          "The list does not hold what the stranger added, and that alone: added="
              + added
              + " list="
              + said(recording, GUESTS)
              + ".");
    }
    long calls = recording.events().stream().filter(RemoteCommentary::isFromOutside).count();
    if (calls < added) {
      problems.add(
          "The server answered fewer calls from outside than items came from there: calls="
              + calls
              + " items="
              + added
              + ".");
    }
    return problems;
  }

  private static void require(Recording recording, String start, List<String> problems) {
    if (recording.lines(start).size() != 1) {
      problems.add("Not said once: " + start.strip() + ".");
    }
  }

  /** Returns the rest of the line that begins so; empty if there is none. */
  private static String said(Recording recording, String start) {
    return recording.lines(start).stream()
        .findFirst()
        .map(line -> line.text().substring(start.length()))
        .orElse("");
  }

  /** Returns how many items the stranger says it added to the one that it found. */
  private static long added(Recording recording) {
    String left = said(recording, LEFT).replace(" items", "");
    return left.isEmpty() ? 0 : Long.parseLong(left) - 1;
  }

  private static String list(long added) {
    List<String> items = new ArrayList<>(List.of("host"));
    for (long i = 1; i <= added; i++) {
      items.add("stranger " + i);
    }
    return items.toString();
  }

  @Override
  public String seen(Recording recording) {
    long calls = recording.events().stream().filter(RemoteCommentary::isFromOutside).count();
    return "A JVM that is none of our processes added "
        + Wording.count(added(recording), "item")
        + " to our list; the server answered "
        + Wording.count(calls, "call")
        + " from outside. "
        + (recording.lines(REFUSED).isEmpty()
            ? ""
            : "One with another key was refused before it could ask for anything.");
  }
}
