package mpj.multiprocessing;

import java.time.Duration;
import mpj.multiprocessing.channel.JoinableQueue;
import mpj.multiprocessing.channel.Pipe;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.channel.SimpleQueue;
import mpj.multiprocessing.sync.Barrier;
import mpj.multiprocessing.sync.BoundedSemaphore;
import mpj.multiprocessing.sync.Condition;
import mpj.multiprocessing.sync.CountDownLatch;
import mpj.multiprocessing.sync.Event;
import mpj.multiprocessing.sync.Lock;
import mpj.multiprocessing.sync.Mutex;
import mpj.multiprocessing.sync.RLock;
import mpj.multiprocessing.sync.Semaphore;

/**
 * Factory methods of {@link Context} for primitives, as Python's contexts have them. The primitives
 * do not depend on the start method, and children of any context can use them. The documentation of
 * each primitive's class says how it works, what it costs, and what happens if a process dies
 * there. Each method throws what the constructor of the class throws. All of them throw an {@link
 * mpj.multiprocessing.ArenaFullException} if there is no shared memory left.
 */
abstract class ContextPrimitives extends ContextMemory {
  ContextPrimitives() {}

  /** Returns a new queue without a limit. It takes items as long as there is memory. */
  public <T> Queue<T> queue() {
    return new Queue<>();
  }

  /** Returns a new queue that holds at most {@code max} items. */
  public <T> Queue<T> queue(int max) {
    return new Queue<>(max);
  }

  /** Returns a new joinable queue: it counts the items whose work is not done yet. */
  public <T> JoinableQueue<T> joinableQueue() {
    return new JoinableQueue<>();
  }

  /** Returns a new joinable queue that holds at most {@code max} items. */
  public <T> JoinableQueue<T> joinableQueue(int max) {
    return new JoinableQueue<>(max);
  }

  /** Returns a new simple queue, which has few methods. */
  public <T> SimpleQueue<T> simpleQueue() {
    return new SimpleQueue<>();
  }

  /** Returns a new pipe. Each end can send and receive. */
  public Pipe pipe() {
    return new Pipe();
  }

  /**
   * Returns a new pipe.
   *
   * @param duplex true: each end can send and receive; false: the second end sends to the first end
   */
  public Pipe pipe(boolean duplex) {
    return duplex ? new Pipe() : Pipe.oneWay();
  }

  /** Returns a new lock, which any process may release. */
  public Lock lock() {
    return new Lock();
  }

  /** Returns a new reentrant lock, which its owner may take again. */
  public RLock rlock() {
    return new RLock();
  }

  /** Returns a new semaphore. A program may release more permits than it has taken. */
  public Semaphore semaphore(int permits) {
    return new Semaphore(permits);
  }

  /** Returns a new semaphore that never has more permits than it had at first. */
  public BoundedSemaphore boundedSemaphore(int permits) {
    return new BoundedSemaphore(permits);
  }

  /** Returns a new condition with a reentrant lock of its own. */
  public Condition condition() {
    return new Condition();
  }

  /** Returns a new condition that uses an existing lock. */
  public Condition condition(Mutex lock) {
    return new Condition(lock);
  }

  /** Returns a new event. It is not set. */
  public Event event() {
    return new Event();
  }

  /** Returns a new countdown latch with this count. */
  public CountDownLatch countDownLatch(int count) {
    return new CountDownLatch(count);
  }

  /** Returns a new barrier for this number of parties. */
  public Barrier barrier(int parties) {
    return new Barrier(parties);
  }

  /** Returns a new barrier. The last party of each cycle runs the action; null: no action. */
  public Barrier barrier(int parties, Task action) {
    return new Barrier(parties, action);
  }

  /**
   * Returns a new barrier.
   *
   * @param action what the last party of each cycle runs; null: no action
   * @param timeout for each wait; null: no timeout
   */
  public Barrier barrier(int parties, Task action, Duration timeout) {
    return new Barrier(parties, action, timeout);
  }
}
