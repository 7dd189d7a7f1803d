package mpj.multiprocessing;

import static mpj.multiprocessing.Children.LONG;
import static mpj.multiprocessing.Children.exitCode;
import static mpj.multiprocessing.Children.exitCodes;
import static mpj.multiprocessing.Children.start;
import static mpj.multiprocessing.Children.waiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import mpj.multiprocessing.channel.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Row P13 (more of it in ManyStress), and row 20 of what must survive: many processes, many
 * threads, all at once.
 */
@ExtendWith(NothingLeft.class)
@Timeout(180)
class ManyProcessesTest {
  private static final int MANY = 100;
  private static final Duration FOREVER = Duration.ofDays(1);

  /** Those beyond the JVMs that stand by are spawned, however they are to be started. */
  @ParameterizedTest
  @CsvSource({"SPAWN, 100", "FORKSERVER, 20"})
  void p13ShouldEndAHundredOfABurstWithZero(StartMethod method, int number) throws Exception {
    var ran = new Queue<Integer>();
    var children = start(number, Context.of(method).prepare(), () -> ran.put(1));
    assertThat(exitCodes(children)).isEqualTo(Collections.nCopies(number, 0));
    assertThat(ran.size()).isEqualTo(number);
    assertThat(ChildProcess.activeChildren()).isEmpty();
  }

  /** Each at another point of its start, since none is waited for. */
  @ParameterizedTest
  @CsvSource({"SPAWN, 30", "FORKSERVER, 20"})
  void p13ShouldEndManyThatAreTerminatedAtOnceWithTheSignal(StartMethod method, int number)
      throws Exception {
    var children = start(number, Context.of(method).prepare(), () -> Thread.sleep(FOREVER));
    children.forEach(ChildProcess::terminate);
    assertThat(exitCodes(children)).isEqualTo(Collections.nCopies(number, -15));
  }

  @Test
  void f20ShouldTellAHundredThreadsThatJoinTheSameWheneverItIsKilled() throws Exception {
    long seed = Effort.seed();
    System.out.println("seed=" + seed);
    var random = new Random(seed);
    var ready = new Queue<Long>();
    for (int round = 0; round < 8; round++) {
      var child = start(waiting(ready));
      ready.get(LONG);
      long moment = random.nextLong(10_000_000); // from before the first to after the last
      List<Integer> codes =
          inThreads(
              MANY,
              () -> exitCode(child),
              () -> {
                LockSupport.parkNanos(moment);
                child.kill();
                return null;
              });
      assertThat(codes).as("round %d", round).isEqualTo(Collections.nCopies(MANY, -9));
    }
  }

  @ParameterizedTest
  @EnumSource
  void f20ShouldStartFromManyThreadsAtOnce(StartMethod method) throws Exception {
    int threads = 8;
    int each = 2;
    var names = new Queue<String>();
    var together = new CountDownLatch(threads);
    List<List<Integer>> codes =
        inThreads(
            threads,
            () -> {
              together.countDown();
              together.await();
              return exitCodes(
                  start(each, Context.of(method), () -> names.put(ChildProcess.current().name())));
            },
            () -> null);
    assertThat(codes).isEqualTo(Collections.nCopies(threads, Collections.nCopies(each, 0)));
    assertThat(new HashSet<>(Children.take(names, threads * each))).hasSize(threads * each);
  }

  private static <T> List<T> inThreads(int number, Callable<T> work, Callable<Void> meanwhile)
      throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(number)) {
      List<Future<T>> results = new ArrayList<>();
      for (int i = 0; i < number; i++) {
        results.add(threads.submit(work));
      }
      meanwhile.call();
      List<T> all = new ArrayList<>();
      for (Future<T> result : results) {
        all.add(result.get(60, TimeUnit.SECONDS));
      }
      return all;
    }
  }

  @Test
  void shouldTellWhichOfSeveralHasEnded() throws Exception {
    var ready = new Queue<Long>();
    var first = start(waiting(ready));
    var second = start(waiting(ready));
    var both = List.of(first, second);
    Children.take(ready, 2);
    assertThat(ChildProcess.awaitAny(both, Duration.ZERO)).isEmpty();
    assertThat(ChildProcess.awaitAny(both, Duration.ofMillis(50))).isEmpty();
    second.kill();
    assertThat(ChildProcess.awaitAny(both, LONG)).containsExactly(second);
    first.kill();
    assertThat(ChildProcess.awaitAny(List.of(first), LONG)).containsExactly(first);
    assertThat(ChildProcess.awaitAny(both, Duration.ZERO)).containsExactly(first, second);
    var never = new ChildProcess(() -> {});
    assertThatThrownBy(() -> ChildProcess.awaitAny(List.of(first, never), LONG))
        .hasMessageContaining("not started yet");
    second.close();
    assertThatThrownBy(() -> ChildProcess.awaitAny(both, LONG)).hasMessageContaining("closed");
  }
}
