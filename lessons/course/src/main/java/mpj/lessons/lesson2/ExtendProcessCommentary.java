package mpj.lessons.lesson2;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mpj.lessons.Commentary;
import mpj.lessons.story.Recording;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.OutputLine;

/** Says which process worked on which copy of an object. */
final class ExtendProcessCommentary implements Commentary {
  private static final Pattern SUM = Pattern.compile("adds up (\\d+) to (\\d+): sum=(\\d+)");

  /** What a child said that it had added up. */
  private record Sum(String child, long first, long last, long sum) {
    static Optional<Sum> of(OutputLine line) {
      Matcher text = SUM.matcher(line.text());
      return text.matches()
          ? Optional.of(
              new Sum(
                  line.process().name(),
                  Long.parseLong(text.group(1)),
                  Long.parseLong(text.group(2)),
                  Long.parseLong(text.group(3))))
          : Optional.empty();
    }

    boolean isRight() {
      return sum == (first + last) * (last - first + 1) / 2;
    }
  }

  @Override
  public void event(Event event) {}

  @Override
  public String note(OutputLine line) {
    return Sum.of(line).isPresent()
        ? "run() in pid " + line.process().pid() + ", on its copy of the object"
        : "run() never ran here: they are as they were made";
  }

  @Override
  public List<String> check(Recording recording) {
    Findings findings =
        new Findings(recording)
            .children(2)
            .wrote(0, "has low.sum=0 and high.sum=0")
            .wrote(1, "adds up")
            .wrote(2, "adds up");
    for (Sum sum : sums(recording)) {
      findings.require(sum.isRight(), sum.child() + " added up wrongly: sum=" + sum.sum() + ".");
    }
    return findings.problems();
  }

  private static List<Sum> sums(Recording recording) {
    List<Sum> sums = new ArrayList<>();
    recording.lines().forEach(line -> Sum.of(line).ifPresent(sums::add));
    return sums;
  }

  @Override
  public String seen(Recording recording) {
    long total = 0;
    StringBuilder text = new StringBuilder();
    for (Sum sum : sums(recording)) {
      total += sum.sum();
      text.append(sum.child()).append(" found ").append(sum.sum()).append(", ");
    }
    return text
        + "together "
        + total
        + ", each in its own process. The main process has objects of the same class, and learnt"
        + " nothing of that: what a child finds out must be sent back, for example by a queue.";
  }
}
