package mpj.lessons.lesson1;

import java.util.ArrayList;
import java.util.List;
import mpj.lessons.demo.Notes;
import mpj.lessons.demo.Stage;
import mpj.lessons.story.Lives;
import mpj.lessons.story.Said;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.ProcessRecord;

/** Points out where one countdown overtook the other, and where only one was left. */
final class CountdownNotes extends Notes {
  private static final String NUMBER = "{}";

  CountdownNotes(Stage stage) {
    super(stage);
    note(NUMBER, this::number);
    expect(childrenEndWell());
    expect(
        () -> children().size() == 2,
        () -> "Two children were to run; there were children=" + children().size() + ".");
    expect(this::hasPidsOfTheirOwn, () -> "Two processes had the same pid.");
    expect(this::miscounted);
    expect(
        () -> Lives.mostAtOnce(children()) > 1,
        () -> "The two children were never alive at the same time.");
    predict(
        "Process-1 counts down from "
            + setting("from")
            + ", Process-2 from "
            + setting("second")
            + ". Which child writes the last line?",
        List.of("Process-1", "Process-2"),
        () -> run().last(NUMBER).map(said -> said.who().name()));
    seen(this::debrief);
  }

  private String number(Said said) {
    if (Countdowns.isFirst(run().said(NUMBER), said, Said::who)) {
      return "the first line of a process of its own, pid " + said.who().pid();
    }
    List<String> ended =
        run().sinceLineBefore(said.line(), EventKind.PROCESS_ENDED).stream()
            .map(Event::process)
            .map(who -> who.name())
            .sorted()
            .toList();
    if (!ended.isEmpty()) {
      return Wording.names(ended) + " has ended; this process goes on by itself";
    }
    List<Said> others = Countdowns.others(run().said(NUMBER), said, Said::who);
    return others.size() < 2 ? null : overtaken(others);
  }

  private static String overtaken(List<Said> others) {
    Said last = others.getLast();
    return "since its line before, "
        + last.who().name()
        + " went from "
        + others.getFirst().word(0)
        + " to "
        + last.word(0);
  }

  private boolean hasPidsOfTheirOwn() {
    return run().processes().stream().map(ProcessRecord::pid).distinct().count()
        == run().processes().size();
  }

  private List<String> miscounted() {
    var problems = new ArrayList<String>();
    for (ProcessRecord child : children()) {
      List<String> numbers = run().texts(child.pid());
      if (!Countdowns.isCountdown(numbers)) {
        problems.add(child.name() + " did not count down to 1 in order: lines=" + numbers + ".");
      }
    }
    return problems;
  }

  private String debrief() {
    List<Said> lines = run().said(NUMBER);
    return "Two processes counted at the same time, each at its own pace: "
        + Wording.count(lines.size(), "line")
        + ", and "
        + Wording.count(Countdowns.turns(lines, Said::who), "time")
        + " the other process had the next one. Within a process the order is fixed; between"
        + " processes nobody fixed it, and with another seed it is another.";
  }
}
