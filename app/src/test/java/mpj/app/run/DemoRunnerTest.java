package mpj.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import mpj.lessons.demo.Demo;
import mpj.lessons.demo.DemoEntry;
import mpj.lessons.demo.Notes;
import mpj.lessons.demo.Settings;
import mpj.lessons.demo.Stage;
import mpj.lessons.story.Said;
import mpj.lessons.story.diagnosis.Verdict;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.sync.Lock;
import mpj.multiprocessing.trace.ProcessRecord;
import org.junit.jupiter.api.Test;

final class DemoRunnerTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Settings NONE = new Settings(List.of(), Map.of(), 1);

  /** Notes every line; content with every run that wrote one. */
  private static final class Noting extends Notes {
    Noting(Stage stage, Function<Said, String> note) {
      super(stage);
      note("", note);
      expect(() -> !run().lines().isEmpty(), () -> "no line was written");
      seen(() -> "Lines.");
    }
  }

  private static DemoEntry entry(Demo demo, Function<Said, String> note) {
    return new DemoEntry(
        "demo", 1, "shows", List.of(), () -> demo, stage -> new Noting(stage, note), "");
  }

  private static DemoEntry entry(Demo demo) {
    return entry(demo, _ -> "noted");
  }

  private static DemoRun run(Demo demo, Duration limit) throws InterruptedException {
    return new DemoRunner(limit).run(entry(demo), NONE, RunListener.NONE);
  }

  @Test
  void shouldKeepLinesWithTheirNotes() throws InterruptedException {
    DemoRun run = run(settings -> System.out.println("hello"), LONG);
    assertThat(run.ok()).isTrue();
    assertThat(run.seen()).isEqualTo("Lines.");
    assertThat(run.lines()).hasSize(1);
    assertThat(run.lines().getFirst().line().text()).isEqualTo("hello");
    assertThat(run.lines().getFirst().note()).isEqualTo("noted");
    assertThat(run.run().processes().getFirst().pid()).isEqualTo(ProcessHandle.current().pid());
  }

  @Test
  void shouldFailWhereTheCheckDoes() throws InterruptedException {
    assertThat(run(settings -> {}, LONG).problems()).containsExactly("no line was written");
  }

  @Test
  void shouldFailWhereTheDemoThrows() throws InterruptedException {
    DemoRun run =
        run(
            settings -> {
              throw new IllegalStateException("state=odd");
            },
            LONG);
    assertThat(run.problems())
        .containsExactly(
            "the demo ended by an exception: java.lang.IllegalStateException: state=odd");
  }

  @Test
  void shouldStopADemoThatDoesNotMove() throws InterruptedException {
    DemoRun run = run(settings -> new CountDownLatch(1).await(), Duration.ofMillis(100));
    assertThat(run.ok()).isFalse();
    assertThat(run.problems().getFirst()).contains("nothing happened for limit=0.1 s");
  }

  @Test
  void shouldStopADemoThatOnlyTriesAgain() throws InterruptedException {
    Demo vain =
        settings -> {
          var lock = new Lock();
          lock.acquire();
          while (!lock.tryAcquire(Duration.ofMillis(5))) {
            lock.tryAcquire();
          }
        };
    DemoRun run = run(vain, Duration.ofMillis(200));
    assertThat(run.problems().getFirst()).contains("nothing happened for limit=0.2 s");
    assertThat(run.verdict()).isPresent();
  }

  @Test
  void shouldEndTheProcessesOfADemoThatDoesNotMoveAndSayWhy() throws InterruptedException {
    Demo deadlocked =
        settings -> {
          var lock = new Lock();
          lock.acquire();
          var child = new ChildProcess(lock::acquire);
          child.start();
          child.join();
        };
    DemoRun run = run(deadlocked, Duration.ofSeconds(5));
    assertThat(run.problems().getFirst()).contains("limit=5.0 s", "verdict=early join");
    Verdict verdict = run.verdict().orElseThrow();
    assertThat(verdict.parts())
        .extracting(part -> part.who().name() + " " + part.does())
        .containsExactly(
            "MainProcess has Lock-1 and waits for the end of Process-1", "Process-1 wants Lock-1");
    ProcessRecord child = run.run().children().getFirst();
    assertThat(ProcessHandle.of(child.pid()).filter(ProcessHandle::isAlive)).isEmpty();
    assertThat(child.exitCode()).hasValue(-9);
  }

  @Test
  void shouldFailWhereEventsWereLost() throws InterruptedException {
    var behind = new CountDownLatch(1);
    var over = new CountDownLatch(1);
    Function<Said, String> slow =
        _ -> {
          behind.countDown();
          try {
            over.await();
            return null;
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        };
    Demo busy =
        settings -> {
          System.out.println("busy");
          var lock = new Lock();
          behind.await();
          for (int i = 0; i < 5_000; i++) {
            lock.acquire();
            lock.release();
          }
          over.countDown();
        };
    DemoRun run = new DemoRunner(LONG).run(entry(busy, slow), NONE, RunListener.NONE);
    assertThat(run.ok()).isFalse();
    assertThat(run.problems().getFirst()).contains("some were lost: lost=");
  }

  @Test
  void shouldEndWhatADemoStartsWhileItIsStopped() throws Exception {
    var started = new LinkedBlockingQueue<Process>();
    Demo stubborn =
        settings -> {
          System.out.println("one line");
          for (int i = 0; i < 100; i++) {
            started.add(new ProcessBuilder("sleep", "1000").start());
            LockSupport.parkNanos(1_000_000);
          }
        };
    var gone =
        new RunListener() {
          @Override
          public boolean isWanted() {
            return started.isEmpty();
          }
        };
    new DemoRunner(LONG).run(entry(stubborn), NONE, gone);
    for (Process one : started) {
      assertThat(one.waitFor(10, TimeUnit.SECONDS)).as("ended: pid=%d", one.pid()).isTrue();
    }
  }

  @Test
  void shouldEndEarlyWhenNobodyFollows() throws InterruptedException {
    Demo endless =
        settings -> {
          System.out.println("one line");
          new CountDownLatch(1).await();
        };
    var gone =
        new RunListener() {
          @Override
          public boolean isWanted() {
            return false;
          }
        };
    DemoRun run = new DemoRunner(LONG).run(entry(endless), NONE, gone);
    assertThat(run.ok()).isTrue();
    assertThat(run.elapsedNanos()).isLessThan(LONG.toNanos());
  }

  @Test
  void shouldReportNotesThatFailAfterTheRun() {
    Function<Said, String> failing =
        _ -> {
          throw new IllegalStateException("no words");
        };
    Demo demo = settings -> System.out.println("hello");
    assertThatThrownBy(() -> new DemoRunner(LONG).run(entry(demo, failing), NONE, RunListener.NONE))
        .hasMessage("no words");
  }

  @Test
  void shouldNotJudgeADemoThatIsSlowButMoves() throws InterruptedException {
    Demo slow =
        settings -> {
          for (int step = 0; step < 10; step++) {
            Thread.sleep(100);
            System.out.println("step " + step);
          }
        };
    DemoRun run = run(slow, Duration.ofMillis(700));
    assertThat(run.ok()).isTrue();
    assertThat(run.verdict()).isEmpty();
  }

  @Test
  void shouldTellWhileNothingIsWrittenWhoWaits() throws InterruptedException {
    var told = new CountDownLatch(1);
    var silences = new CopyOnWriteArrayList<Silence>();
    var listener =
        new RunListener() {
          @Override
          public void quiet(Silence silence) {
            silences.add(silence);
            told.countDown();
          }
        };
    Demo quiet =
        settings -> {
          var lock = new Lock();
          lock.acquire();
          var waiter = new Thread(() -> awaitLock(lock));
          waiter.start();
          told.await();
          lock.release();
          waiter.join();
          System.out.println("over");
        };
    DemoRun run = new DemoRunner(LONG).run(entry(quiet), NONE, listener);
    assertThat(run.ok()).isTrue();
    assertThat(silences.getFirst().phrases())
        .containsExactly("MainProcess wants Lock-1 of MainProcess");
  }

  private static void awaitLock(Lock lock) {
    try (var _ = lock.hold()) {
      assertThat(lock.isLocked()).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
