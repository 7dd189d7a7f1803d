package mpj.lessons.exercise;

import static mpj.multiprocessing.trace.EventKind.CALL_BEGAN;
import static mpj.multiprocessing.trace.EventKind.CALL_SERVED;
import static mpj.multiprocessing.trace.EventKind.EVENT_SET;
import static mpj.multiprocessing.trace.EventKind.METHOD_CALLED;
import static mpj.multiprocessing.trace.EventKind.QUEUE_GOT;
import static mpj.multiprocessing.trace.EventKind.QUEUE_PUT;
import static mpj.multiprocessing.trace.EventKind.SIGNAL_SENT;
import static mpj.multiprocessing.trace.EventKind.TASK_BEGAN;
import static mpj.multiprocessing.trace.EventKind.TASK_ENDED;
import static mpj.multiprocessing.trace.EventKind.TASK_SUBMITTED;
import static mpj.multiprocessing.trace.EventKind.VALUE_CHANGED;
import static mpj.multiprocessing.trace.EventKind.VALUE_WRITTEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import mpj.lessons.story.Lives;
import mpj.lessons.story.Run;
import mpj.lessons.story.timeline.Told;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.ProcessTree;
import mpj.multiprocessing.trace.OutputLine;
import org.junit.jupiter.api.Test;

/** The judges of the other exercises, on told runs. */
final class JudgesTest {
  record Times(long serial, long parallel, long difference, double ratio) {}

  private final ToldAttempt run = new ToldAttempt();

  @Test
  void shouldHoldTheTimesAgainstTheRuns() {
    run.children(6); // they take 89 of 95 ms
    var judge = new TimesJudge();
    assertThat(run.reason(judge)).isEqualTo("nothing-returned");
    assertThat(run.reason(judge, new Times(5, 90, -85, 5.0 / 90))).isEmpty();
    assertThat(run.reason(judge, new Times(5, 10, -5, 0.5))).isEqualTo("wrong-parallel");
    assertThat(run.reason(judge, new Times(500, 90, 410, 5.6))).isEqualTo("wrong-serial");
    assertThat(run.reason(judge, new Times(5, 90, 85, 5.0 / 90))).isEqualTo("wrong-difference");
    assertThat(run.reason(judge, new Times(5, 90, -85, 18))).isEqualTo("wrong-ratio");
  }

  /** Main has called the method for the serial time, too. */
  @Test
  void shouldSeeThatTheParentDidWhatTheChildrenWereToDo() {
    run.children(6);
    for (int call = 0; call < 12; call++) {
      run.does(0, METHOD_CALLED, "", 0);
    }
    var right = new Times(5, 90, -85, 5.0 / 90);
    assertThat(run.reason(new TimesJudge(), right)).isEqualTo("main-computes");
    for (int child = 1; child <= 6; child++) {
      run.does(child, METHOD_CALLED, "", 0);
    }
    assertThat(run.reason(new TimesJudge(), right)).isEmpty();
  }

  @Test
  void shouldSeeThatMainCountedWhatTheWorkersPassedOn() {
    run.children(4);
    for (int child = 1; child <= 4; child++) {
      run.does(0, METHOD_CALLED, "", 0);
      run.does(child, QUEUE_PUT, "Queue-1", 0);
    }
    assertThat(run.reason(new GatherJudge(), 4250)).isEqualTo("main-computes");
    for (int child = 1; child <= 4; child++) {
      run.does(child, METHOD_CALLED, "", 0);
    }
    assertThat(run.reason(new GatherJudge(), 4250)).isEqualTo("main-computes"); // took nothing
    for (int child = 1; child <= 4; child++) {
      run.does(0, QUEUE_GOT, "Queue-1", 0);
    }
    assertThat(run.reason(new GatherJudge(), 4250)).isEmpty();
  }

  @Test
  void shouldSeeWhoCleansUp() {
    run.children(5);
    for (int child = 1; child <= 5; child++) {
      run.does(child, VALUE_CHANGED, "Value-1", child);
    }
    run.does(0, SIGNAL_SENT, "", "Process-2", 15).does(2, VALUE_CHANGED, "Value-1", 4);
    assertThat(run.reason(new CleanupJudge())).isEqualTo("nobody-terminated");
    run.does(0, SIGNAL_SENT, "", "Process-4", 15);
    assertThat(run.reason(new CleanupJudge())).isEqualTo("not-cleaned");
    run.does(4, VALUE_CHANGED, "Value-1", 3).does(1, VALUE_CHANGED, "Value-1", 0);
    assertThat(run.reason(new CleanupJudge())).isEmpty();
    run.does(0, SIGNAL_SENT, "", "Process-1", 9);
    assertThat(run.reason(new CleanupJudge())).isEqualTo("killed");
  }

