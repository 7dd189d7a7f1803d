package mpj.lessons.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import mpj.lessons.story.Expectation;
import mpj.lessons.story.Form;
import mpj.lessons.story.Lives;
import mpj.lessons.story.Run;
import mpj.lessons.story.Said;
import mpj.multiprocessing.trace.OutputLine;
import mpj.multiprocessing.trace.ProcessRecord;

/**
 * What there is to learn from one run of a demo. The constructor of a subclass declares it: notes
 * for lines, what is expected of a run, what may be predicted, and what was seen. All of it reads
 * one {@link Run}, so a note and what is said at the end cannot contradict each other.
 *
 * <p>An instance is made before its run, follows it, and is asked by one thread at a time.
 */
public abstract class Notes {
  private record Rule(Form form, Function<Said, String> note) {}

  private final Stage stage;
  private final List<Rule> rules = new ArrayList<>();
  private final List<Expectation> expectations = new ArrayList<>();
  private final List<Prediction> predictions = new ArrayList<>();
  private Supplier<String> seen = () -> "";

  /** Begins with nothing declared. */
  protected Notes(Stage stage) {
    this.stage = stage;
  }

  /** Returns what has happened up to now. */
  protected final Run run() {
    return stage.run();
  }

  /** Returns the processes that the run has started up to now, in the order of start. */
  protected final List<ProcessRecord> children() {
    return run().children();
  }

  /** Returns one of the demo's numbers. */
  protected final int setting(String name) {
    return stage.settings().number(name);
  }

  /**
   * Declares a note for lines of a form, see {@link Form}. Of several forms that a line has, the
   * one declared first counts.
   *
   * @param note made when the line has come, after all earlier events of its process; null if there
   *     is nothing to be learned from this line
   */
  protected final void note(String form, Function<Said, String> note) {
    rules.add(new Rule(Form.of(form), note));
  }

  /** Declares what a run is to show. */
  protected final void expect(Expectation... all) {
    expectations.addAll(Arrays.asList(all));
  }

  /**
   * Declares one thing that a run is to show.
   *
   * @param otherwise a sentence that says what was wrong, with figures of the run
   */
  protected final void expect(BooleanSupplier shown, Supplier<String> otherwise) {
    expect(() -> shown.getAsBoolean() ? List.of() : List.of(otherwise.get()));
  }

  /**
   * Declares that two things are to be equal.
   *
   * @param what names them in the sentence that says they were not
   */
  protected final void expectEqual(String what, Supplier<?> expected, Supplier<?> found) {
    expect(
        () -> expected.get().equals(found.get()),
        () ->
            "Not as expected: "
                + what
                + "; expected="
                + expected.get()
                + " found="
                + found.get()
                + ".");
  }

  /**
   * Declares a question that is answered by a number.
   *
   * @param answer a number, or an {@link Optional} of one; empty if the run did not come so far
   */
  protected final void predict(String question, Supplier<?> answer) {
    predict(question, List.of(), answer);
  }

  /**
   * Declares a question with answers to choose from.
   *
   * @param answer one of the choices, or an {@link Optional} of one; empty if the run did not come
   *     so far
   */
  protected final void predict(String question, List<String> choices, Supplier<?> answer) {
    predictions.add(new Prediction(question, choices, () -> text(answer.get())));
  }

  private static Optional<String> text(Object answer) {
    Object found = answer instanceof Optional<?> optional ? optional.orElse(null) : answer;
    return Optional.ofNullable(found).map(String::valueOf);
  }

  /** Declares what was to be seen: a sentence or a few, with the figures of this very run. */
  protected final void seen(Supplier<String> sentences) {
    seen = sentences;
  }

  /** Returns the expectation that all children end with exit code 0. */
  protected final Expectation childrenEndWell() {
    return () -> Lives.failures(children());
  }

  /** Returns the expectation that so many children were started. */
  protected final Expectation childrenNumber(int expected) {
    return () -> {
      int number = children().size();
      return number == expected
          ? List.of()
          : List.of("There were children=" + number + ", not " + expected + ".");
    };
  }

  /**
   * Returns the expectation that a process wrote a line for each of these beginnings and no other.
   *
   * @param process 0 for the main one, then in the order of start; one that was never started is
   *     for {@link #childrenNumber} to miss
   */
  protected final Expectation wrote(int process, String... beginnings) {
    return () -> {
      if (process >= run().processes().size()) {
        return List.of();
      }
      ProcessRecord writer = run().processes().get(process);
      List<String> lines = run().texts(writer.pid());
      boolean same = lines.size() == beginnings.length;
      for (int i = 0; same && i < beginnings.length; i++) {
        same = lines.get(i).startsWith(beginnings[i]);
      }
      return same
          ? List.of()
          : List.of(
              writer.name() + " did not write " + List.of(beginnings) + ": lines=" + lines + ".");
    };
  }

  /** Returns the expectation that so many children are alive at the same time. */
  protected final Expectation aliveTogether(int least) {
    return () -> {
      int most = Lives.mostAtOnce(children());
      return most >= least
          ? List.of()
          : List.of(
              least == 2
                  ? "No two children were alive at the same time."
                  : "Never were "
                      + least
                      + " children alive at the same time, only "
                      + most
                      + " were.");
    };
  }

  /** Returns the expectation that there is a process of this name, and how it ends. */
  protected final Expectation ends(String name, int exitCode) {
    return () ->
        run()
            .process(name)
            .map(process -> Lives.otherEnd(process, exitCode))
            .orElse(List.of("There was no process of this name: name=" + name + "."));
  }

  /** Says why this line was written just now; null if there is nothing to be learned from it. */
  public final String note(OutputLine line) {
    for (Rule rule : rules) {
      Optional<Said> said = rule.form().read(line);
      if (said.isPresent()) {
        return rule.note().apply(said.get());
      }
    }
    return null;
  }

  /** Returns a sentence for each thing that the run was to show and did not. */
  public final List<String> problems() {
    return expectations.stream().flatMap(one -> one.problems().stream()).toList();
  }

  /** Returns what may be predicted. */
  public final List<Prediction> predictions() {
    return List.copyOf(predictions);
  }

  /** Returns what was to be seen, when the run is over. */
  public final String seen() {
    return seen.get();
  }
}
