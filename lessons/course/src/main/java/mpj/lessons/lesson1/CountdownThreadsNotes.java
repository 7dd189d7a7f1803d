package mpj.lessons.lesson1;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mpj.lessons.demo.Notes;
import mpj.lessons.demo.Stage;
import mpj.lessons.story.Said;
import mpj.lessons.story.Wording;

/** Points out that two flows of execution have one pid, and where they overtook each other. */
final class CountdownThreadsNotes extends Notes {
  private static final String NUMBER = "thread-{}: {}";

  CountdownThreadsNotes(Stage stage) {
    super(stage);
    note(NUMBER, this::number);
    expect(
        () -> children().isEmpty(),
        () -> "No child was to run; there were children=" + children().size() + ".");
    expect(
        () -> threads().size() == 2,
        () -> "Two threads were to count; there were threads=" + threads() + ".");
    expect(this::miscounted);
    expect(
        () -> threads().size() != 2 || overlap(),
        () -> "The two threads never counted at the same time.");
    predict(
        "Two threads count down, from "
            + setting("from")
            + " and from "
            + setting("second")
            + ". How many different pids do their lines have?",
        this::pids);
    seen(this::debrief);
  }

  private static String thread(Said said) {
    return "thread-" + said.word(0);
  }

  private String number(Said said) {
    if (Countdowns.isFirst(run().said(NUMBER), said, CountdownThreadsNotes::thread)) {
      return "the first line of "
          + thread(said)
          + ", in process "
          + said.who().pid()
          + " like main";
    }
    List<Said> others = Countdowns.others(run().said(NUMBER), said, CountdownThreadsNotes::thread);
    return others.size() < 2 ? null : overtaken(others);
  }

  private static String overtaken(List<Said> others) {
    return "since its line before, "
        + thread(others.getFirst())
        + " went from "
        + others.getFirst().word(1)
        + " to "
        + others.getLast().word(1);
  }

  private List<String> threads() {
    return run().said(NUMBER).stream().map(CountdownThreadsNotes::thread).distinct().toList();
  }

  private List<Said> lines(String thread) {
    return run().said(NUMBER).stream().filter(said -> thread(said).equals(thread)).toList();
  }

  private List<String> miscounted() {
    var problems = new ArrayList<String>();
    for (String thread : threads()) {
      List<String> numbers = lines(thread).stream().map(said -> said.word(1)).toList();
      if (!Countdowns.isCountdown(numbers)) {
        problems.add(thread + " did not count down to 1 in order: lines=" + numbers + ".");
      }
    }
    return problems;
  }

  private boolean overlap() {
    List<Said> one = lines(threads().getFirst());
    List<Said> other = lines(threads().getLast());
    return one.getFirst().nanos() - other.getLast().nanos() < 0
        && other.getFirst().nanos() - one.getLast().nanos() < 0;
  }

  private Optional<Long> pids() {
    return Optional.of(run().said(NUMBER).stream().map(said -> said.who().pid()).distinct().count())
        .filter(pids -> pids > 0);
  }

  private String debrief() {
    List<Said> lines = run().said(NUMBER);
    return "Two threads counted at the same time in one process, pid "
        + run().main().pid()
        + ": "
        + Wording.count(lines.size(), "line")
        + ", and "
        + Wording.count(Countdowns.turns(lines, CountdownThreadsNotes::thread), "time")
        + " the other thread had the next one. No process was started, and nothing was copied.";
  }
}