  private ToldAttempt opened() {
    run.children(5);
    for (int child = 1; child <= 5; child++) {
      run.does(child, VALUE_CHANGED, "Value-1", child);
    }
    return run;
  }

  private String cleanup() {
    return run.reason(new CleanupJudge());
  }

  @Test
  void shouldWantTheSecondAndTheFourthToEnd() {
    opened()
        .does(0, SIGNAL_SENT, "", "Process-3", 15)
        .does(3, VALUE_CHANGED, "Value-1", 4)
        .does(0, SIGNAL_SENT, "", "Process-5", 15)
        .does(5, VALUE_CHANGED, "Value-1", 0);
    assertThat(cleanup()).isEqualTo("wrong-workers");
  }

  @Test
  void shouldSeeThatAWorkerWentOnInSpiteOfTheSignal() {
    opened()
        .does(0, SIGNAL_SENT, "", "Process-2", 15)
        .does(0, SIGNAL_SENT, "", "Process-4", 15)
        .does(0, EVENT_SET, "Event-1", 0);
    for (int child = 1; child <= 5; child++) {
      run.does(child, VALUE_CHANGED, "Value-1", 5 - child);
    }
    assertThat(cleanup()).isEqualTo("stop-too-early");
  }

  @Test
  void shouldWantAllFiveToBeReady() {
    run.children(5);
    for (int child = 1; child <= 4; child++) {
      run.does(child, VALUE_CHANGED, "Value-1", child);
    }
    run.does(0, SIGNAL_SENT, "", "Process-2", 15)
        .does(2, VALUE_CHANGED, "Value-1", 3)
        .does(0, SIGNAL_SENT, "", "Process-4", 15)
        .does(4, VALUE_CHANGED, "Value-1", 2)
        .does(5, VALUE_CHANGED, "Value-1", 0);
    assertThat(cleanup()).isEqualTo("too-early");
  }

  @Test
  void shouldFindTheNumberThatIsMeant() {
    opened()
        .does(1, VALUE_CHANGED, "Value-2", 1)
        .does(0, SIGNAL_SENT, "", "Process-2", 15)
        .does(2, VALUE_CHANGED, "Value-1", 4)
        .does(0, SIGNAL_SENT, "", "Process-4", 15)
        .does(4, VALUE_CHANGED, "Value-1", 3)
        .does(5, VALUE_CHANGED, "Value-1", 0)
        .does(4, VALUE_CHANGED, "Value-2", 2);
    assertThat(cleanup()).isEmpty();
  }

  @Test
  void shouldWantEachWorkerToCloseItsOwn() {
    opened()
        .does(0, SIGNAL_SENT, "", "Process-2", 15)
        .does(2, VALUE_WRITTEN, "Value-1", 0)
        .does(0, SIGNAL_SENT, "", "Process-4", 15)
        .does(4, VALUE_WRITTEN, "Value-1", 0);
    assertThat(cleanup()).isEqualTo("others-closed");
  }

  @Test
  void shouldAcceptWhatAPoolBringsWhicheverWorkerFoundIt() {
    run.children(4);
    for (int task = 0; task < 4; task++) {
      run.task(task == 0 ? 1 : 2, TASK_ENDED, task);
    }
    assertThat(run.reason(new GatherJudge(), 4250)).isEmpty();
    assertThat(run.reason(new GatherJudge(), 17)).isEqualTo("wrong-result");
  }

  @Test
  void shouldWantATaskForEachText() {
    run.children(2).task(1, TASK_BEGAN, 0).task(2, TASK_BEGAN, 1).task(2, TASK_ENDED, 1);
    for (int text = 0; text < 12; text++) {
      run.does(0, QUEUE_PUT, "Queue-1", 0);
    }
    run.task(1, TASK_ENDED, 0);
    assertThat(run.reason(new ArrivalsJudge())).isEqualTo("in-chunks");
  }

