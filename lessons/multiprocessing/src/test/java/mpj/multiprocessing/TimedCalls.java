package mpj.multiprocessing;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import mpj.multiprocessing.channel.Connection;
import mpj.multiprocessing.channel.JoinableQueue;
import mpj.multiprocessing.channel.Pipe;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.channel.Waitable;
import mpj.multiprocessing.manager.ManagedResult;
import mpj.multiprocessing.manager.Manager;
import mpj.multiprocessing.manager.TimedManagedCalls;
import mpj.multiprocessing.pool.AsyncResult;
import mpj.multiprocessing.pool.LazyResults;
import mpj.multiprocessing.pool.Pool;
import mpj.multiprocessing.sync.Barrier;
import mpj.multiprocessing.sync.BoundedSemaphore;
import mpj.multiprocessing.sync.Condition;
import mpj.multiprocessing.sync.CountDownLatch;
import mpj.multiprocessing.sync.Event;
import mpj.multiprocessing.sync.Lock;
import mpj.multiprocessing.sync.RLock;
import mpj.multiprocessing.sync.Semaphore;

/**
 * Every call of the library that takes a time, each in a state in which it waits until that time is
 * over. Its name is that of the class, a dot and that of the method.
 */
final class TimedCalls {
  private interface Unit {
    Object call(long time, TimeUnit unit) throws Exception;
  }

  private final Map<String, Timed> calls = new TreeMap<>();
  private final Event never = new Event();
  private final ChildProcess child = new ChildProcess("waits", waiting(never));
  private final Pool pool = new Pool(1);
  private final Manager manager = new Manager();

  TimedCalls() throws Exception {
    child.start();
    addPrimitives();
    addChannels();
    addPool();
    ManagedResult<Boolean> result = manager.pool(1).applyAsync(() -> await(new Event()));
    calls.putAll(TimedManagedCalls.of(manager, result));
  }

  private static Task waiting(Event never) {
    return () -> never.await();
  }

  Map<String, Timed> all() {
    return calls;
  }

  private void addPrimitives() throws Exception {
    calls.put("ChildProcess.join", child::join);
    calls.put("ParentProcess.join", new ParentProcess("of nobody", 1)::join);
    calls.put("ChildProcess.awaitAny", t -> ChildProcess.awaitAny(List.of(child), t));
    Semaphore none = new Semaphore(0);
    calls.put("Semaphore.tryAcquire", none::tryAcquire);
    BoundedSemaphore taken = new BoundedSemaphore(1);
    taken.acquire();
    calls.put("BoundedSemaphore.tryAcquire", taken::tryAcquire);
    Lock lock = new Lock();
    lock.acquire();
    calls.put("Lock.tryAcquire", lock::tryAcquire);
    RLock rlock = new RLock();
    rlock.acquire();
    calls.put("RLock.tryAcquire", rlock::tryAcquire);
    Condition held = new Condition();
    held.acquire();
    calls.put("Condition.tryAcquire", held::tryAcquire);
    Condition condition = new Condition();
    calls.put("Condition.await", t -> locked(condition, () -> condition.await(t)));
    calls.put("Condition.waitFor", t -> locked(condition, () -> condition.waitFor(() -> false, t)));
    calls.put("Event.await", never::await);
    calls.put("CountDownLatch.await", new CountDownLatch(1)::await);
    calls.put("Barrier.await", t -> new Barrier(2).await(t));
    calls.put("Barrier.new", t -> new Barrier(2, null, t).await());
    calls.put("Context.barrier", t -> Context.standard().barrier(2, null, t).await());
  }

  private static void locked(Condition condition, Callable<?> action) throws Exception {
    try (var _ = condition.hold()) {
      action.call();
    }
  }

  private void addChannels() throws Exception {
    Queue<Integer> empty = new Queue<>();
    Queue<Integer> full = new Queue<>(1);
    full.put(1);
    calls.put("Queue.get", empty::get);
    calls.put("Queue.put", t -> full.put(2, t));
    JoinableQueue<Integer> joinable = new JoinableQueue<>(1);
    calls.put("JoinableQueue.get", new JoinableQueue<>()::get);
    joinable.put(1);
    calls.put("JoinableQueue.put", t -> joinable.put(2, t));
    calls.put("JoinableQueue.join", joinable::join);
    Connection quiet = new Pipe().first();
    calls.put("Connection.poll", quiet::poll);
    calls.put("Waitable.awaitAny", t -> Waitable.awaitAny(List.of(quiet, child), t));
  }

  private void addPool() throws Exception {
    Event event = never;
    AsyncResult<Boolean> result = pool.applyAsync(() -> await(event));
    calls.put("AsyncResult.await", result::await);
    calls.put("AsyncResult.get", result::get);
    LazyResults<Integer> lazy = pool.imap(x -> x, List.of(1));
    calls.put("LazyResults.next", lazy::next);
    ExecutorService executor = pool.asExecutor();
    Callable<Boolean> task = (Callable<Boolean> & java.io.Serializable) () -> await(event);
    Future<Boolean> future = executor.submit(task);
    calls.put("AsyncFuture.get", inUnits(future::get));
    calls.put("PoolExecutor.invokeAll", inUnits((t, u) -> executor.invokeAll(List.of(task), t, u)));
    calls.put("PoolExecutor.invokeAny", inUnits((t, u) -> executor.invokeAny(List.of(task), t, u)));
    Timed awaitTermination = inUnits(executor::awaitTermination);
    calls.put("PoolExecutor.awaitTermination", awaitTermination);
  }

  private static boolean await(Event never) throws InterruptedException {
    never.await();
    return true;
  }

  private static Timed inUnits(Unit call) {
    return timeout -> {
      if (timeout == null) {
        call.call(1, null);
      } else if (timeout.toDays() != 0) {
        call.call(timeout.toSeconds(), TimeUnit.SECONDS);
      } else {
        call.call(timeout.toNanos(), TimeUnit.NANOSECONDS);
      }
    };
  }

  void close() throws Exception {
    never.set();
    manager.close();
    pool.terminate();
    child.join();
  }
}
