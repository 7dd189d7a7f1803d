package mpj.app.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import mpj.app.error.ExitCode;
import mpj.app.exercise.Desk;
import mpj.app.page.Page;
import mpj.app.terminal.Screen;
import mpj.lessons.exercise.Exercise;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code mpj hint}: one hint more each time, and then from the first again. */
@Command(name = "hint", description = HintCommand.DESCRIPTION)
final class HintCommand implements Callable<Integer> {
  static final String DESCRIPTION = "Give the next hint.";

  private final Screen screen;
  private final Desk desk;

  @Mixin private ExerciseParameter which;

  HintCommand(Screen screen, Desk desk) {
    this.screen = screen;
    this.desk = desk;
  }

  @Override
  public Integer call() throws IOException {
    Exercise exercise = desk.exercise(which.typed());
    List<String> hints = exercise.hints();
    var shown = new int[1];
    desk.progress().update(progress -> shown[0] = progress.hinted(exercise.name()));
    int which = shown[0] % hints.size();
    String heading =
        String.format(
            Locale.ROOT, "**%s, hint %d of %d.** ", exercise.name(), which + 1, hints.size());
    String last =
        which + 1 == hints.size() ? "\n\nThat was the last; `mpj solution` has ours." : "";
    Page.show(heading + hints.get(which) + last, screen);
    return ExitCode.DONE.code();
  }
}
