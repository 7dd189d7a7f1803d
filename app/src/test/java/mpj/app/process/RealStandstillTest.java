package mpj.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import mpj.lessons.demo.Demo;
import mpj.lessons.story.Run;
import mpj.lessons.story.diagnosis.Diagnosis;
import mpj.lessons.story.diagnosis.Verdict;
import mpj.lessons.story.diagnosis.VerdictKind;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.ProcessTree;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;
import mpj.multiprocessing.trace.Trace;
import mpj.multiprocessing.trace.TraceListener;
import org.junit.jupiter.api.Test;
import stuck.Stuck;

/**
 * Programs that really do not get on are judged as soon as they are where they stay: no test waits
 * for a limit of time to pass in silence.
 */
final class RealStandstillTest {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final Path SOURCE = Path.of("src/test/java/stuck/Stuck.java");

  private final Run run = new Run();
  private final Diagnosis diagnosis = new Diagnosis(run, new LiveProbe());

  /** Counts the waits that last, and tells the judge. */
  private final class Listener implements TraceListener {
    private final EventKind kind;
    private int seen;

    Listener(EventKind kind) {
      this.kind = kind;
    }

    @Override
    public synchronized void event(Event event) {
      run.event(event);
      diagnosis.event(event);
      if (event.kind() == kind) {
        seen++;
        notifyAll();
      }
    }

    @Override
    public void line(OutputLine line) {}

    synchronized void await(int count) throws InterruptedException {
      long end = System.nanoTime() + DEADLINE.toNanos();
      while (seen < count) {
        long left = (end - System.nanoTime()) / 1_000_000;
        assertThat(left).as("%s seen %d times of %d", kind, seen, count).isPositive();
        wait(left);
      }
    }
  }

  private Verdict standstill(Demo demo, EventKind kind, int count) throws Exception {
    var listener = new Listener(kind);
    return judged(
        demo,
        listener,
        trace -> {
          listener.await(count);
          return diagnosis.standstill();
        });
  }

  private Verdict nowhere(Demo demo) throws Exception {
    return judged(
        demo,
        new Listener(EventKind.LINE),
        _ -> awaited(() -> diagnosis.nowhere(System.nanoTime(), 300_000_000)));
  }

  private static Verdict awaited(Supplier<Optional<Verdict>> look) throws InterruptedException {
    long end = System.nanoTime() + DEADLINE.toNanos();
    Optional<Verdict> verdict = look.get();
    while (verdict.isEmpty()) {
      assertThat(end - System.nanoTime()).as("time left for a verdict").isPositive();
      Thread.sleep(20);
      verdict = look.get();
    }
    return verdict.get();
  }

  private interface Judging {
    Verdict of(Trace trace) throws InterruptedException;
  }

  /** The thread's name is that of the one on which the tool runs a demo. */
  private Verdict judged(Demo demo, Listener listener, Judging judging) throws Exception {
    var thread = Thread.ofPlatform().name("demo").daemon().unstarted(() -> ignoreEnd(demo));
    try (Trace trace = Trace.start(listener)) {
      run.begin(trace::processes);
      thread.start();
      return judging.of(trace);
    } finally {
      thread.interrupt();
      ChildProcess.activeChildren().forEach(ChildProcess::kill);
      thread.join(DEADLINE);
      ProcessTree.shutdown();
    }
  }

  private static void ignoreEnd(Demo demo) {
    try {
      demo.run(null);
    } catch (Exception e) {
      // It is interrupted when it was judged.
    }
  }

  private static List<String> parts(Verdict verdict) {
    return verdict.parts().stream().map(part -> part.who().name() + " " + part.does()).toList();
  }

  /** The line that carries a mark, as verdicts name lines. */
  private static String lineOf(String mark) throws IOException {
    List<String> lines = Files.readAllLines(SOURCE);
    for (int at = 0; at < lines.size(); at++) {
      if (lines.get(at).endsWith("// " + mark)) {
        return "Stuck.java:" + (at + 1);
      }
    }
    throw new AssertionError("no such mark: " + mark);
  }

  @Test
  void shouldNameADeadlockWithTheLineOfEachWait() throws Exception {
    Verdict verdict = standstill(_ -> Stuck.deadlock(), EventKind.LOCK_WAITING, 2);

    assertThat(verdict.kind()).isEqualTo(VerdictKind.DEADLOCK);
    assertThat(parts(verdict))
        .containsExactlyInAnyOrder(
            "Process-1 has Lock-1 and wants Lock-2", "Process-2 has Lock-2 and wants Lock-1");
    String line = lineOf("wants the other");
    assertThat(verdict.parts()).extracting(Verdict.Part::at).containsOnly(line);
    for (Verdict.Part part : verdict.parts()) { // by which it was asked where its threads are
      assertThat(Path.of("/tmp/.java_pid" + part.who().pid())).doesNotExist();
    }
  }

  @Test
  void shouldNameAJoinBeforeTheChildsEnd() throws Exception {
    Verdict verdict = standstill(_ -> Stuck.earlyJoin(), EventKind.QUEUE_GET_WAITING, 1);

    assertThat(verdict.kind()).isEqualTo(VerdictKind.EARLY_JOIN);
    assertThat(parts(verdict))
        .containsExactly(
            "MainProcess waits for the end of Process-1", "Process-1 waits for an item of Queue-1");
    assertThat(verdict.parts())
        .extracting(Verdict.Part::at)
        .containsExactly(lineOf("joins too early"), lineOf("wants an item"));
  }

  @Test
  void shouldNameAForgottenReleaseByOneThatHasEnded() throws Exception {
    Verdict verdict = standstill(_ -> Stuck.forgottenRelease(), EventKind.SEMAPHORE_WAITING, 1);

    assertThat(verdict.kind()).isEqualTo(VerdictKind.FORGOTTEN_RELEASE);
    assertThat(verdict.sentence()).contains("Process-1 has ended without releasing it");
    assertThat(parts(verdict))
        .containsExactly(
            "Process-1 has ended and still has a permit of Semaphore-1",
            "MainProcess wants a permit of Semaphore-1");
    assertThat(verdict.parts().getLast().at()).isEqualTo(lineOf("wants a permit"));
  }

  @Test
  void shouldNameStarvationThoughOthersGoOn() throws Exception {
    Verdict verdict = nowhere(_ -> Stuck.starvation());

    assertThat(verdict.kind()).isEqualTo(VerdictKind.STARVATION);
    assertThat(parts(verdict).getFirst()).contains("MainProcess has wanted Lock-1", "Process-1 ");
  }

  @Test
  void shouldNameTwoThatKeepGivingWay() throws Exception {
    Verdict verdict = nowhere(_ -> Stuck.livelock());

    assertThat(verdict.kind()).isEqualTo(VerdictKind.LIVELOCK);
    assertThat(parts(verdict))
        .anyMatch(part -> part.startsWith("MainProcess gave up Lock-1 and gave way "))
        .anyMatch(part -> part.startsWith("Process-1 gave up Lock-2 and gave way "));
  }

  @Test
  void shouldNotCallAStoppedProcessADeadlock() throws Exception {
    Verdict verdict = standstill(_ -> Stuck.stopped(), EventKind.LOCK_WAITING, 1);

    assertThat(verdict.kind()).isEqualTo(VerdictKind.STOPPED);
    assertThat(verdict.advice()).contains("kill -CONT " + verdict.parts().getLast().who().pid());
    assertThat(parts(verdict))
        .containsExactlyInAnyOrder("MainProcess wants Lock-1", "Process-1 is stopped");
  }
}
