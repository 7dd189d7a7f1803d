package mpj.multiprocessing.pool;

import static mpj.multiprocessing.pool.PoolTest.hang;
import static mpj.multiprocessing.pool.PoolTest.inThread;
import static mpj.multiprocessing.pool.PoolTest.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Context;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.ProcessTree;
import mpj.multiprocessing.Program;
import mpj.multiprocessing.RemoteException;
import mpj.multiprocessing.RemoteTrace;
import mpj.multiprocessing.StartMethod;
import mpj.multiprocessing.TestThreads;
import mpj.multiprocessing.UncrossableException;
import mpj.multiprocessing.UndecodableException;
import mpj.multiprocessing.channel.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rows 1, 2, 8, 9, 10 and 12 of what the library survives, and row O3 of its behaviour. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class PoolFaultsTest {
  /** The deadline of row 1, doubled for a busy machine. */
  private static final int DEADLINE_SECONDS = 4;

  private static final Duration LONG = Duration.ofSeconds(30);

  private static void kill(long pid) {
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
  }

  private static void assertThatItWorks(Pool pool) throws InterruptedException {
    assertThat(pool.map(item -> item + 1, range(20), 1)).isEqualTo(range(21).subList(1, 21));
  }

  private static int hangOn(int bad, int item, Queue<Long> pids, Queue<Integer> done)
      throws Exception {
    if (item == bad) {
      pids.put(ProcessHandle.current().pid());
      hang();
    }
    done.put(item);
    return item;
  }

  @Test
  void row1ShouldFailTheTaskOfAKilledWorkerAlone() throws Exception {
    try (var pool = new Pool(2)) {
      var pids = new Queue<Long>();
      var done = new Queue<Integer>();
      var call = inThread(() -> pool.map(item -> hangOn(3, item, pids, done), range(10), 1));
      long pid = pids.get(LONG);
      kill(pid);
      Throwable thrown = catchThrowable(() -> call.get(DEADLINE_SECONDS, TimeUnit.SECONDS));
      assertThat(thrown)
          .cause()
          .isInstanceOf(WorkerDied.class)
          .hasMessageContainingAll(
              "worker=PoolWorker-", "pid=" + pid, "signal=9", "task=3", "item=3");
      WorkerDied death = (WorkerDied) thrown.getCause();
      assertThat(death.pid()).isEqualTo(pid);
      assertThat(death.exitCode()).isEqualTo(-9);
      assertThat(death.task()).isEqualTo(3);
      Set<Integer> others = new HashSet<>();
      for (int i = 0; i < 9; i++) {
        others.add(done.get(LONG));
      }
      assertThat(others).hasSize(9).doesNotContain(3);
      assertThatItWorks(pool);
      assertThat(pool.workerPids()).hasSize(2).doesNotContain(pid);
    }
  }

  @Test
  void row1ShouldHoldForAPoolInAChild() throws Exception {
    var pids = new Queue<Long>();
    var says = new Queue<String>();
    var child = new ChildProcess(() -> says.put(deathInside(pids)));
    child.start();
    long pid = pids.get(LONG);
    kill(pid);
    assertThat(says.get(Duration.ofSeconds(DEADLINE_SECONDS)))
        .contains("pid=" + pid, "signal=9", "task=1");
    child.join();
    assertThat(child.exitCode()).hasValue(0);
  }

  private static String deathInside(Queue<Long> pids) throws Exception {
    var done = new Queue<Integer>();
    try (var pool = new Pool(2)) {
      try {
        pool.map(item -> hangOn(1, item, pids, done), range(4), 1);
        return "nothing";
      } catch (WorkerDied e) {
        assertThatItWorks(pool);
        return e.getMessage();
      }
    }
  }

  @Test
  void row2ShouldReplaceIdleWorkers() throws Exception {
    try (var pool = new Pool(2)) {
      assertThatItWorks(pool);
      for (int round = 0; round < 3; round++) {
        List<Long> before = pool.workerPids();
        before.forEach(PoolFaultsTest::kill);
        var call = inThread(() -> pool.map(item -> item, range(5), 1));
        assertThat(call.get(DEADLINE_SECONDS, TimeUnit.SECONDS)).isEqualTo(range(5));
        assertThat(pool.workerPids()).doesNotContainAnyElementsOf(before);
      }
      pool.workerPids().forEach(PoolFaultsTest::kill);
      long began = System.nanoTime();
      pool.terminate();
      pool.join();
      assertThat(System.nanoTime() - began).isLessThan(TimeUnit.SECONDS.toNanos(10));
    }
  }

  private record Holder(String name, Object inside) implements Serializable {}

  @Test
  void row8ShouldRefuseAnItemAResultOrAFunctionThatCannotBeSent() throws Exception {
    try (var pool = new Pool(2)) {
      var bad = new Holder("h", new Thread());
      assertThatThrownBy(() -> pool.map(item -> 1, List.of("fine", bad), 1))
          .isInstanceOf(UncrossableException.class)
          .hasMessageContainingAll("item 1", "Holder.inside", "Thread");
      assertThatThrownBy(() -> pool.map(item -> new Holder("h", new Thread()), range(3)))
          .isInstanceOf(UncrossableException.class)
          .hasMessageContainingAll("result", "Holder.inside", "Thread");
      Thread captured = new Thread();
      assertThatThrownBy(() -> pool.map(item -> captured.getName(), range(3)))
          .isInstanceOf(UncrossableException.class)
          .hasMessageContaining("Thread");
      assertThatItWorks(pool);
    }
  }

  /** Can be written, but not read where the flag says so. */
  private static final class Unreadable implements Serializable {
    private static final long serialVersionUID = 1L;
    private final boolean inWorker;

    Unreadable(boolean inWorker) {
      this.inWorker = inWorker;
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      if (inWorker == ChildProcess.parent().isPresent()) {
        throw new IOException("not readable here");
      }
    }
  }

  private static final class Odd extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Object what = new Object();
    private final Object held;

    Odd(Object held) {
      super("odd");
      this.held = held;
    }

    @Override
    public String getMessage() {
      return "Odd[" + (what == null) + (held == null) + "]";
    }
  }

  @Test
  void row9ShouldReportWhatCannotBeRebuiltOnTheOtherSide() throws Exception {
    try (var pool = new Pool(2)) {
      assertThatThrownBy(() -> pool.map(item -> 1, List.of(new Unreadable(true))))
          .isInstanceOf(UndecodableException.class)
          .hasMessageContaining("not readable here");
      assertThatThrownBy(() -> pool.map(item -> new Unreadable(false), range(1)))
          .isInstanceOf(UndecodableException.class)
          .hasMessageContaining("not readable here");
      for (Object held : new Object[] {"thread", "unreadable"}) {
        assertThatThrownBy(() -> pool.map(item -> throwOdd(held), range(1)))
            .isInstanceOf(RemoteException.class)
            .hasMessageContaining("Odd[falsefalse]")
            .cause()
            .isInstanceOf(RemoteTrace.class)
            .hasMessageContaining("throwOdd");
      }
      var captured = new Unreadable(true);
      assertThatThrownBy(() -> pool.map(item -> captured.hashCode(), range(1)))
          .isInstanceOf(UndecodableException.class);
      assertThatItWorks(pool);
    }
  }

  private static int throwOdd(Object held) {
    throw new Odd(held.equals("thread") ? new Thread() : new Unreadable(false));
  }

  @Test
  void row10ShouldReportErrorsAsTheTasksFailure() throws Exception {
    try (var pool = new Pool(1, Context.of(StartMethod.SPAWN).heap("48m"))) {
      assertThatThrownBy(() -> pool.map(item -> descend(item), range(2)))
          .isInstanceOf(TaskFailedException.class)
          .hasCauseInstanceOf(StackOverflowError.class);
      assertThatThrownBy(() -> pool.map(item -> new byte[Integer.MAX_VALUE - 8].length, range(2)))
          .isInstanceOf(TaskFailedException.class)
          .hasCauseInstanceOf(OutOfMemoryError.class);
      List<Long> before = pool.workerPids();
      assertThatItWorks(pool);
      assertThat(pool.workerPids()).isEqualTo(before);
    }
  }

  private static int descend(int depth) {
    return depth < 0 ? 0 : 1 + descend(depth + 1); // deeper than any stack
  }

  @Test
  void row10ShouldReportExitAsTheTasksFailure() throws Exception {
    try (var pool = new Pool(2)) {
      for (int code : new int[] {0, 7, 99}) {
        FutureTask<?> call = inThread(() -> pool.map(item -> exit(item, code), range(6), 1));
        assertThatThrownBy(() -> call.get(DEADLINE_SECONDS, TimeUnit.SECONDS))
            .cause()
            .isInstanceOf(WorkerDied.class)
            .hasMessageContainingAll("item=2", "System.exit");
      }
      assertThatItWorks(pool);
    }
  }

  private static int exit(int item, int code) {
    if (item == 2) {
      System.exit(code);
    }
    return item;
  }

  @Test
  void o3ShouldThrowWhatTheTaskThrew() throws Exception {
    try (var pool = new Pool(2)) {
      assertThatThrownBy(() -> pool.map(item -> 10 / item, range(3), 1))
          .isInstanceOf(ArithmeticException.class)
          .cause()
          .isInstanceOf(RemoteTrace.class)
          .hasMessageContainingAll("PoolWorker-", "task 0", "PoolFaultsTest");
      assertThatThrownBy(() -> pool.map(item -> refuse(item), range(3), 1))
          .isInstanceOf(TaskFailedException.class)
          .hasMessageContainingAll("task=", "item=1", "worker=PoolWorker-", "no such thing")
          .cause()
          .isInstanceOf(IOException.class)
          .hasMessage("no such thing")
          .hasCauseInstanceOf(RemoteTrace.class);
      assertThatItWorks(pool);
    }
  }

  private static int refuse(int item) throws IOException {
    if (item == 1) {
      throw new IOException("no such thing");
    }
    return item;
  }

  @Test
  void anInterruptThatATaskLeavesBehindShouldMeanNothing() throws Exception {
    try (var pool = new Pool(1)) {
      assertThat(pool.map(item -> interruptItself(item), range(5), 1)).isEqualTo(range(5));
    }
  }

  private static int interruptItself(int item) {
    Thread.currentThread().interrupt();
    return item;
  }

  @Test
  void shouldFailInsteadOfStartingWorkersForEver() throws Exception {
    var context = Context.of(StartMethod.SPAWN).jvmOptions("-XX:NoSuchFlagAtAll");
    try (var pool = new Pool(2, context)) {
      var call = inThread(() -> pool.map(item -> item, range(2)));
      assertThatThrownBy(() -> call.get(10, TimeUnit.SECONDS))
          .rootCause()
          .isInstanceOf(WorkerDied.class)
          .hasMessageContainingAll("die as they start", "exitCode=1");
      long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
      while (!pool.workerPids().isEmpty() && System.nanoTime() < until) {
        TestThreads.letOthersRun(); // the last of them is just dying
      }
      assertThat(pool.workerPids()).isEmpty();
    }
  }

  @Test
  void row12ShouldNotHoldUpTheEndOfAProgram() throws Exception {
    var program =
        new ProcessBuilder(
            System.getProperty("java.home") + "/bin/java",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            UnclosedPoolMain.class.getName());
    Program.End end = Program.run(program.redirectErrorStream(true), Duration.ofSeconds(10));
    String output = String.join("\n", end.lines());
    assertThat(end.exitCode()).as("%s", output).isZero();
    assertThat(output).contains("[0, 2, 4]", "never closed: pool=Pool-1", "UnclosedPoolMain.main");
  }

  @Test
  void shouldFailWhenItsProcessTreeIsShutDown() throws Exception {
    var pool = new Pool(2);
    var pids = new Queue<Long>();
    var done = new Queue<Integer>();
    var call = inThread(() -> pool.map(item -> hangOn(0, item, pids, done), range(2), 1));
    pids.get(LONG);
    ProcessTree.shutdown();
    assertThatThrownBy(() -> call.get(DEADLINE_SECONDS, TimeUnit.SECONDS)).isNotNull();
    pool.close();
    try (var next = new Pool(1)) {
      assertThatItWorks(next);
    }
  }
}
