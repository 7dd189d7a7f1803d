package mpj.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import mpj.multiprocessing.channel.Pipe;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.pool.Pool;
import mpj.multiprocessing.pool.WorkerDied;
import mpj.multiprocessing.shared.IntValue;
import mpj.multiprocessing.sync.Barrier;
import mpj.multiprocessing.sync.BrokenBarrier;
import mpj.multiprocessing.sync.Condition;
import mpj.multiprocessing.sync.Event;
import mpj.multiprocessing.sync.Lock;
import mpj.multiprocessing.sync.OwnerDied;
import mpj.multiprocessing.sync.Semaphore;

/**
 * Row 25 of what must survive: kills in a tree with a great many objects of all kinds. The
 * deadlines are those of rows 1, 3 and 5, doubled for a busy machine.
 */
public final class AmongManyObjects {
  private static final Duration LOCK_SOON = Duration.ofSeconds(2);
  private static final Duration SOON = Children.SOON;
  private static final Duration LONG = Children.LONG;

  /** Here so that they are no garbage. */
  private final List<Object> objects = new ArrayList<>();

  /** Makes so many objects, most of them small ones. */
  public AmongManyObjects(int number) {
    for (int i = 0; i < number; i++) {
      objects.add(
          switch (i % 8) {
            case 0 -> new Lock();
            case 1 -> new Event();
            case 2 -> new Condition();
            default -> new IntValue(i);
          });
      if (i % 1000 == 0) {
        objects.addAll(List.of(new Semaphore(1), new Queue<Integer>(), new Pipe()));
      }
    }
  }

  private static ChildProcess start(Task task) {
    var child = new ChildProcess(task);
    child.start();
    return child;
  }

  private static void kill(long pid) {
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
  }

  /** Row 3. */
  public void giveALockToTheNext() throws Exception {
    var lock = new Lock();
    var says = new Queue<Long>();
    var holder =
        start(() -> {
          lock.acquire();
          says.put(ProcessHandle.current().pid());
          new CountDownLatch(1).await();
        });
    assertThat(says.get(LONG)).isEqualTo(holder.pid());
    var next =
        start(() -> {
          says.put(0L);
          try (var held = lock.hold()) {
            says.put(held.ownerDied().map(OwnerDied::pid).orElse(-1L));
          }
        });
    assertThat(says.get(LONG)).isZero();
    holder.kill();
    assertThat(says.get(LOCK_SOON)).isEqualTo(holder.pid());
    assertThat(Children.exitCode(next)).isZero();
  }

  /** Row 3 for many who die at once. */
  public void giveTheLocksOfManyToTheNext(int number) throws Exception {
    var ready = new Semaphore(0);
    List<Lock> locks = new ArrayList<>();
    List<ChildProcess> holders = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      var lock = new Lock();
      locks.add(lock);
      holders.add(
          start(() -> {
            lock.acquire();
            ready.release();
            new CountDownLatch(1).await();
          }));
    }
    for (int i = 0; i < number; i++) {
      assertThat(ready.tryAcquire(LONG)).isTrue();
    }
    long killed = System.nanoTime();
    holders.forEach(ChildProcess::kill);
    for (int i = 0; i < number; i++) {
      Duration left = LOCK_SOON.minusNanos(System.nanoTime() - killed);
      assertThat(locks.get(i).tryAcquire(left)).as("lock %d of %d", i, number).isTrue();
      assertThat(locks.get(i).ownerDied().orElseThrow().pid()).isEqualTo(holders.get(i).pid());
    }
    for (var holder : holders) {
      assertThat(Children.exitCode(holder)).isEqualTo(-9);
    }
  }

  /** Row 5. */
  public void breakABarrier() throws Exception {
    var barrier = new Barrier(3);
    var says = new Queue<String>();
    Task party =
        () -> {
          says.put("ready");
          Throwable failure = catchThrowable(barrier::await);
          says.put(failure.getClass().getSimpleName());
        };
    var killed = start(party);
    var other = start(party);
    says.get(LONG);
    says.get(LONG);
    killed.kill();
    assertThat(says.get(SOON)).isEqualTo(BrokenBarrier.class.getSimpleName());
    assertThat(Children.exitCode(other)).isZero();
  }

  /** Row 1. */
  public void failATaskAlone() throws Exception {
    var says = new Queue<Long>();
    try (var pool = new Pool(2)) {
      var lost = pool.applyAsync(() -> hangAfter(says));
      long pid = says.get(LONG);
      kill(pid);
      long killed = System.nanoTime();
      assertThat(catchThrowable(() -> lost.get(SOON)))
          .isInstanceOfSatisfying(WorkerDied.class, died -> assertThat(died.pid()).isEqualTo(pid));
      assertThat(Duration.ofNanos(System.nanoTime() - killed)).isLessThan(SOON);
      assertThat(pool.applyAsync(() -> 7).get(SOON)).isEqualTo(7);
    }
  }

  private static int hangAfter(Queue<Long> says) throws Exception {
    says.put(ProcessHandle.current().pid());
    new CountDownLatch(1).await();
    return 0;
  }
}
