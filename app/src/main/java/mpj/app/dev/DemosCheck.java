package mpj.app.dev;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import mpj.app.check.BusyCores;
import mpj.app.check.DemoCheck;
import mpj.app.error.UsageException;
import mpj.app.screen.Screen;
import mpj.app.screen.Text;
import mpj.lessons.DemoEntry;
import mpj.lessons.Lesson;
import mpj.multiprocessing.Context;
import mpj.multiprocessing.StartMethod;

/**
 * Every demo has its text, notes and debrief and a source that is short enough; it runs, ends and
 * shows what it is to show, and what is drawn and written of a run agrees with its events. A quick
 * check runs the first demo of each lesson; one that is repeated runs all of them, also by each
 * start method and with busy cores.
 */
final class DemosCheck implements Check {
  private final List<Lesson> lessons;
  private final List<String> chosen;
  private final Screen screen;
  private final boolean verbose;
  private final DemoCheck check = new DemoCheck();
  private final List<String> problems = new ArrayList<>();
  private int runs;

  /**
   * Prepares it.
   *
   * @param chosen demos as {@code 4/lock}, or lessons as {@code 4}; none: all
   */
  DemosCheck(List<Lesson> lessons, List<String> chosen, Screen screen, boolean verbose) {
    this.lessons = lessons;
    this.chosen = chosen;
    this.screen = screen;
    this.verbose = verbose;
  }

  @Override
  public String name() {
    return "demos";
  }

  @Override
  public Findings check(int times) throws IOException, InterruptedException {
    for (Lesson lesson : lessons) {
      for (DemoEntry demo : lesson.demos()) {
        if (isChosen(demo)) {
          note(demo, "text", check.texts(demo));
          run(demo, times);
        }
      }
    }
    return new Findings(runs, problems);
  }

  private boolean isChosen(DemoEntry demo) {
    return chosen.isEmpty()
        || chosen.contains(String.valueOf(demo.lesson()))
        || chosen.contains(demo.lesson() + "/" + demo.name());
  }

  private void run(DemoEntry demo, int times) throws InterruptedException {
    for (long seed = 1; seed <= times; seed++) {
      run(demo, seed, "");
    }
    if (times > 1) {
      for (StartMethod method : List.of(StartMethod.FORKSERVER, StartMethod.FORK)) {
        Context before = Context.standard();
        Context.setStandard(Context.of(method), true);
        try {
          run(demo, 1, " start-method=" + method);
        } finally {
          Context.setStandard(before, true);
        }
      }
      try (var _ = new BusyCores()) {
        run(demo, 1, " with busy cores");
      }
    }
  }

  private void run(DemoEntry demo, long seed, String how) throws InterruptedException {
    runs++;
    note(demo, "seed=" + seed + how, check.run(demo, seed));
  }

  private void note(DemoEntry demo, String what, List<String> found) {
    String which = demo.lesson() + "/" + demo.name() + " " + what;
    if (verbose) {
      screen.line(Text.of(which + (found.isEmpty() ? " ok" : " failed")));
    }
    found.forEach(problem -> problems.add(which + ": " + problem));
  }

  /** Returns those of the names that mean demos here. */
  static List<String> demos(List<Lesson> lessons, List<String> names) {
    return names.stream()
        .filter(name ->
            lessons.stream()
                .flatMap(lesson -> lesson.demos().stream())
                .anyMatch(demo ->
                    name.equals(String.valueOf(demo.lesson()))
                        || name.equals(demo.lesson() + "/" + demo.name())))
        .toList();
  }

  /** Refuses a name that means nothing to anybody. */
  static UsageException unknown(String name) {
    return new UsageException(
        "there is nothing to check by that name: name="
            + name
            + "; give an exercise, a lesson as 4, or a demo as 4/lock");
  }
}
