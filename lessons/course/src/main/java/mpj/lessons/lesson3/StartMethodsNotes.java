package mpj.lessons.lesson3;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mpj.lessons.demo.Notes;
import mpj.lessons.demo.Stage;
import mpj.lessons.story.Lives;
import mpj.lessons.story.Said;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.StartMethod;

/** Says what the figures mean, and where a child's copy of a global comes from. */
final class StartMethodsNotes extends Notes {
  private static final String COST = "{}: {} ms from start to end, after {} ms to prepare";
  private static final String MAINS = "by {}: main set it";
  private static final String NO_FASTER =
      ". It was no faster this time, as happens where other programs keep the cores busy";

  StartMethodsNotes(Stage stage) {
    super(stage);
    note(COST, said -> meaning(StartMethod.valueOf(said.word(0))));
    note(MAINS, _ -> "main's, as it was when the child started");
    note("by ", _ -> "the child's own, as it was declared");
    expect(() -> children().stream().flatMap(child -> Lives.otherEnd(child, 0).stream()).toList());
    expect(this::missing);
    predict(
        "Main sets a global variable to a text of its own. Then it starts one child by each of the "
            + StartMethod.all().size()
            + " start methods: spawn, forkserver and fork. How many of these children find main's"
            + " text?",
        () -> run().said(MAINS).size());
    seen(this::debrief);
  }

  private static String meaning(StartMethod method) {
    return switch (method) {
      case SPAWN -> "a JVM boots while main waits for it";
      case FORKSERVER -> "the JVM was there; it only got its task";
      case FORK -> "the same, with a snapshot of the globals";
    };
  }

  private List<String> missing() {
    var missing = new ArrayList<String>();
    for (StartMethod method : StartMethod.all()) {
      if (cost(method).isEmpty()) {
        missing.add("No cost was measured: method=" + method + ".");
      }
      String text = method == StartMethod.FORK ? "main set it" : "nobody set it here";
      String told = "by " + method + ": " + text;
      if (run().lines(told).isEmpty()) {
        missing.add("No child wrote: " + told + ".");
      }
    }
    return missing;
  }

  private Optional<Said> cost(StartMethod method) {
    return run().said(COST).stream().filter(said -> said.word(0).equals(method.name())).findFirst();
  }

  /** Returns the figure in a gap of a method's line, in nanoseconds. */
  private long nanos(StartMethod method, int gap) {
    return cost(method).map(said -> Math.round(said.figure(gap) * 1e6)).orElse(0L);
  }

  private String debrief() {
    long spawn = nanos(StartMethod.SPAWN, 1);
    long server = nanos(StartMethod.FORKSERVER, 1);
    return "To spawn a child that does nothing took "
        + Wording.time(spawn)
        + "; to give the task to a JVM booted ahead took "
        + Wording.time(server)
        + ". That boot is not saved but done before, in "
        + Wording.time(nanos(StartMethod.FORKSERVER, 2))
        + (server < spawn ? "" : NO_FASTER)
        + ". Only the child by fork knew what main had set. No JVM was copied by any of them: a"
        + " JVM cannot fork.";
  }
}
