package mpj.multiprocessing.channel;

import static mpj.multiprocessing.Children.LONG;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Children;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.manager.Manager;
import mpj.multiprocessing.pool.Pool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Row Q5: who waits in what another thread of the process closes gets the error, too. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class ClosedWaitsTest {
  /** What a thread does that waits. */
  private interface Wait {
    Object run() throws Exception;
  }

  /** A thread that tells how its wait ended, and whether it was left interrupted. */
  private static FutureTask<String> begin(Thread.Builder kind, Wait wait) throws Exception {
    FutureTask<String> task =
        new FutureTask<>(() -> {
          String how;
          try {
            how = "returned " + wait.run();
          } catch (Exception e) {
            how = e.toString();
          }
          return Thread.currentThread().isInterrupted() ? how + ", interrupted" : how;
        });
    Thread thread = kind.unstarted(task);
    thread.start();
    awaitWaiting(thread);
    return task;
  }

  private static void awaitWaiting(Thread thread) throws InterruptedException {
    if (!thread.isVirtual()) {
      long until = System.nanoTime() + LONG.toNanos();
      while (!Children.isAsleep(thread) && !isParked(thread)) {
        assertThat(System.nanoTime()).as("%s waits", thread).isLessThan(until);
        TimeUnit.MILLISECONDS.sleep(1);
      }
    }
  }

  private static boolean isParked(Thread thread) {
    return thread.getState() == Thread.State.WAITING
        || thread.getState() == Thread.State.TIMED_WAITING;
  }

  private static void assertEnded(FutureTask<String> wait, String queue) throws Exception {
    assertThat(wait.get(Children.SOON.toMillis(), TimeUnit.MILLISECONDS))
        .contains("IllegalStateException", "closed", queue)
        .doesNotContain("interrupted");
  }

  @Test
  void q5ShouldEndAllWaitsInAQueueThatIsClosed() throws Exception {
    for (var kind : List.of(Thread.ofPlatform(), Thread.ofVirtual())) {
      var empty = new Queue<Integer>();
      var full = new Queue<Integer>(1);
      full.put(1);
      var joinable = new JoinableQueue<Integer>();
      joinable.put(1);
      var simple = new SimpleQueue<Integer>();
      var child = new ChildProcess(() -> assertThat(empty.get()).isEqualTo(2));
      child.start();
      var get = begin(kind, empty::get);
      var timed = begin(kind, () -> empty.get(LONG));
      var put =
          begin(
              kind,
              () -> {
                full.put(2);
                return "put";
              });
      var join = begin(kind, () -> joinable.join(LONG));
      var last = begin(kind, simple::get);
      empty.close();
      assertEnded(get, empty.toString());
      assertEnded(timed, empty.toString());
      full.close();
      assertEnded(put, full.toString());
      joinable.close();
      assertEnded(join, joinable.toString());
      simple.close();
      assertEnded(last, simple.toString());
      putByAnother(empty);
      assertThat(child.join(LONG)).isTrue();
      assertThat(child.exitCode()).hasValue(0);
    }
  }

  /** Others do not notice. */
  @SuppressWarnings("unchecked")
  private static void putByAnother(Queue<Integer> queue) throws InterruptedException {
    ((Queue<Integer>) Queue.attach(queue.handle())).put(2);
  }

  @Test
  void q5ShouldEndAllWaitsInAManagedQueueThatIsClosed() throws Exception {
    try (var manager = new Manager()) {
      var empty = manager.<Integer>queue();
      var full = manager.<Integer>queue(1);
      full.put(1);
      var joinable = manager.<Integer>joinableQueue();
      joinable.put(1);
      var get = begin(Thread.ofPlatform(), empty::get);
      var virtual = begin(Thread.ofVirtual(), () -> empty.get(LONG));
      var put =
          begin(
              Thread.ofPlatform(),
              () -> {
                full.put(2);
                return "put";
              });
      var join = begin(Thread.ofPlatform(), () -> joinable.join(LONG));
      empty.close();
      assertEnded(get, empty.toString());
      assertEnded(virtual, empty.toString());
      full.close();
      assertEnded(put, full.toString());
      joinable.close();
      assertEnded(join, joinable.toString());
    }
  }

  @Test
  void n7ShouldEndAllWaitsInAConnectionThatIsClosed() throws Exception {
    var pipe = new Pipe();
    var receive = begin(Thread.ofPlatform(), () -> pipe.first().receive());
    var poll = begin(Thread.ofPlatform(), () -> pipe.first().poll(LONG));
    var any = begin(Thread.ofPlatform(), () -> Waitable.awaitAny(List.of(pipe.first()), LONG));
    pipe.first().close();
    assertEnded(receive, pipe.first().toString());
    assertEnded(poll, pipe.first().toString());
    assertEnded(any, pipe.first().toString());
    var other = new Pipe();
    var sending =
        begin(
            Thread.ofPlatform(),
            () -> {
              other.second().send(new byte[1 << 20]);
              return "sent";
            });
    other.second().close();
    assertEnded(sending, other.second().toString());
    other.close();
    pipe.close();
  }

  @Test
  void p9ShouldEndTheWaitForResultsThatAreClosed() throws Exception {
    try (var pool = new Pool(1)) {
      var gate = new Queue<Integer>();
      var results = pool.imap(item -> gate.get(), List.of(1, 2));
      var next = begin(Thread.ofPlatform(), results::next);
      var timed = begin(Thread.ofVirtual(), () -> results.next(Duration.ofSeconds(40)));
      results.close();
      for (var wait : List.of(next, timed)) {
        assertThat(wait.get(Children.SOON.toMillis(), TimeUnit.MILLISECONDS))
            .contains(NoSuchElementException.class.getSimpleName(), "closed");
      }
      gate.put(1);
    }
  }
}
