package mpj.multiprocessing;

import java.util.concurrent.Callable;
import mpj.multiprocessing.channel.JoinableQueue;
import mpj.multiprocessing.channel.Pipe;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.channel.SimpleQueue;
import mpj.multiprocessing.shared.IntArray;
import mpj.multiprocessing.shared.IntValue;
import mpj.multiprocessing.shared.SharedRecord;
import mpj.multiprocessing.sync.Barrier;
import mpj.multiprocessing.sync.BoundedSemaphore;
import mpj.multiprocessing.sync.Condition;
import mpj.multiprocessing.sync.CountDownLatch;
import mpj.multiprocessing.sync.Event;
import mpj.multiprocessing.sync.Lock;
import mpj.multiprocessing.sync.RLock;
import mpj.multiprocessing.sync.Semaphore;

/**
 * The primitives: objects that are free again when no process has them any more. There is one line
 * for each type, with the name that it has in {@code RecordType}. It contains the bytes of shared
 * memory that an object takes, how it is made, and how it is used once.
 *
 * <p>Tests of what all of them have in common take them from here: what they cost, that they are
 * freed when they are dropped or when their maker is killed, and that a context can make them.
 */
public enum Primitive {
  LOCK(Lock.class, 192, () -> new Lock(), lock -> lock.hold().close()),
  RLOCK(RLock.class, 192, () -> new RLock(), lock -> lock.hold().close()),
  SEMAPHORE(Semaphore.class, 192, () -> new Semaphore(1), one -> one.hold().close()),
  BOUNDED_SEMAPHORE(
      BoundedSemaphore.class,
      192,
      () -> new BoundedSemaphore(1),
      one -> {
        one.acquire();
        one.release();
      }),
  EVENT(
      Event.class,
      64,
      () -> new Event(),
      event -> {
        event.set();
        event.await();
      }),
  COUNT_DOWN_LATCH(
      CountDownLatch.class,
      64,
      () -> new CountDownLatch(1),
      latch -> {
        latch.countDown();
        latch.await();
      }),
  CONDITION(
      Condition.class,
      448,
      () -> new Condition(),
      condition -> {
        try (var _ = condition.hold()) {
          condition.signalAll();
        }
      }),
  BARRIER(Barrier.class, 384, () -> new Barrier(1), barrier -> barrier.await()),
  VALUE(IntValue.class, 256, () -> new IntValue(0), value -> value.increment()),
  ARRAY(IntArray.class, 64, () -> IntArray.withoutLock(0), array -> array.length()),
  RECORD(SharedRecord.class, 384, () -> new SharedRecord<>(new At(1, 2)), record -> record.get()),
  QUEUE(
      Queue.class,
      2_624,
      () -> new Queue<Object>(),
      queue -> {
        queue.put(1);
        queue.put(new byte[200]);
        queue.get();
      }),
  JOINABLE_QUEUE(
      JoinableQueue.class,
      2_944,
      () -> new JoinableQueue<Object>(),
      queue -> {
        queue.put(1);
        queue.get();
        queue.taskDone();
      }),
  SIMPLE_QUEUE(
      SimpleQueue.class,
      2_624,
      () -> new SimpleQueue<Object>(),
      queue -> {
        queue.put(1);
        queue.get();
      }),
  PIPE(
      Pipe.class,
      4_160,
      () -> new Pipe(),
      pipe -> {
        pipe.first().send(1);
        pipe.second().receive();
      });

  /** The full name has no more than 32 letters, as the documentation of records assumes. */
  record At(int x, int y) {}

  /** Uses an object. */
  private interface Use<T> {
    void once(T object) throws Exception;
  }

  private final Class<?> type;
  private final int bytes;
  private final Callable<?> maker;
  private final Use<Object> use;

  <T> Primitive(Class<? super T> type, int bytes, Callable<T> maker, Use<T> use) {
    this.type = type;
    this.bytes = bytes;
    this.maker = maker;
    @SuppressWarnings("unchecked") // it is only called with what the maker has made
    Use<Object> any = (Use<Object>) use;
    this.use = any;
  }

  /** Returns the class of the objects. */
  public Class<?> type() {
    return type;
  }

  /** Returns the bytes of shared memory that a new object takes. */
  public int bytes() {
    return bytes;
  }

  /** Makes an object. */
  public Object make() throws Exception {
    return maker.call();
  }

  /** Makes an object, uses it, and returns it. */
  public Object used() throws Exception {
    Object object = make();
    use.once(object);
    return object;
  }
}
