package mpj.app.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import mpj.app.error.ExitCode;
import mpj.app.exercise.Desk;
import mpj.app.exercise.Sheet;
import mpj.app.exercise.progress.Progress;
import mpj.app.terminal.Screen;
import mpj.app.terminal.Text;
import mpj.lessons.exercise.Exercise;
import mpj.lessons.exercise.Exercises;
import picocli.CommandLine.Command;

/** {@code mpj next}: the next exercise that is not solved, after the one the learner is at. */
@Command(name = "next", description = NextCommand.DESCRIPTION)
final class NextCommand implements Callable<Integer> {
  static final String DESCRIPTION = "Go on to the next exercise that is not solved.";

  private final Screen screen;
  private final Desk desk;

  NextCommand(Screen screen, Desk desk) {
    this.screen = screen;
    this.desk = desk;
  }

  @Override
  public Integer call() throws IOException {
    Progress before = desk.progress().read();
    int at = before.current().flatMap(Exercises::find).map(Exercise::lesson).orElse(0);
    Optional<Exercise> next =
        Exercises.all().stream()
            .filter(exercise -> exercise.lesson() > at)
            .filter(exercise -> !before.hasPassed(exercise.name()))
            .findFirst()
            .or(() -> Desk.open(before));
    if (next.isEmpty()) {
      screen.lines(Text.of("All exercises are solved.").wrap(screen.columns()));
      return ExitCode.DONE.code();
    }
    Progress progress = desk.progress().update(noted -> noted.current(next.get().name()));
    new Sheet(screen, next.get(), progress).show(desk.file(next.get()));
    return ExitCode.DONE.code();
  }
}
