package mpj.lessons.lesson3;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import mpj.lessons.demo.Notes;
import mpj.lessons.demo.Stage;
import mpj.lessons.story.Expectation;
import mpj.lessons.story.Lives;
import mpj.lessons.story.Said;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.ProcessRecord;

/** Says whose name comes from where, who is waited for, and who is not. */
final class NameAndDaemonNotes extends Notes {
  private static final String NAME = "I am {}";
  private static final String DONE = "my task is done";
  private static final String SERVES = "serves";
  private static final String WORKER = "{}: isDaemon=false";
  private static final String DAEMON = "{}: isDaemon=true";
  private static final String NO_FAMILY = "There was no worker beside a daemon.";

  /** A process with two children, one of them a daemon, as it told them apart itself. */
  private record Family(ProcessRecord parent, ProcessRecord worker, ProcessRecord daemon) {}

  NameAndDaemonNotes(Stage stage) {
    super(stage);
    note("my children", _ -> "one name given, one made up");
    note("I am {}:{}", said -> "child number " + said.word(1) + " of " + said.word(0));
    note("I am Process-", _ -> "a default name");
    note(NAME, _ -> "the name that it was given");
    note(DONE, this::done);
    note(SERVES, this::serves);
    note(DAEMON, _ -> "nobody will wait for this one");
    expect(this::namesNotSaid);
    expect(ends("gardener", 0));
    expect(
        () -> run().process("Process-1").isPresent(),
        () -> "No child had the default name Process-1.");
    expect(() -> family().isPresent(), () -> NO_FAMILY);
    expect(ofFamily(family -> Lives.otherEnd(family.parent(), 0)));
    expect(ofFamily(family -> Lives.otherEnd(family.worker(), 0)));
    expect(
        ofFamily(
            family -> run().texts(family.worker().pid()).contains(DONE),
            _ -> "The worker did not come to the end of its task."));
    expect(ofFamily(this::waitsForWorker, _ -> "The parent did not wait for its worker."));
    expect(
        ofFamily(
            family -> family.daemon().exitCode().isPresent(),
            _ -> "The daemon had not ended when the demo was over."));
    expect(
        ofFamily(
            family -> !endedByItself(family.daemon()),
            family ->
                "The daemon ended by itself: exitCode="
                    + family.daemon().exitCode().getAsInt()
                    + "."));
    expect(
        ofFamily(
            family -> family.daemon().endNanos() > taskDone(family.parent()),
            _ -> "The daemon ended before its parent's task."));
    predict(
        "Process-1 starts a worker, which works for "
            + setting("millis")
            + " ms, and a daemon, which serves for ever. Then its task returns, without a join. For"
            + " which of the two does its process stay?",
        List.of("for neither", "for the worker", "for both"),
        () -> family().map(this::waitedFor));
    seen(() -> family().map(this::debrief).orElse(NO_FAMILY));
  }

  private String done(Said said) {
    return isChildOfMain(said)
        ? "it called no join, and yet its process stays for the worker"
        : "now its parent can end";
  }

  /** Once is enough: the first time since the parent's task was done. */
  private String serves(Said said) {
    return run().said(DONE).stream()
        .filter(this::isChildOfMain)
        .findFirst()
        .flatMap(done -> firstSince(done, SERVES))
        .filter(said::equals)
        .map(_ -> "its parent's task is done, its parent's process is not")
        .orElse(null);
  }

  private Optional<Said> firstSince(Said earlier, String form) {
    return run().said(form).stream().filter(one -> one.nanos() - earlier.nanos() >= 0).findFirst();
  }

  private boolean isChildOfMain(Said said) {
    return run().lives().parentOf(said.who()).filter(run().main()::equals).isPresent();
  }

  private List<String> namesNotSaid() {
    return children().stream()
        .filter(child -> !run().texts(child.pid()).contains("I am " + child.name()))
        .map(child -> child.name() + " did not say its name.")
        .toList();
  }

  private Optional<Family> family() {
    Optional<Said> daemon = run().first(DAEMON);
    Optional<Said> worker = run().first(WORKER);
    return daemon.flatMap(line ->
        named(daemon)
            .flatMap(serving ->
                named(worker)
                    .flatMap(working ->
                        run()
                            .process(line.who().pid())
                            .map(parent -> new Family(parent, working, serving)))));
  }

  private Optional<ProcessRecord> named(Optional<Said> said) {
    return said.flatMap(line -> run().process(line.word(0)));
  }

  private Expectation ofFamily(Function<Family, List<String>> problems) {
    return () -> family().map(problems).orElse(List.of());
  }

  private Expectation ofFamily(Predicate<Family> shown, Function<Family, String> otherwise) {
    return ofFamily(family -> shown.test(family) ? List.of() : List.of(otherwise.apply(family)));
  }

  private boolean waitsForWorker(Family family) {
    return family.parent().endNanos() >= family.worker().endNanos();
  }

  private static boolean endedByItself(ProcessRecord process) {
    return process.exitCode().orElse(-1) >= 0;
  }

  private String waitedFor(Family family) {
    if (!waitsForWorker(family)) {
      return "for neither";
    }
    return endedByItself(family.daemon()) ? "for both" : "for the worker";
  }

  private long taskDone(ProcessRecord parent) {
    return run().said(parent.name(), DONE).stream()
        .findFirst()
        .map(Said::nanos)
        .orElse(parent.endNanos());
  }

  private String debrief(Family family) {
    ProcessRecord parent = family.parent();
    ProcessRecord daemon = family.daemon();
    long gap = daemon.endNanos() - parent.endNanos();
    return "The task of "
        + parent.name()
        + " was done "
        + Wording.time(parent.endNanos() - taskDone(parent))
        + " before its process ended: that is how long it waited for "
        + family.worker().name()
        + ". For "
        + daemon.name()
        + ", the daemon, it did not wait: that was ended "
        + Wording.time(Math.abs(gap))
        + (gap < 0 ? " before" : " after")
        + " its parent.";
  }
}
