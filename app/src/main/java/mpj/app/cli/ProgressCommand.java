package mpj.app.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import mpj.app.error.ExitCode;
import mpj.app.exercise.Desk;
import mpj.app.exercise.progress.Progress;
import mpj.app.terminal.Screen;
import mpj.app.terminal.Style;
import mpj.app.terminal.Text;
import mpj.lessons.exercise.Exercise;
import mpj.lessons.exercise.Exercises;
import mpj.lessons.story.Wording;
import picocli.CommandLine.Command;

/** {@code mpj progress}: what is solved, with how many attempts and hints. */
@Command(name = "progress", description = ProgressCommand.DESCRIPTION)
final class ProgressCommand implements Callable<Integer> {
  static final String DESCRIPTION = "Show what is solved.";

  private final Screen screen;
  private final Desk desk;

  ProgressCommand(Screen screen, Desk desk) {
    this.screen = screen;
    this.desk = desk;
  }

  @Override
  public Integer call() throws IOException {
    Progress progress = desk.progress().read();
    long solved = Exercises.all().stream().filter(one -> progress.hasPassed(one.name())).count();
    var lines = new ArrayList<Text>();
    for (Exercise exercise : Exercises.all()) {
      lines.addAll(line(exercise, progress).wrap(screen.columns(), 22));
    }
    lines.add(Text.EMPTY);
    lines.add(Text.of(solved + " of " + Exercises.all().size() + " solved"));
    lines.addAll(
        Text.of(
                desk.progress().hasPlace()
                    ? "Kept in " + desk.progress().path() + "; copy it to take it with you."
                    : "Kept nowhere: this user has no home folder; set HOME to one.",
                Style.DIM)
            .wrap(screen.columns()));
    screen.lines(lines);
    return ExitCode.DONE.code();
  }

  private Text line(Exercise exercise, Progress progress) {
    String name = exercise.name();
    boolean passed = progress.hasPassed(name);
    int attempts = progress.attempts(name);
    Text state =
        passed
            ? Text.of("solved", Style.GOOD)
            : Text.of(attempts > 0 ? "begun" : "open", Style.DIM);
    var details = new ArrayList<String>();
    if (attempts > 0) {
      details.add(Wording.count(attempts, "check"));
    }
    if (progress.hints(name) > 0) {
      details.add(Wording.count(progress.hints(name), "hint"));
    }
    if (progress.isSolutionShown(name)) {
      details.add("solution shown");
    }
    boolean here = progress.current().filter(name::equals).isPresent();
    return Text.of((here ? "> " : "  ") + exercise.lesson() + "  ")
        .plus(Text.of(name, Style.CODE).padded(11))
        .plus(state.padded(8))
        .plus(String.join(", ", details));
  }
}
