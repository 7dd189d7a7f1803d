package mpj.lessons.lesson2;

import java.util.List;
import mpj.lessons.Commentary;
import mpj.lessons.lesson2.Arrivals.Arrival;
import mpj.lessons.story.Recording;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.OutputLine;
import mpj.multiprocessing.trace.ProcessRecord;

/** Says how long each line was on its way from being printed to its arrival. */
final class FlushCommentary implements Commentary {
  private static final String[] CHILDREN = {"flush-always", "flush-once", "flush-never"};
  private static final long COARSE_NANOS = 2_000_000L; // two readings of a clock of milliseconds

  private final Arrivals arrivals = new Arrivals();

  @Override
  public void event(Event event) {}

  @Override
  public String note(OutputLine line) {
    boolean first = arrivals.isEmpty(); // the one that sets the clock
    return arrivals
        .add(line)
        .filter(_ -> !first)
        .map(arrival -> "arrived " + Wording.time(arrival.lateNanos()) + " later")
        .orElse(null);
  }

  @Override
  public List<String> check(Recording recording) {
    Findings findings = new Findings(recording).children(CHILDREN.length);
    List<Arrival> always = of(CHILDREN[0], recording);
    List<Arrival> once = of(CHILDREN[1], recording);
    List<Arrival> never = of(CHILDREN[2], recording);
    return findings
        .require(always.size() > 1, "With a flush each time, lines are missing: " + always + ".")
        .require(eachBeforeTheNext(always), "With a flush each time, a line came late.")
        .require(
            texts(once).equals(texts(always)),
            "With one flush, other lines came than with a flush each time: " + texts(once) + ".")
        .require(allAfterTheLast(once), "Before the one flush, a line came already.")
        .require(never.isEmpty(), "Without a flush, lines came: " + texts(never) + ".")
        .problems();
  }

  private static List<Arrival> of(String child, Recording recording) {
    Arrivals arrivals = new Arrivals();
    recording.lines().forEach(arrivals::add);
    return recording.children().stream()
        .filter(process -> process.name().equals(child))
        .map(ProcessRecord::pid)
        .flatMap(pid -> arrivals.of(pid).stream())
        .toList();
  }

  private static boolean eachBeforeTheNext(List<Arrival> lines) {
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i - 1).arrivedNanos() > lines.get(i).printedNanos() + COARSE_NANOS) {
        return false;
      }
    }
    return true;
  }

  private static boolean allAfterTheLast(List<Arrival> lines) {
    return lines.stream()
        .allMatch(line -> line.arrivedNanos() >= lines.getLast().printedNanos() - COARSE_NANOS);
  }

  private static List<String> texts(List<Arrival> lines) {
    return lines.stream().map(Arrival::text).toList();
  }

  @Override
  public String seen(Recording recording) {
    List<Arrival> always = of(CHILDREN[0], recording);
    List<Arrival> once = of(CHILDREN[1], recording);
    List<Arrival> never = of(CHILDREN[2], recording);
    return "With a flush each time, "
        + came(always)
        + ". With one flush at the end, "
        + came(once)
        + ", all together. Without any, "
        + came(never)
        + ": what is in a buffer when its process ends is lost.";
  }

  private static String came(List<Arrival> lines) {
    if (lines.isEmpty()) {
      return "no line came";
    }
    long latest = lines.stream().mapToLong(Arrival::lateNanos).max().orElse(0);
    return Wording.count(lines.size(), "line") + " came, at most " + Wording.time(latest) + " late";
  }
}
