package mpj.lessons.lesson3;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mpj.lessons.Commentary;
import mpj.lessons.story.Recording;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.StartMethod;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.OutputLine;

/** Says what the figures mean, and where a child's copy of a global comes from. */
final class StartMethodsCommentary implements Commentary {
  private static final Pattern COST =
      Pattern.compile("(\\w+): (\\S+) ms from start to end, after (\\S+) ms to prepare");
  private static final String SET = "main set it";
  private static final String NO_FASTER =
      ". It was no faster this time, as happens where other programs keep the cores busy";
  private static final String NEW = "nobody set it here";

  @Override
  public void event(Event event) {}

  @Override
  public String note(OutputLine line) {
    Matcher cost = COST.matcher(line.text());
    if (cost.matches()) {
      return switch (StartMethod.valueOf(cost.group(1))) {
        case SPAWN -> "a JVM boots while main waits for it";
        case FORKSERVER -> "the JVM was there; it only got its task";
        case FORK -> "the same, with a snapshot of the globals";
      };
    }
    if (line.text().startsWith("by ")) {
      return line.text().endsWith(SET)
          ? "main's, as it was when the child started"
          : "the child's own, as it was declared";
    }
    return null;
  }

  private record Cost(StartMethod method, double millis, double prepared) {}

  private static List<Cost> costs(Recording recording) {
    List<Cost> costs = new ArrayList<>();
    for (OutputLine line : recording.lines()) {
      Matcher match = COST.matcher(line.text());
      if (match.matches()) {
        costs.add(
            new Cost(
                StartMethod.valueOf(match.group(1)),
                Double.parseDouble(match.group(2)),
                Double.parseDouble(match.group(3))));
      }
    }
    return costs;
  }

  private static Optional<Cost> cost(Recording recording, StartMethod method) {
    return costs(recording).stream().filter(cost -> cost.method() == method).findFirst();
  }

  @Override
  public List<String> check(Recording recording) {
    Findings findings = new Findings(recording);
    recording.children().forEach(child -> findings.requireEnd(child.name(), 0));
    for (StartMethod method : StartMethod.all()) {
      findings.require(
          cost(recording, method).isPresent(), "No cost was measured: method=" + method + ".");
      String told = "by " + method + ": " + (method == StartMethod.FORK ? SET : NEW);
      findings.require(
          recording.lines().stream().anyMatch(line -> line.text().equals(told)),
          "No child wrote: " + told + ".");
    }
    return findings.problems();
  }

  private static double millis(Recording recording, StartMethod method) {
    return cost(recording, method).map(Cost::millis).orElse(0.0);
  }

  @Override
  public String seen(Recording recording) {
    double spawn = millis(recording, StartMethod.SPAWN);
    double server = millis(recording, StartMethod.FORKSERVER);
    double boot = cost(recording, StartMethod.FORKSERVER).map(Cost::prepared).orElse(0.0);
    return "To spawn a child that does nothing took "
        + Wording.time(nanos(spawn))
        + "; to give the task to a JVM booted ahead took "
        + Wording.time(nanos(server))
        + ". That boot is not saved but done before, in "
        + Wording.time(nanos(boot))
        + (server < spawn ? "" : NO_FASTER)
        + ". Only the child by fork knew what main had set. No JVM was copied by any of them: a"
        + " JVM cannot fork.";
  }

  private static long nanos(double millis) {
    return Math.round(millis * 1e6);
  }
}
