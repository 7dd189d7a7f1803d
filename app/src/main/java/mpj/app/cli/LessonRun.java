package mpj.app.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mpj.app.error.ExitCode;
import mpj.app.export.RunDocument;
import mpj.app.export.RunJson;
import mpj.app.narration.Forecast;
import mpj.app.run.DemoRun;
import mpj.app.run.DemoRunner;
import mpj.app.run.RunListener;
import mpj.app.terminal.Screen;
import mpj.lessons.demo.DemoEntry;
import mpj.lessons.demo.Lesson;
import mpj.lessons.demo.Settings;
import mpj.multiprocessing.Context;

/** Runs some demos of a lesson, told on the screen or as a document. */
final class LessonRun {
  private final Screen screen;
  private final Lesson lesson;
  private final List<DemoEntry> demos;
  private final DemoRunner runner;
  private final RunFiles files;
  private final Manner manner;

  LessonRun(
      Screen screen,
      Lesson lesson,
      List<DemoEntry> demos,
      DemoRunner runner,
      RunFiles files,
      Manner manner) {
    this.screen = screen;
    this.lesson = lesson;
    this.demos = demos;
    this.runner = runner;
    this.files = files;
    this.manner = manner;
  }

  ExitCode run(ChosenNumbers numbers, long seed, Context children, boolean json)
      throws InterruptedException, IOException {
    Context before = Context.standard();
    Context.setStandard(children, true);
    try {
      return run(numbers, seed, json);
    } finally {
      Context.setStandard(before, true);
    }
  }

  private ExitCode run(ChosenNumbers numbers, long seed, boolean json)
      throws InterruptedException, IOException {
    Optional<Forecast> forecast = manner.forecast(screen);
    RunListener listener = json ? RunListener.NONE : manner.teller(screen, forecast);
    var runs = new ArrayList<DemoRun>();
    for (DemoEntry demo : demos) {
      if (listener.isWanted()) {
        Settings settings = numbers.settings(demo, seed);
        forecast.ifPresent(asking -> asking.ask(demo, settings));
        runs.add(runner.run(demo, settings, listener));
      }
    }
    List<RunDocument> documents =
        json || files.areWanted() ? runs.stream().map(RunDocument::of).toList() : List.of();
    if (json) {
      screen.document(RunJson.of(lesson.number(), documents));
    }
    files.write(lesson, documents);
    for (DemoRun run : runs) {
      for (String problem : run.problems()) {
        screen.message("demo " + run.demo().name() + " failed: " + problem);
      }
    }
    return runs.stream().allMatch(DemoRun::ok) ? ExitCode.DONE : ExitCode.FAILED;
  }
}
