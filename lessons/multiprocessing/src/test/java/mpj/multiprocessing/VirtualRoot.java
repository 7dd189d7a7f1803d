package mpj.multiprocessing;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mpj.multiprocessing.channel.Connection;
import mpj.multiprocessing.channel.Pipe;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.manager.Manager;
import mpj.multiprocessing.pool.Pool;
import mpj.multiprocessing.sync.Barrier;
import mpj.multiprocessing.sync.Condition;
import mpj.multiprocessing.sync.Event;
import mpj.multiprocessing.sync.Lock;
import mpj.multiprocessing.sync.Mutex;
import mpj.multiprocessing.sync.RLock;
import mpj.multiprocessing.sync.Semaphore;

/** Waits in many virtual threads at once, which have one carrier; a child is among the others. */
@SuppressWarnings("try") // what is held is not used
final class VirtualRoot {
  private static final int THREADS = 200;
  private static final long DEADLINE_SECONDS = 60;

  private static final CountDownLatch LEFT = new CountDownLatch(8 * THREADS + 3);

  private VirtualRoot() {}

  public static void main(String[] arguments) throws Exception {
    Lock lock = new Lock();
    RLock rlock = new RLock();
    Semaphore one = new Semaphore(1);
    Event go = new Event();
    var started = new mpj.multiprocessing.sync.CountDownLatch(2);
    Condition changed = new Condition();
    Barrier all = new Barrier(THREADS);
    Queue<Integer> queue = new Queue<>();
    Pipe pipe = new Pipe();
    Connection there = pipe.second();
    var child =
        new ChildProcess(() -> {
          for (int i = 0; i < 200; i++) {
            queue.put(i);
          }
          there.send(there.receive());
          started.countDown();
          go.set();
        });
    for (int i = 0; i < THREADS; i++) {
      go(() -> hold(lock));
      go(() -> hold(rlock));
      go(() -> hold(one));
      go(() -> await(go));
      go(() -> await(started));
      go(all::await);
      go(queue::get);
      go(() -> await(changed, go));
    }
    go(pipe.first()::receive);
    child.start();
    pipe.first().send(1);
    go(() -> {
      child.join();
      return null;
    });
    go(() -> {
      try (var pool = new Pool(1);
          var manager = new Manager()) {
        List<Integer> list = manager.list();
        return list.add(pool.apply(() -> 1)) && list.size() == 1;
      }
    });
    started.countDown();
    go.await();
    try (var held = changed.hold()) {
      changed.signalAll();
    }
    LEFT.await(DEADLINE_SECONDS, TimeUnit.SECONDS);
    System.out.println("left=" + LEFT.getCount());
  }

  /** Holds it for a moment in which the thread itself waits. */
  private static Void hold(Mutex mutex) throws InterruptedException {
    try (var held = mutex.hold()) {
      Thread.sleep(1);
    }
    return null;
  }

  private static Void hold(Semaphore permit) throws InterruptedException {
    try (var held = permit.hold()) {
      Thread.sleep(1);
    }
    return null;
  }

  private static Void await(Event event) throws InterruptedException {
    event.await();
    return null;
  }

  private static Void await(mpj.multiprocessing.sync.CountDownLatch latch)
      throws InterruptedException {
    latch.await();
    return null;
  }

  private static Void await(Condition changed, Event event) throws InterruptedException {
    try (var held = changed.hold()) {
      changed.waitFor(event::isSet);
    }
    return null;
  }

  private static void go(Callable<?> work) {
    Thread.ofVirtual()
        .start(() -> {
          try {
            work.call();
            LEFT.countDown();
          } catch (Exception e) {
            e.printStackTrace();
          }
        });
  }
}
