package mpj.app.check;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mpj.app.run.DemoRun;
import mpj.app.run.DemoRunner;
import mpj.app.run.RunListener;
import mpj.app.run.Runner;
import mpj.lessons.demo.DemoEntry;
import mpj.lessons.demo.Settings;

/** Checks a demo: what it has, and what its runs show and leave. */
public final class DemoCheck {
  /** No demo may take a learner longer, by its own numbers, even on a busy machine. */
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final DemoRunner runner = new DemoRunner(Runner.STANDARD_LIMIT);

  /** Returns what it lacks without a run, a sentence each. */
  public List<String> texts(DemoEntry demo) throws IOException {
    return DemoTexts.problems(demo);
  }

  /** Runs it with its own numbers and this seed, and returns what was wrong, a sentence each. */
  public List<String> run(DemoEntry demo, long seed) throws InterruptedException {
    var settings = new Settings(demo.settings(), Map.of(), seed);
    return problems(runner.run(demo, settings, RunListener.NONE));
  }

  /** Returns what is wrong with a run, a sentence each. */
  public static List<String> problems(DemoRun run) {
    var problems = new ArrayList<>(run.problems());
    if (run.elapsedNanos() > LONGEST.toNanos()) {
      problems.add("it took too long: seconds=" + run.elapsedNanos() / 1_000_000_000);
    }
    if (run.lines().stream().allMatch(line -> line.note() == null)) {
      problems.add("none of its lines has a note");
    }
    if (run.seen().isBlank()) {
      problems.add("it does not say what was to be seen");
    }
    problems.addAll(predictions(run));
    problems.addAll(ToldRun.problems(run));
    problems.addAll(TraceCheck.problems(run));
    return problems;
  }

  /** Whoever predicts something must be told at the end what was right. */
  private static List<String> predictions(DemoRun run) {
    if (run.answers().isEmpty()) {
      return List.of("it asks for no prediction");
    }
    var problems = new ArrayList<String>();
    for (DemoRun.Answered asked : run.answers()) {
      if (asked.answer().isEmpty()) {
        problems.add("its run does not answer a question: question=" + asked.question());
      } else if (!isAmong(asked.choices(), asked.answer().get())) {
        problems.add(
            "its run answers what cannot be chosen: answer="
                + asked.answer().get()
                + " question="
                + asked.question());
      }
    }
    return problems;
  }

  private static boolean isAmong(List<String> choices, String answer) {
    return choices.isEmpty() ? answer.matches("-?\\d+(\\.\\d+)?") : choices.contains(answer);
  }
}