  @Test
  void shouldNotAcceptResultsThatNeverLeftTheirProcesses() {
    run.children(4);
    assertThat(run.reason(new GatherJudge(), 4250)).isEqualTo("nothing-passed");
    for (int child = 1; child <= 4; child++) {
      run.does(child, QUEUE_PUT, "Queue-1", 0);
    }
    assertThat(run.reason(new GatherJudge(), 17)).isEqualTo("results-missing");
    for (int child = 1; child <= 4; child++) {
      run.does(0, QUEUE_GOT, "Queue-1", 0);
    }
    assertThat(run.reason(new GatherJudge(), 17)).isEqualTo("wrong-result");
    assertThat(run.reason(new GatherJudge(), 4250)).isEmpty();
  }

  @Test
  void shouldSeeWhenResultsAreReported() {
    assertThat(arrivals(5)).isEmpty();
    assertThat(arrivals(90)).isEqualTo("all-at-the-end");
    run.at(20);
    assertThat(run.reason(new ArrivalsJudge())).isEqualTo("no-pool");
  }

  /** Another task that took even longer, on a machine with other things to do, misleads nobody. */
  @Test
  void shouldSeeThatTheFirstTextHeldUpTheOthers() {
    assertThat(reportedAt(650)).isEqualTo("in-order");
    assertThat(reportedAt(50)).isEmpty();
  }

  /** The first task takes from 20 to 640, and others end at 40 and, after it, at 900. */
  private static String reportedAt(long millis) {
    var told = new ToldAttempt().children(2);
    told.at(20).task(1, TASK_BEGAN, 0).task(2, TASK_BEGAN, 1);
    told.at(40).task(2, TASK_ENDED, 1).task(2, TASK_BEGAN, 2);
    for (int other = 3; other < 12; other++) {
      told.at(40).task(2, TASK_BEGAN, other).task(2, TASK_ENDED, other);
    }
    told.at(640).task(1, TASK_ENDED, 0);
    told.at(900).task(2, TASK_ENDED, 2);
    told.at(millis);
    for (int text = 0; text < 12; text++) {
      told.does(0, QUEUE_PUT, "Queue-1", 0);
    }
    return told.reason(new ArrivalsJudge());
  }

  /** Tasks end from millisecond 31 on; the first report comes so many later. */
  private static String arrivals(int later) {
    var told = new ToldAttempt().children(1);
    for (int task = 0; task < 12; task++) {
      told.at(30 + 4 * task).does(1, TASK_BEGAN, "Pool-1", 0).does(1, TASK_ENDED, "Pool-1", 0);
    }
    told.at(31 + later);
    for (int task = 0; task < 12; task++) {
      told.does(0, QUEUE_PUT, "Queue-1", 0);
    }
    return told.reason(new ArrivalsJudge());
  }

  @Test
  void shouldAcceptWordsThatWorkersPutOnTheScreen() {
    run.children(1);
    for (int task = 0; task < 12; task++) {
      run.does(1, TASK_BEGAN, "Pool-1", 0)
          .does(1, QUEUE_PUT, "Queue-1", 0)
          .does(1, TASK_ENDED, "Pool-1", 0);
    }
    assertThat(run.reason(new ArrivalsJudge())).isEmpty();
  }

  @Test
  void shouldSeeThatThePoolHadOneTaskAtATime() {
    run.children(1);
    for (int task = 0; task < 12; task++) {
      run.task(0, TASK_SUBMITTED, task)
          .task(1, TASK_BEGAN, task)
          .task(1, TASK_ENDED, task)
          .does(0, QUEUE_PUT, "Queue-1", 0);
    }
    assertThat(run.reason(new ArrivalsJudge())).isEqualTo("one-after-another");
  }

  @Test
  void shouldSayThatChildrenWereStillCounting() {
    for (int child = 1; child <= 5; child++) {
      run.child(child, 1, 99, 0).does(child, CALL_BEGAN, "Tally-1", 0);
    }
    assertThat(run.reason(new CounterJudge(), 55)).isEqualTo("join-too-early");
    run.child(6, 1, 99, 0).does(6, CALL_SERVED, "Tally-1", "Process-1", 0);
    assertThat(run.reason(new CounterJudge(), 100)).isEmpty();
  }

