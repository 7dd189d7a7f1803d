package mpj.app.dev;

import java.io.IOException;
import java.util.List;
import mpj.app.check.BusyCores;
import mpj.app.check.DemoCheck;
import mpj.app.error.UsageException;
import mpj.lessons.demo.DemoEntry;
import mpj.lessons.demo.Lesson;
import mpj.multiprocessing.Context;
import mpj.multiprocessing.StartMethod;

/**
 * Every demo has its text, notes and debrief and a source that is short enough; it runs, ends and
 * shows what it is to show, and what is drawn and written of a run agrees with its events. A check
 * that is repeated runs them also by each start method and with busy cores.
 */
public final class DemosCheck implements Check {
  private final List<Lesson> lessons;
  private final List<String> names;
  private final Choice choice;
  private final DemoCheck check = new DemoCheck();

  /**
   * Prepares it.
   *
   * @param names demos as {@code 4/lock}, or lessons as {@code 4}; none: all
   * @param choice which of those are run
   */
  public DemosCheck(List<Lesson> lessons, List<String> names, Choice choice) {
    this.lessons = lessons;
    this.names = names;
    this.choice = choice;
  }

  @Override
  public void check(int times, Report report) throws IOException, InterruptedException {
    for (Lesson lesson : lessons) {
      List<DemoEntry> named = lesson.demos().stream().filter(this::isNamed).toList();
      if (!named.isEmpty()) {
        check(choice.demos(named), times, report.part("demos of lesson " + lesson.number()));
      }
    }
  }

  private boolean isNamed(DemoEntry demo) {
    return names.isEmpty()
        || names.contains(String.valueOf(demo.lesson()))
        || names.contains(nameOf(demo));
  }

  private static String nameOf(DemoEntry demo) {
    return demo.lesson() + "/" + demo.name();
  }

  private void check(List<DemoEntry> demos, int times, Report.Part part)
      throws IOException, InterruptedException {
    for (DemoEntry demo : demos) {
      part.problems(nameOf(demo), "text", check.texts(demo));
      run(demo, times, part);
    }
    part.done();
  }

  private void run(DemoEntry demo, int times, Report.Part part) throws InterruptedException {
    for (long seed = 1; seed <= times; seed++) {
      run(demo, seed, "", part);
    }
    if (times > 1) {
      for (StartMethod method : List.of(StartMethod.FORKSERVER, StartMethod.FORK)) {
        Context before = Context.standard();
        Context.setStandard(Context.of(method), true);
        try {
          run(demo, 1, " start-method=" + method, part);
        } finally {
          Context.setStandard(before, true);
        }
      }
      try (var _ = new BusyCores()) {
        run(demo, 1, " with busy cores", part);
      }
    }
  }

  private void run(DemoEntry demo, long seed, String how, Report.Part part)
      throws InterruptedException {
    List<String> problems = check.run(demo, seed);
    part.ran(nameOf(demo), "seed=" + seed + how, problems.isEmpty() ? "ok" : "failed", problems);
  }

  /** Returns those of the names that mean demos here. */
  public static List<String> demos(List<Lesson> lessons, List<String> names) {
    return names.stream()
        .filter(name ->
            lessons.stream()
                .flatMap(lesson -> lesson.demos().stream())
                .anyMatch(demo ->
                    name.equals(String.valueOf(demo.lesson())) || name.equals(nameOf(demo))))
        .toList();
  }

  /** Refuses a name that means nothing to anybody. */
  public static UsageException unknown(String name) {
    return new UsageException(
        "there is nothing to check by that name: name="
            + name
            + "; give an exercise, a lesson as 4, or a demo as 4/lock");
  }
}
