package mpj.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.sync.Barrier;
import mpj.multiprocessing.sync.BrokenBarrier;
import mpj.multiprocessing.sync.Event;
import mpj.multiprocessing.sync.Lock;
import mpj.multiprocessing.sync.Mutex;
import mpj.multiprocessing.sync.RLock;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows P1 to P5 and P9: one process from its beginning to its end. */
@ExtendWith(NothingLeft.class)
@Timeout(60)
class ChildProcessTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  @ParameterizedTest
  @EnumSource
  void p4ShouldBeARealJvmOfItsOwnThatKnowsItsParent(StartMethod method) throws Exception {
    var seen = new Queue<List<Object>>();
    var child =
        Context.of(method)
            .process(() -> {
              ParentProcess parent = ChildProcess.parent().orElseThrow();
              seen.put(
                  List.of(
                      ProcessHandle.current().pid(),
                      ChildProcess.current().pid(),
                      ChildProcess.current().name(),
                      parent.pid(),
                      parent.name()));
            });
    child.start();
    long pid = child.pid();
    assertThat(ProcessHandle.of(pid).orElseThrow().info().command().orElse("java"))
        .contains("java");
    child.join();
    long main = ProcessHandle.current().pid();
    assertThat(seen.get(LONG)).containsExactly(pid, pid, "Process-1", main, "MainProcess");
    assertThat(pid).isNotEqualTo(main);
  }

  @Test
  void p1ShouldKnowTheMainProcess() {
    assertThat(ChildProcess.current().name()).isEqualTo("MainProcess");
    assertThat(ChildProcess.current().isAlive()).isTrue();
    assertThat(ChildProcess.current().isDaemon()).isFalse();
    assertThat(ChildProcess.current().exitCode()).isEmpty();
    assertThat(ChildProcess.parent()).isEmpty();
  }

  @Test
  void p2ShouldHaveNothingBeforeTheStart() {
    var child = new ChildProcess(() -> {});
    assertThat(child.isAlive()).isFalse();
    assertThat(child.exitCode()).isEmpty();
    assertThat(ChildProcess.activeChildren()).isEmpty();
    assertThatThrownBy(child::pid).hasMessageContaining("process=Process-1");
    assertThatThrownBy(child::join).hasMessageContaining("call start first");
  }

  @Test
  void p3ShouldEndWithZeroAndNoLongerBeListed() throws Exception {
    var go = new Queue<Integer>();
    var child = new ChildProcess(go::get);
    child.start();
    assertThat(child.isAlive()).isTrue();
    assertThat(ChildProcess.activeChildren()).containsExactly(child);
    assertThatThrownBy(child::start).hasMessageContaining("started already");
    go.put(1);
    child.join();
    assertThat(child.exitCode()).hasValue(0);
    assertThat(child.isAlive()).isFalse();
    assertThat(ChildProcess.activeChildren()).isEmpty();
  }

  @Test
  void p5ShouldReturnAtOnceFromAJoinWithoutTime() throws Exception {
    var go = new Queue<Integer>();
    var child = new ChildProcess(go::get);
    child.start();
    long began = System.nanoTime();
    assertThat(child.join(Duration.ZERO)).isFalse();
    assertThat(child.join(Duration.ofSeconds(-1))).isFalse();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(500));
    go.put(1);
    assertThat(child.join(LONG)).isTrue();
  }

  @Test
  void p9ShouldRefuseToCloseALivingProcessAndEveryUseOfAClosedOne() throws Exception {
    var go = new Queue<Integer>();
    var child = new ChildProcess(go::get);
    child.start();
    assertThatThrownBy(child::close)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("pid=" + child.pid());
    go.put(1);
    child.join();
    child.close();
    child.close();
    List<ThrowingCallable> uses =
        List.of(
            child::name,
            child::pid,
            child::join,
            child::start,
            child::isAlive,
            child::exitCode,
            child::failure,
            child::context,
            child::isDaemon,
            child::terminate,
            child::killTree,
            child::pause,
            child::resume,
            () -> child.setDaemon(true));
    assertThat(uses)
        .allSatisfy(use ->
            assertThatThrownBy(use)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed"));
    assertThat(child.toString()).contains("Process-1");
    var never = new ChildProcess(() -> {});
    never.close();
    assertThatThrownBy(never::isAlive).hasMessageContaining("closed");
    assertThatThrownBy(ChildProcess.current()::close).hasMessageContaining("living");
  }

  /** A subclass with fields, which travel to the child. */
  static final class Greeting extends ChildProcess {
    private final String whom;
    private final Queue<String> answers;

    Greeting(String whom, Queue<String> answers) {
      super("greeter");
      this.whom = whom;
      this.answers = answers;
    }

    @Override
    protected void run() throws Exception {
      answers.put("hello " + whom + " from " + name() + " " + (pid() == current().pid()));
    }
  }

  @Test
  void shouldRunAnOverriddenMethodWithItsFields() throws Exception {
    var answers = new Queue<String>();
    var child = new Greeting("Ada", answers);
    child.start();
    child.join();
    assertThat(answers.getNow()).isEqualTo("hello Ada from greeter true");
  }

  /** A subclass that shares primitives with its parent: alone, and in a collection. */
  static final class Sharing extends ChildProcess {
    private final Lock lock;
    private final RLock again;
    private final Barrier together;
    private final List<Mutex> others;
    private final Map<String, Event> events;

    Sharing(Lock lock, RLock again, Barrier together, List<Mutex> others, Event done) {
      this.lock = lock;
      this.again = again;
      this.together = together;
      this.others = others;
      this.events = Map.of("done", done);
    }

    @Override
    protected void run() throws Exception {
      together.await();
      Check.that(!lock.tryAcquire(), "another lock arrived");
      Check.that(!again.tryAcquire(), "another reentrant lock arrived");
      for (Mutex other : others) {
        Check.that(!other.tryAcquire(), "another arrived: " + other);
      }
      events.get("done").set();
    }
  }

  @Test
  void shouldShareThePrimitivesInItsFieldsAndCollections() throws Exception {
    var lock = new Lock();
    var again = new RLock();
    var together = new Barrier(2);
    var done = new Event();
    List<Mutex> others = List.of(new Lock(), new RLock());
    var child = new Sharing(lock, again, together, others, done);
    lock.acquire();
    again.acquire();
    for (Mutex other : others) {
      other.acquire();
    }
    child.start();
    together.await(LONG);
    assertThat(done.await(LONG)).isTrue();
    child.join();
    assertThat(child.exitCode()).as("%s", child.failure()).hasValue(0);
  }

  @Test
  void f5ShouldBreakTheBarrierInAFieldWhenItsProcessIsKilled() throws Exception {
    var barrier = new Barrier(3);
    var child = new Sharing(new Lock(), new RLock(), barrier, List.of(), new Event());
    child.start();
    while (barrier.waiting() == 0) {
      TestThreads.letOthersRun();
    }
    child.kill();
    assertThatThrownBy(() -> barrier.await(LONG)).isInstanceOf(BrokenBarrier.class);
    child.join();
  }

  @Test
  void shouldRefuseATaskThatCannotTravelAndStartNothing() {
    var thread = TestThreads.of(() -> {});
    var child = new ChildProcess(() -> thread.start());
    assertThatThrownBy(child::start)
        .isInstanceOf(UncrossableException.class)
        .hasMessageContaining(thread.getClass().getName());
    assertThat(ChildProcess.activeChildren()).isEmpty();
  }

  @Test
  void shouldDeliverTheOutputOfManyChildrenInWholeLines() throws Exception {
    int children = 4;
    int lines = 300;
    String filler = "x".repeat(2000);
    var bytes = new ByteArrayOutputStream();
    PrintStream out = System.out;
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      List<ChildProcess> all = new ArrayList<>();
      for (int i = 0; i < children; i++) {
        int who = i;
        var child =
            new ChildProcess(() -> {
              for (int line = 0; line < lines; line++) {
                IO.println(who + ":" + line + ":" + filler);
              }
            });
        child.start();
        all.add(child);
      }
      for (ChildProcess child : all) {
        child.join();
      }
    } finally {
      System.setOut(out);
    }
    List<String> printed = bytes.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(printed).hasSize(children * lines);
    for (int i = 0; i < children; i++) {
      String prefix = i + ":";
      List<String> own = printed.stream().filter(line -> line.startsWith(prefix)).toList();
      for (int line = 0; line < lines; line++) {
        assertThat(own.get(line)).isEqualTo(prefix + line + ":" + filler);
      }
    }
  }

  /** The child's JVM stops before it reads anything: a debugger is waited for. */
  @Test
  void shouldNotWaitForTheChildToReadALargeArgument() throws Exception {
    byte[] large = new byte[8 << 20];
    var child =
        Context.of(StartMethod.SPAWN)
            .jvmOptions("-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,quiet=y")
            .process(() -> Check.that(large.length > 0, "nothing arrived"));
    assertTimeoutPreemptively(LONG, child::start);
    assertThat(child.isAlive()).isTrue();
    child.kill();
    assertThat(child.join(LONG)).isTrue();
  }

  @Test
  void shouldBringALargeArgument() throws Exception {
    byte[] large = new byte[8 << 20];
    large[large.length - 1] = 8;
    var child = new ChildProcess(() -> System.exit(large[large.length - 1]));
    child.start();
    assertThat(child.join(LONG)).isTrue();
    assertThat(child.exitCode()).hasValue(8);
  }
}
