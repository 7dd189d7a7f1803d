package mpj.app.exercise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mpj.app.exercise.progress.Progress;
import mpj.app.terminal.Labelled;
import mpj.app.terminal.Screen;
import mpj.app.terminal.Style;
import mpj.app.terminal.Text;
import mpj.lessons.exercise.Exercise;

/** An exercise as it is shown: its task, where its file is, and what to type next. */
public final class Sheet {
  private final Screen screen;
  private final Exercise exercise;
  private final Progress progress;

  /** A sheet for this exercise, with what the learner has done of it. */
  public Sheet(Screen screen, Exercise exercise, Progress progress) {
    this.screen = screen;
    this.exercise = exercise;
    this.progress = progress;
  }

  /** Shows it, with the task as it stands in the learner's file. */
  public void show(Path file) throws IOException {
    var lines = new ArrayList<Text>();
    String state = progress.hasPassed(exercise.name()) ? " · solved" : "";
    lines.addAll(
        Text.of(exercise.name(), Style.BOLD)
            .plus(screen.fit(" · lesson " + exercise.lesson() + " · " + exercise.title() + state))
            .wrap(screen.columns(), 2));
    lines.add(Text.EMPTY);
    task(file).forEach(line -> lines.addAll(Text.of(line).wrap(screen.columns())));
    lines.add(Text.EMPTY);
    var labelled = new Labelled(screen, "file  ".length());
    lines.addAll(labelled.lines("file", Text.of(file.toString())));
    Text next =
        Text.of("mpj check", Style.CODE)
            .plus(" runs and judges it, ")
            .plus("mpj hint", Style.CODE)
            .plus(" helps");
    lines.addAll(labelled.lines("next", next));
    screen.lines(lines);
  }

  /** The comment at the beginning of the file; of ours, where the learner has taken it away. */
  private List<String> task(Path file) throws IOException {
    List<String> own = comment(Files.readAllLines(file));
    return own.isEmpty() ? comment(exercise.start().lines().toList()) : own;
  }

  private static List<String> comment(List<String> lines) {
    var paragraphs = new ArrayList<String>();
    lines.stream()
        .takeWhile(line -> line.startsWith("//"))
        .skip(2)
        .map(line -> line.substring(2))
        .map(line -> line.startsWith(" ") ? line.substring(1) : line)
        .forEach(line -> add(paragraphs, line));
    return paragraphs;
  }

  /** A line goes on where the one before it ended, unless it is an entry of a list. */
  private static void add(List<String> paragraphs, String line) {
    boolean entry = line.isEmpty() || (line.startsWith("  ") && !line.startsWith("   "));
    boolean numbered = line.matches("\\d\\. .*");
    if (paragraphs.isEmpty() || paragraphs.getLast().isEmpty() || entry || numbered) {
      paragraphs.add(line);
    } else {
      paragraphs.add(paragraphs.removeLast() + " " + line.strip());
    }
  }
}
