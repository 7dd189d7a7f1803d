package mpj.multiprocessing.manager;

import java.util.Map;
import java.util.TreeMap;
import mpj.multiprocessing.Timed;

/**
 * Every call of a manager's objects that takes a time, each in a state in which it waits until that
 * time is over. Its name is that of the class, a dot and that of the method.
 */
public final class TimedManagedCalls {
  private TimedManagedCalls() {}

  /** Those of objects of a manager, and of a result that does not come. */
  public static Map<String, Timed> of(Manager types, ManagedResult<?> result) throws Exception {
    Map<String, Timed> calls = new TreeMap<>();
    var queue = types.<Integer>queue(1);
    calls.put("ManagedQueue.get", types.<Integer>queue()::get);
    queue.put(1);
    calls.put("ManagedQueue.put", t -> queue.put(2, t));
    var joinable = types.<Integer>joinableQueue(1);
    calls.put("ManagedJoinableQueue.get", types.<Integer>joinableQueue()::get);
    joinable.put(1);
    calls.put("ManagedJoinableQueue.put", t -> joinable.put(2, t));
    calls.put("ManagedJoinableQueue.join", joinable::join);
    var lock = types.lock();
    lock.acquire();
    calls.put("ManagedLock.tryAcquire", lock::tryAcquire);
    var rlock = types.rlock();
    rlock.acquire();
    calls.put("ManagedRLock.tryAcquire", rlock::tryAcquire);
    var held = types.condition();
    held.acquire();
    calls.put("ManagedCondition.tryAcquire", held::tryAcquire);
    calls.put(
        "ManagedCondition.await",
        t -> {
          var condition = types.condition();
          condition.acquire();
          condition.await(t);
        });
    calls.put(
        "ManagedCondition.waitFor",
        t -> {
          var condition = types.condition();
          condition.acquire();
          condition.waitFor(() -> false, t);
        });
    calls.put("ManagedEvent.await", types.event()::await);
    calls.put("ManagedBarrier.await", t -> types.barrier(2).await(t));
    calls.put("ManagedSemaphore.tryAcquire", types.semaphore(0)::tryAcquire);
    var bounded = types.boundedSemaphore(1);
    bounded.acquire();
    calls.put("ManagedBoundedSemaphore.tryAcquire", bounded::tryAcquire);
    calls.put("ManagedResult.get", result::get);
    calls.put("ManagedResult.await", result::await);
    calls.put("Manager.barrier", t -> types.barrier(2, null, t).await());
    return calls;
  }
}