  @Test
  void shouldWantOneObjectThatAllCall() {
    run.children(5);
    assertThat(run.reason(new CounterJudge(), 0)).isEqualTo("not-shared");
    assertThat(run.reason(new CounterJudge(), 100)).isEqualTo("no-manager");
    for (int child = 1; child <= 5; child++) {
      run.does(child, CALL_BEGAN, "Tally-1", 0);
    }
    assertThat(run.reason(new CounterJudge(), 100)).isEmpty();
    assertThat(run.reason(new CounterJudge(), 55)).isEqualTo("lost-update");
  }

  @Test
  void shouldSayWhatWasThrown() {
    var attempt =
        new Attempt(
            new Told().run(),
            0,
            1,
            null,
            new IllegalMonitorStateException("current thread is not owner"),
            List.of());
    assertThat(Judges.judge("gather", attempt).map(Failing::reason)).contains("monitor");
  }

  private static String reason(Run run, Throwable thrown) {
    var attempt = new Attempt(run, 0, 1, null, thrown, List.of());
    return Judges.judge("gather", attempt).map(Failing::reason).orElse("");
  }

  @Test
  void shouldKnowThatThereWereTooManyProcessesWhateverIsAroundIt() {
    String said = "mpj.multiprocessing.TooManyProcessesException: too many processes in this tree";
    assertThatThrownBy(
            () -> {
              ProcessTree.limit(1);
              new ChildProcess(() -> {}).start();
            })
        .satisfies(thrown -> {
          assertThat(thrown).hasToString(said + ": limit=1; join some of them first");
          Run nothing = new Told().run();
          assertThat(reason(nothing, thrown)).isEqualTo(Failing.TOO_MANY_PROCESSES);
          assertThat(reason(nothing, new Error("the learner's own", thrown)))
              .isEqualTo(Failing.TOO_MANY_PROCESSES);
        });
    assertThat(reason(new Told().run(), new Error("in Process-1:\n" + said + ": limit=9")))
        .isEqualTo(Failing.TOO_MANY_PROCESSES);
    assertThat(reason(new Told().run(), new Error("too many processes in this tree")))
        .isEqualTo("exception");
    ProcessTree.shutdown();
  }

  @Test
  void shouldKnowThatThereWereTooManyProcessesWhicheverChildSaysSo() {
    Run told = new Told().child("Process-1", 1, 2, 3, 1).child("Process-2", 1, 2, 3, 1).run();
    var second = Lives.actor(told.children().getLast());
    var lines =
        Stream.of(
                "Process Process-2 failed:",
                "java.lang.IllegalStateException: the learner's own",
                "Caused by: mpj.multiprocessing.TooManyProcessesException: limit=9")
            .map(text -> new OutputLine(0, second, true, text))
            .toList();
    lines.subList(0, 2).forEach(told::line);
    assertThat(reason(told, null)).isEqualTo("child-failed");
    told.line(lines.getLast());
    assertThat(reason(told, null)).isEqualTo(Failing.TOO_MANY_PROCESSES);
  }

  @Test
  void shouldSayThatAChildFailed() {
    var attempt =
        new Attempt(new Told().child("Process-1", 1, 2, 3, 1).run(), 0, 1, null, null, List.of());
    assertThat(Judges.judge("gather", attempt).map(Failing::reason)).contains("child-failed");
  }

  @Test
  void shouldHoldTheAnswersAgainstWhatWasMeasured() {
    var measured = List.of(new Measured("sudoku", 0.98, 10, 90, false));
    assertThat(answer(measured, "CPU", "THREADS")).isEmpty();
    assertThat(answer(measured, "IO", "THREADS")).isEqualTo("wrong-bound");
    assertThat(answer(measured, null, "THREADS")).isEqualTo("missing");
    var plugins = List.of(new Measured("plugins", 1, 0, 0, true));
    assertThat(answer(plugins, "CPU", "THREADS")).isEqualTo("wrong-means");
    assertThat(answer(plugins, "CPU", "PROCESSES")).isEmpty();
  }

  record Answer(String program, Object bound, Object means) {}

  private static String answer(List<Measured> measured, String bound, String means) {
    var answers = List.of(new Answer(measured.getFirst().program(), bound, means));
    var attempt = new Attempt(new Told().run(), 0, 1, answers, null, measured);
    return Judges.judge("choose", attempt).map(Failing::reason).orElse("");
  }
}
