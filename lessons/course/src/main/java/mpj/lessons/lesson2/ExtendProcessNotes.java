package mpj.lessons.lesson2;

import java.util.List;
import mpj.lessons.demo.Notes;
import mpj.lessons.demo.Stage;
import mpj.lessons.story.Said;

/** Says which process worked on which copy of an object. */
final class ExtendProcessNotes extends Notes {
  private static final String SUM = "adds up {} to {}: sum={}";
  private static final String FIELDS = "has low.sum={} and high.sum={}";

  private final int last = setting("last");

  ExtendProcessNotes(Stage stage) {
    super(stage);
    note(SUM, said -> "run() in pid " + said.who().pid() + ", on its copy of the object");
    note(FIELDS, _ -> "run() never ran here: they are as they were made");
    expect(childrenNumber(2), childrenEndWell());
    expect(wrote(0, "has low.sum=0 and high.sum=0"), wrote(1, "adds up"), wrote(2, "adds up"));
    expect(this::wrongSums);
    predict(
        "Main has two objects, low and high. Each is started as a process, and adds up half of the"
            + " numbers from 1 to "
            + last
            + " in its own field, sum. What is low.sum in main when both have ended?",
        () -> run().last(FIELDS).map(said -> said.number(0)));
    seen(this::debrief);
  }

  private static long sum(Said said) {
    return said.number(2);
  }

  private long rightSum(Said said) {
    long low = upTo(last / 2);
    return said.who().name().equals("low") ? low : upTo(last) - low;
  }

  private static long upTo(long number) {
    return number * (number + 1) / 2;
  }

  private List<String> wrongSums() {
    return run().said(SUM).stream()
        .filter(said -> sum(said) != rightSum(said))
        .map(said -> said.who().name() + " added up wrongly: sum=" + sum(said) + ".")
        .toList();
  }

  private String debrief() {
    long total = 0;
    var text = new StringBuilder();
    for (Said said : run().said(SUM)) {
      total += sum(said);
      text.append(said.who().name()).append(" found ").append(sum(said)).append(", ");
    }
    return text
        + "together "
        + total
        + ", each in its own process. The main process has objects of the same class, and learnt"
        + " nothing of that: what a child finds out must be sent back, for example by a queue.";
  }
}
