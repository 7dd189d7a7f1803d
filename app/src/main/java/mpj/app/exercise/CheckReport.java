package mpj.app.exercise;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import mpj.app.exercise.compile.Problem;
import mpj.app.exercise.host.Adversity;
import mpj.app.exercise.host.Outcome;
import mpj.app.terminal.Labelled;
import mpj.app.terminal.Screen;
import mpj.app.terminal.Style;
import mpj.app.terminal.Text;
import mpj.lessons.exercise.Exercise;
import mpj.lessons.exercise.Failing;
import mpj.lessons.story.Wording;

/** Says what came of a check. */
final class CheckReport {
  private static final int LABEL_COLUMNS = 9;
  private static final int MOST_ERRORS = 3;

  private final Screen screen;
  private final Exercise exercise;
  private final Labelled labelled;

  CheckReport(Screen screen, Exercise exercise) {
    this.screen = screen;
    this.exercise = exercise;
    this.labelled = new Labelled(screen, LABEL_COLUMNS);
  }

  /** On a terminal, while nothing else can be said. */
  void busy(String with) {
    screen.status(Text.of(screen.fit(exercise.name() + "  " + with + "…"), Style.DIM));
  }

  void passed(int runs, long millis) {
    String how =
        String.format(
            Locale.ROOT,
            " in %s (%.1f s)%s",
            Wording.count(runs, "run"),
            millis / 1000.0,
            runs > 1 ? ", also when processes were held up at random" : "");
    var lines = new ArrayList<>(head(Text.of("passed", Style.GOOD).plus(how)));
    lines.addAll(labelled.lines("not true", Text.of(screen.fit(exercise.misconception()))));
    screen.lines(lines);
  }

  void compileErrors(List<Problem> errors) {
    var lines = new ArrayList<>(head(Text.of("does not compile", Style.BAD)));
    for (Problem error : errors.subList(0, Math.min(MOST_ERRORS, errors.size()))) {
      lines.addAll(problem(error, "line"));
    }
    if (errors.size() > MOST_ERRORS) {
      lines.add(Text.of("and " + (errors.size() - MOST_ERRORS) + " more", Style.DIM));
    }
    screen.lines(lines);
  }

  void failed(Outcome outcome, Adversity adversity, List<Problem> remarks) {
    Failing failing = outcome.failing().orElseThrow();
    var lines = new ArrayList<>(head(Text.of("failed: " + failing.reason(), Style.BAD)));
    lines.addAll(labelled.lines("why", Text.of(screen.fit(failing.sentence()))));
    remarks.forEach(remark -> lines.addAll(problem(remark, "look at")));
    if (adversity.delayMicros() > 0) {
      lines.addAll(
          labelled.lines(
              "timing",
              Text.of(
                  adversity.lateMillis() > 0
                      ? "It went well by itself, and failed when processes were held up at random"
                          + " and one of them came late."
                      : "It went well by itself, and failed when processes were held up at"
                          + " random.")));
    }
    if (!outcome.output().isEmpty()) {
      lines.add(Text.EMPTY);
      outcome
          .output()
          .forEach(line -> lines.addAll(labelled.lines("output", Text.of(line, Style.DIM))));
    }
    lines.add(Text.EMPTY);
    screen.lines(lines);
    draw(outcome.drawing());
    screen.lines(
        labelled.lines(
            "next",
            Text.of("mpj hint", Style.CODE)
                .plus(", mpj lesson " + exercise.lesson() + " for the text")));
  }

  /** It was drawn for this screen, in its colours. */
  private void draw(List<String> drawing) {
    if (!drawing.isEmpty()) {
      screen.raw(String.join("\n", drawing) + "\n\n");
    }
  }

  private List<Text> head(Text state) {
    return Text.of(exercise.name(), Style.BOLD).plus("  ").plus(state).wrap(screen.columns(), 2);
  }

  private List<Text> problem(Problem problem, String label) {
    String sentence = problem.where() + problem.sentence();
    var lines = new ArrayList<>(labelled.lines(label, Text.of(screen.fit(sentence))));
    int room = screen.columns() - LABEL_COLUMNS;
    if (!problem.source().isEmpty() && problem.source().length() <= room) {
      Text indent = Text.spaces(LABEL_COLUMNS);
      String source = problem.source().replace('\t', ' ');
      lines.add(indent.plus(screen.fit(source), Style.CODE));
      int before = Text.of(screen.fit(source.substring(0, problem.column()))).columns();
      lines.add(indent.plus(Text.spaces(before)).plus("^"));
    }
    return lines;
  }
}
