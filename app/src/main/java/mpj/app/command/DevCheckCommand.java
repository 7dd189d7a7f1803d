package mpj.app.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import mpj.app.check.BusyCores;
import mpj.app.check.DemoCheck;
import mpj.app.error.ExitCode;
import mpj.app.error.UsageException;
import mpj.app.screen.Screen;
import mpj.app.screen.Style;
import mpj.app.screen.Text;
import mpj.lessons.DemoEntry;
import mpj.lessons.Lesson;
import mpj.multiprocessing.Context;
import mpj.multiprocessing.StartMethod;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks the demos: quickly, or all of them many times. */
@Command(
    name = "check",
    description = {
      "Checks that each demo has its text, a source that is short enough, notes and a debrief,"
          + " runs, ends and shows what it is to show, and that what is drawn and written of a run"
          + " agrees with its events.",
      "Without --thorough all texts are checked, and the first demo of each lesson is run once."
    })
final class DevCheckCommand implements Callable<Integer> {
  private final Screen screen;
  private final Supplier<List<Lesson>> lessons;
  private final DemoCheck check = new DemoCheck();
  private int runs;
  private int failures;

  @Parameters(
      arity = "0..*",
      paramLabel = "DEMO",
      description = "Only these, each run: 4 for a lesson, 4/lock for a demo.")
  private List<String> chosen = List.of();

  @Option(
      names = "--thorough",
      description =
          "Run every demo with several seeds, by each start method, and with busy cores, too."
              + " Takes long.")
  private boolean thorough;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "5",
      description = "How many seeds a thorough check tries (by default ${DEFAULT-VALUE}).")
  private int seeds;

  DevCheckCommand(Screen screen, Supplier<List<Lesson>> lessons) {
    this.screen = screen;
    this.lessons = lessons;
  }

  @Override
  public Integer call() throws InterruptedException, IOException {
    List<DemoEntry> all = lessons.get().stream().flatMap(l -> l.demos().stream()).toList();
    List<DemoEntry> demos = chosen.isEmpty() ? all : all.stream().filter(this::isChosen).toList();
    if (demos.isEmpty()) {
      throw new UsageException("no such demo: chosen=" + chosen + "; as in 4, or 4/lock");
    }
    for (DemoEntry demo : demos) {
      tell(demo, "texts", check.texts(demo));
    }
    if (thorough) {
      thoroughly(demos);
    } else {
      for (DemoEntry demo : demos) {
        if (!chosen.isEmpty() || isFirst(demo)) {
          run(demo, 1, "");
        }
      }
    }
    screen.line(
        Text.of("demos=" + demos.size() + " runs=" + runs + " failures=" + failures, Style.BOLD));
    return (failures == 0 ? ExitCode.DONE : ExitCode.FAILED).code();
  }

  private boolean isChosen(DemoEntry demo) {
    return chosen.contains(String.valueOf(demo.lesson()))
        || chosen.contains(demo.lesson() + "/" + demo.name());
  }

  private boolean isFirst(DemoEntry demo) {
    return lessons.get().stream()
        .anyMatch(lesson -> !lesson.demos().isEmpty() && lesson.demos().getFirst().equals(demo));
  }

  private void thoroughly(List<DemoEntry> demos) throws InterruptedException {
    for (DemoEntry demo : demos) {
      for (long seed = 1; seed <= seeds; seed++) {
        run(demo, seed, "");
      }
      Context before = Context.standard();
      for (StartMethod method : List.of(StartMethod.FORKSERVER, StartMethod.FORK)) {
        Context.setStandard(Context.of(method), true);
        try {
          run(demo, 1, " start-method=" + method);
        } finally {
          Context.setStandard(before, true);
        }
      }
      try (var _ = new BusyCores()) {
        run(demo, 1, " busy");
      }
    }
  }

  private void run(DemoEntry demo, long seed, String how) throws InterruptedException {
    runs++;
    tell(demo, "run seed=" + seed + how, check.run(demo, seed));
  }

  private void tell(DemoEntry demo, String what, List<String> problems) {
    Text head = Text.of(demo.lesson() + "/" + demo.name(), Style.CODE).plus(" " + what + ": ");
    if (problems.isEmpty()) {
      screen.line(head.plus("ok", Style.GOOD));
    }
    failures += problems.isEmpty() ? 0 : 1;
    var lines = new ArrayList<Text>();
    for (String problem : problems) {
      lines.addAll(head.plus(screen.fit(problem), Style.BAD).wrap(screen.columns(), 4));
    }
    screen.lines(lines);
  }
}
