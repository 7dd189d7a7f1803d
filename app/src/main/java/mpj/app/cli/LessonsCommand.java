package mpj.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import mpj.app.error.ExitCode;
import mpj.app.terminal.Screen;
import mpj.app.terminal.Style;
import mpj.app.terminal.Text;
import mpj.lessons.demo.DemoEntry;
import mpj.lessons.demo.Lesson;
import picocli.CommandLine.Command;

/** Lists the lessons. */
@Command(name = "lessons", description = LessonsCommand.DESCRIPTION)
final class LessonsCommand implements Callable<Integer> {
  static final String DESCRIPTION = "List the lessons, what each teaches, and its demos.";

  private static final int INDENT = 3;

  private final Screen screen;
  private final Supplier<List<Lesson>> lessons;

  LessonsCommand(Screen screen, Supplier<List<Lesson>> lessons) {
    this.screen = screen;
    this.lessons = lessons;
  }

  @Override
  public Integer call() {
    var lines = new ArrayList<Text>();
    for (Lesson lesson : lessons.get()) {
      Text number = Text.of(String.valueOf(lesson.number())).padded(INDENT);
      add(lines, number.plus(screen.fit(lesson.title()), Style.BOLD));
      add(lines, indented(Text.of(screen.fit(lesson.teaches()))));
      List<String> running = lesson.demos().stream().map(DemoEntry::name).toList();
      if (!running.isEmpty()) {
        add(lines, indented(Text.of("demos: ").plus(String.join(", ", running), Style.GOOD)));
      }
      lines.add(Text.EMPTY);
    }
    add(lines, Text.of("Read one by mpj lesson N; run its demos by mpj lesson N --run."));
    screen.lines(lines);
    return ExitCode.DONE.code();
  }

  private static Text indented(Text text) {
    return Text.spaces(INDENT).plus(text);
  }

  private void add(List<Text> lines, Text text) {
    lines.addAll(text.wrap(screen.textColumns(), INDENT));
  }
}
