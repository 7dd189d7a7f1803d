package mpj.multiprocessing.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Children;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.Task;
import mpj.multiprocessing.TestThreads;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.channel.TasksLost;
import mpj.multiprocessing.sync.BrokenBarrier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a killed client held is free, and what it waited for is not given to it. Fault row 15. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class ClientDeathTest {
  private static final Duration SOON = Children.SOON; // 2, doubled for a busy machine

  private final Queue<Integer> ready = new Queue<>();
  private Manager manager;

  @BeforeEach
  void open() {
    manager = new Manager();
  }

  @AfterEach
  void close() {
    manager.close();
  }

  private ChildProcess started(Task task) throws InterruptedException {
    var child = new ChildProcess(task);
    child.start();
    ready.get(Children.LONG);
    return child;
  }

  /** Says that all is as it should be, and waits for its end. */
  private static void stay(Queue<Integer> ready) throws InterruptedException {
    ready.put(1);
    new Queue<Integer>().get();
  }

  private static void kill(ChildProcess child) throws InterruptedException {
    child.kill();
    assertThat(child.join(Children.LONG)).isTrue();
  }

  /** A look whether something has come about. */
  private interface Looking {
    boolean isThere() throws Exception;
  }

  private static void await(Looking looking) throws Exception {
    long until = System.nanoTime() + SOON.toNanos();
    while (!looking.isThere()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(until);
      TestThreads.letOthersRun();
    }
  }

  @Test
  void f15ShouldFreeWhatAKilledClientHeld() throws Exception {
    ManagedLock lock = manager.lock();
    ManagedRLock rlock = manager.rlock();
    ManagedSemaphore semaphore = manager.semaphore(3);
    ManagedJoinableQueue<Integer> tasks = manager.joinableQueue();
    tasks.put(1);
    tasks.put(2);
    Queue<Integer> tell = ready;
    ChildProcess holder =
        started(() -> {
          lock.acquire();
          rlock.acquire();
          rlock.acquire();
          semaphore.acquire(); // may be a signal: it stays
          var _ = semaphore.hold();
          tasks.get();
          stay(tell);
        });
    assertThat(semaphore.available()).isEqualTo(1);
    kill(holder);
    assertThat(lock.tryAcquire(SOON)).isTrue();
    assertThat(rlock.tryAcquire(SOON)).isTrue();
    assertThat(lock.ownerDied().orElseThrow().pid()).isEqualTo(holder.pid());
    assertThat(rlock.ownerDied().orElseThrow().exitCode()).isEqualTo(-9);
    lock.release();
    assertThat(lock.ownerDied()).isEmpty();
    await(() -> semaphore.available() == 2);
    assertThat(tasks.get()).isEqualTo(2);
    tasks.taskDone();
    assertThatThrownBy(() -> tasks.join(SOON))
        .isInstanceOf(TasksLost.class)
        .hasMessageContaining("items=1")
        .hasMessageContaining("pid=" + holder.pid());
    assertThat(tasks.join(SOON)).as("told once").isTrue();
  }

  @Test
  void f15ShouldGiveNothingToTheDead() throws Exception {
    ManagedLock lock = manager.lock();
    ManagedQueue<Integer> queue = manager.queue();
    ManagedQueue<Integer> full = manager.queue(1);
    full.put(1);
    ManagedCondition condition = manager.condition();
    lock.acquire();
    Queue<Integer> tell = ready;
    Manager there = manager;
    ChildProcess waiter =
        started(() -> {
          inThread(() -> lock.acquire());
          inThread(() -> queue.get());
          inThread(() -> full.put(2));
          var _ = there.list();
          condition.acquire();
          tell.put(1);
          condition.await();
        });
    condition.acquire(); // it waits, as it has given the lock up
    condition.release();
    assertThat(manager.objectCount()).isEqualTo(5);
    kill(waiter);
    await(() -> manager.objectCount() == 4); // the server has been told of the death
    lock.release();
    queue.put(7);
    assertThat(full.get()).isEqualTo(1);
    assertThat(full.isEmpty()).isTrue();
    assertThat(lock.tryAcquire()).isTrue();
    assertThat(queue.getNow()).isEqualTo(7);
    condition.acquire();
    assertThat(condition.signalAll()).isZero();
  }

  /** Has another thread do something that waits; returns when it does. */
  private static void inThread(Task task) {
    var thread =
        TestThreads.of(() -> {
          try {
            task.run();
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
    thread.setDaemon(true);
    thread.start();
    Children.awaitAsleep(thread);
  }

  @Test
  void f15ShouldBreakTheBarrierOfAKilledParty() throws Exception {
    ManagedBarrier barrier = manager.barrier(3);
    ManagedBarrier other = manager.barrier(2);
    Queue<Integer> tell = ready;
    ChildProcess party =
        started(() -> {
          inThread(() -> barrier.await());
          other.parties(); // has it in its hands, and does not wait
          stay(tell);
        });
    await(() -> barrier.waiting() == 1);
    kill(party);
    assertThatThrownBy(() -> barrier.await(SOON))
        .isInstanceOf(BrokenBarrier.class)
        .hasMessageNotContaining("in time");
    assertThatThrownBy(() -> other.await(SOON))
        .isInstanceOf(BrokenBarrier.class)
        .hasMessageNotContaining("in time");
  }

  @Test
  void f15ShouldWakeThoseWhoWaitForWhatTheDeadHeld() throws Exception {
    ManagedCondition condition = manager.condition();
    ManagedLock lock = manager.lock();
    Queue<Integer> tell = ready;
    ChildProcess holder =
        started(() -> {
          lock.acquire();
          condition.acquire();
          stay(tell);
        });
    var got = new Queue<Integer>();
    ChildProcess waiter =
        new ChildProcess(() -> {
          got.put(1);
          lock.acquire();
          condition.acquire();
          assertThat(condition.ownerDied()).isPresent();
          got.put(2);
          condition.await();
          got.put(3);
        });
    waiter.start();
    got.get(Children.LONG);
    kill(holder);
    assertThat(got.get(SOON)).isEqualTo(2);
    ChildProcess signaller =
        started(() -> {
          condition.acquire();
          stay(tell);
        });
    kill(signaller); // who may have been about to signal
    assertThat(got.get(SOON)).isEqualTo(3);
    waiter.join();
    assertThat(waiter.exitCode()).hasValue(0);
  }

  @Test
  void f15ShouldFreeWhatOnlyTheDeadReferredTo() throws Exception {
    ManagedList<Object> mine = manager.list();
    Manager there = manager;
    Queue<Integer> tell = ready;
    var inTransit = new Queue<ManagedValue<Integer>>();
    ChildProcess killed =
        started(() -> {
          ManagedDict<String, Object> dict = there.dict();
          dict.put("inner", there.lock());
          inTransit.put(there.value(1));
          stay(tell);
        });
    assertThat(manager.objectCount()).isEqualTo(4);
    kill(killed);
    // The dict's lock is held by a proxy in the server's heap.
    mine.add(1);
    await(() -> {
      mine.replaceAll(item -> {
        System.gc();
        return item;
      });
      return manager.objectCount() == 1;
    });
    assertThatThrownBy(() -> inTransit.get(SOON).get())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no such object any more")
        .hasMessageContaining("object=ManagedValue-1");
    var inGoodOrder =
        new ChildProcess(() -> {
          inTransit.put(there.value(2));
        });
    inGoodOrder.start();
    inGoodOrder.join();
    assertThat(inTransit.get(SOON).get()).as("what was accepted is not lost").isEqualTo(2);
  }

  @Test
  void shouldFreeWhatNobodyCanReach() throws Exception {
    ManagedList<ManagedValue<Integer>> list = manager.list();
    for (int i = 0; i < 100; i++) {
      manager.list(List.of(i));
      ManagedValue<Integer> kept = manager.value(i);
      if (i % 10 == 0) {
        list.add(kept);
      }
    }
    await(() -> {
      System.gc();
      return manager.objectCount() == 11;
    });
    for (int i = 0; i < 10; i++) {
      assertThat(list.get(i).get()).isEqualTo(10 * i);
    }
    list.clear();
    list.add(null);
    await(() -> {
      System.gc();
      list.replaceAll(item -> {
        System.gc();
        return item;
      });
      return manager.objectCount() == 1;
    });
  }

  @Test
  void shouldEndAWaitWithAnInterruptAndTakeNothing() throws Exception {
    ManagedLock lock = manager.lock();
    ManagedQueue<Integer> queue = manager.queue();
    ManagedCondition condition = manager.condition();
    lock.acquire();
    interruptWhileAsleep(lock::acquire);
    lock.release();
    assertThat(lock.tryAcquire()).isTrue();
    interruptWhileAsleep(queue::get);
    queue.put(1);
    assertThat(queue.getNow()).isEqualTo(1);
    interruptWhileAsleep(() -> {
      condition.acquire();
      try {
        condition.await();
      } finally {
        condition.release(); // throws if it has not the lock
      }
    });
    assertThat(condition.tryAcquire()).isTrue();
    assertThat(condition.signalAll()).isZero();
  }

  private static void interruptWhileAsleep(Task task) throws Exception {
    var thrown = new java.util.concurrent.CompletableFuture<Throwable>();
    var thread =
        TestThreads.of(() -> {
          try {
            task.run();
            thrown.complete(null);
          } catch (Throwable e) {
            thrown.complete(e);
          }
        });
    thread.start();
    Children.awaitAsleep(thread);
    thread.interrupt();
    assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
  }
}
