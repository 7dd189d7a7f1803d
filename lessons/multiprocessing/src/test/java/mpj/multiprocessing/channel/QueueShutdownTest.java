package mpj.multiprocessing.channel;

import static mpj.multiprocessing.Children.LONG;
import static mpj.multiprocessing.Children.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Children;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.manager.Manager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Row Q6: what an ended queue still gives out, and whom its end wakes. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class QueueShutdownTest {
  /** Begins a wait that is to fail, in a thread; it tells with what. */
  private static FutureTask<String> failing(Callable<?> wait) {
    FutureTask<String> task =
        new FutureTask<>(() -> {
          try {
            return "returned " + wait.call();
          } catch (IllegalStateException e) {
            return e.getMessage();
          }
        });
    Thread thread = Thread.ofPlatform().daemon().start(task);
    Children.awaitAsleep(thread);
    return task;
  }

  private static void assertShutDown(FutureTask<String> wait, Object queue) throws Exception {
    assertThat(wait.get(SOON.toMillis(), TimeUnit.MILLISECONDS))
        .contains("was shut down")
        .contains("queue=" + queue);
  }

  private static Callable<Void> put(Queue<Object> queue, Object item) {
    return () -> {
      queue.put(item);
      return null;
    };
  }

  @Test
  void q6ShouldGiveOutWhatIsInAQueueThatIsShutDown() throws Exception {
    var full = new Queue<Object>(1);
    full.put("first");
    var empty = new Queue<Object>();
    var put = failing(put(full, "second"));
    var get = failing(empty::get);
    full.shutdown();
    empty.shutdown();
    assertShutDown(put, full);
    assertShutDown(get, empty);
    assertThat(full.get()).isEqualTo("first");
    assertThatIllegalStateException().isThrownBy(full::get);
    assertThatIllegalStateException().isThrownBy(() -> full.putNow(1));
  }

  @Test
  void q6ShouldThrowAwayWhatIsInAQueueThatIsShutDownAtOnce() throws Exception {
    var full = new Queue<Object>(4);
    full.put("short");
    full.put(new byte[100_000]);
    full.put(List.of(full, new Queue<Integer>()));
    full.put("last");
    var empty = new Queue<Object>();
    var reported = new Queue<String>();
    var child =
        new ChildProcess(() -> {
          reported.put("waits");
          try {
            empty.get();
          } catch (IllegalStateException e) {
            reported.put(e.getMessage());
          }
        });
    child.start();
    assertThat(reported.get(LONG)).isEqualTo("waits");
    var put = failing(put(full, 5));
    full.shutdown(true);
    empty.shutdown(true);
    assertShutDown(put, full);
    assertThat(reported.get(SOON)).contains("was shut down");
    assertThat(child.join(LONG)).isTrue();
    assertThat(full.size()).isZero();
    assertThat(full.isEmpty()).isTrue();
    assertThatIllegalStateException().isThrownBy(full::get);
    full.shutdown(); // no step back
    assertThatIllegalStateException().isThrownBy(full::getNow);
  }

  @Test
  void q6ShouldCountAsDoneWhatIsThrownAway() throws Exception {
    var tasks = new JoinableQueue<Integer>();
    tasks.put(1);
    tasks.put(2);
    assertThat(tasks.get()).isEqualTo(1);
    FutureTask<Boolean> join = new FutureTask<>(() -> tasks.join(LONG));
    Children.awaitAsleep(Thread.ofPlatform().daemon().start(join));
    tasks.shutdown(true);
    assertThat(tasks.join(Duration.ZERO)).as("with a task in hand").isFalse();
    tasks.taskDone();
    assertThat(join.get(SOON.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
    assertThatIllegalStateException().isThrownBy(tasks::taskDone);
  }

  @Test
  void q6ShouldLeaveNothingOfWhatIsPutMeanwhile() throws Exception {
    for (int round = 0; round < 100; round++) {
      var queue = new JoinableQueue<Integer>();
      List<Thread> producers = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        producers.add(Thread.ofPlatform().daemon().start(() -> fill(queue)));
      }
      while (queue.isEmpty()) {
        Thread.onSpinWait();
      }
      queue.shutdown(true);
      for (Thread producer : producers) {
        producer.join();
      }
      assertThat(queue.size()).as("round=%d", round).isZero();
      assertThat(queue.join(SOON)).as("round=%d", round).isTrue();
    }
  }

  private static void fill(Queue<Integer> queue) {
    try {
      while (true) {
        queue.putNow(1);
      }
    } catch (IllegalStateException e) {
      // It is shut down.
    }
  }

  @Test
  void q6ShouldHoldForManagedQueues() throws Exception {
    try (var manager = new Manager()) {
      var tasks = manager.<Integer>joinableQueue();
      tasks.put(1);
      tasks.put(2);
      assertThat(tasks.get()).isEqualTo(1);
      tasks.shutdown();
      assertThat(tasks.size()).isEqualTo(1);
      tasks.shutdown(true);
      assertThat(tasks.size()).isZero();
      assertThatIllegalStateException().isThrownBy(tasks::get);
      assertThat(tasks.join(Duration.ZERO)).isFalse();
      tasks.taskDone();
      assertThat(tasks.join(SOON)).isTrue();
    }
  }
}
