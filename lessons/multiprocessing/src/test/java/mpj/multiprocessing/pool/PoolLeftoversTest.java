package mpj.multiprocessing.pool;

import static mpj.multiprocessing.pool.PoolTest.range;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Context;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.StartMethod;
import mpj.multiprocessing.manager.ManagedPool;
import mpj.multiprocessing.manager.Manager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Row O12: what a task leaves behind in its worker holds up nobody. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class PoolLeftoversTest {
  /** Leaves a thread behind that never ends, as an executor does that nobody shuts down. */
  private static long leaveThread() throws Exception {
    return Executors.newFixedThreadPool(1)
        .submit(() -> ProcessHandle.current().pid())
        .get(10, TimeUnit.SECONDS);
  }

  private static int leaveHook() {
    Runtime.getRuntime().addShutdownHook(new Thread(PoolLeftoversTest::waitForEver));
    return 0;
  }

  private static void waitForEver() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static List<StartMethod> methods() {
    return StartMethod.all();
  }

  @ParameterizedTest
  @MethodSource("methods")
  void o12ShouldReplaceAWorkerThatATaskLeftAThreadIn(StartMethod method) throws Exception {
    var settings = Pool.builder().workers(1).context(Context.of(method)).maxTasksPerChild(1);
    try (var pool = settings.build()) {
      List<Long> pids = pool.map(item -> leaveThread(), range(2), 1);
      assertThat(new HashSet<>(pids)).hasSize(2);
    }
  }

  @Test
  void o12ShouldCloseAfterTasksOfAnExecutorAndAnInitializerThatLeftThreads() throws Exception {
    var settings = Pool.builder().workers(2).initializer(PoolLeftoversTest::leaveThread);
    try (var executor = settings.build().asExecutor()) {
      Future<Long> pid =
          executor.submit((Callable<Long> & Serializable) PoolLeftoversTest::leaveThread);
      assertThat(pid.get(30, TimeUnit.SECONDS)).isPositive();
    }
  }

  @Test
  void o12ShouldCloseAManagedPoolWhoseTasksLeftThreads() throws Exception {
    try (var manager = new Manager()) {
      ManagedPool pool = manager.pool(1);
      assertThat(pool.apply(() -> leaveThread())).isPositive();
      pool.close();
    }
  }

  @Test
  void o12ShouldEndAWorkerWhoseTaskLeftNothingButAHookThatNeverEnds() throws Exception {
    try (var pool = Pool.builder().workers(1).maxTasksPerChild(1).build()) {
      pool.apply(PoolLeftoversTest::leaveHook);
      assertThat(pool.apply(() -> 1)).isEqualTo(1);
    }
  }

  @Test
  void o12ShouldEndAWorkerWhoseTaskLeftAChildAndAHookThatNeverEnds() throws Exception {
    try (var pool = Pool.builder().workers(1).maxTasksPerChild(1).build()) {
      long child =
          pool.apply(() -> {
            var left = new ChildProcess(() -> waitForEver());
            left.setDaemon(false); // a worker is a daemon, and its children are otherwise
            left.start();
            leaveHook();
            return left.pid();
          });
      assertThat(pool.apply(() -> 1)).isEqualTo(1);
      ProcessHandle.of(child).ifPresent(ProcessHandle::destroyForcibly);
    }
  }
}
