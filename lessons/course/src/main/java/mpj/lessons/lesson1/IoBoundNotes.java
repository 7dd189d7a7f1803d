package mpj.lessons.lesson1;

import java.util.List;
import mpj.lessons.demo.Notes;
import mpj.lessons.demo.Stage;
import mpj.lessons.lesson1.FourWays.Way;
import mpj.lessons.story.Said;
import mpj.lessons.story.Wording;

/** Compares the four ways to wait, and says what the processes cost. */
final class IoBoundNotes extends Notes {
  private static final List<String> ASKED =
      List.of(FourWays.SERIAL, FourWays.LOCKED, FourWays.PROCESSES);

  private final FourWays ways = new FourWays(run(), "answers");
  private final int requests = setting("requests");

  IoBoundNotes(Stage stage) {
    super(stage);
    note(ways.form(FourWays.SERIAL), _ -> "nobody computed; each waited for the one before");
    note(ways.form(FourWays.THREADS), said -> than(said, FourWays.THREADS, ": all waited at once"));
    note(
        ways.form(FourWays.LOCKED),
        said -> than(said, FourWays.LOCKED, ": a lock is no hindrance to waiting"));
    note(ways.form(FourWays.PROCESSES), this::processes);
    expect(ways.comeToTheSame(), childrenEndWell());
    expectEqual("children", () -> requests, () -> children().size());
    predict(
        Wording.count(requests, "answer")
            + " of "
            + setting("pause")
            + " ms each are waited for. Which takes most time: one after the other (serial), by"
            + " threads under one lock, by processes?",
        ASKED,
        () -> ways.slowest(ASKED));
    seen(this::debrief);
  }

  private String than(Said said, String name, String why) {
    return ways.way(FourWays.SERIAL)
        .map(serial -> FourWays.read(name, said).against(serial) + why)
        .orElse(null);
  }

  private String processes(Said said) {
    return ways.way(FourWays.THREADS)
        .map(threads ->
            "measured by the threads: " + FourWays.read(FourWays.PROCESSES, said).against(threads))
        .orElse(null);
  }

  private String debrief() {
    Way serially = ways.measured(FourWays.SERIAL);
    Way threads = ways.measured(FourWays.THREADS);
    return "To wait for the same "
        + Wording.count(threads.results(), "answer")
        + " took: "
        + ways.times()
        + ". Measured by serial, the threads were "
        + threads.against(serially)
        + ", and with the lock "
        + ways.measured(FourWays.LOCKED).against(serially)
        + ": who waits needs no core and no lock. The processes were, measured by the threads, "
        + ways.measured(FourWays.PROCESSES).against(threads)
        + ": it took "
        + Wording.time(Boots.untilAllRan(run()))
        + " until the last of them had begun to wait.";
  }
}
