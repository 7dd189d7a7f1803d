package mpj.multiprocessing;

import java.time.Duration;
import mpj.multiprocessing.channel.JoinableQueue;
import mpj.multiprocessing.channel.Pipe;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.channel.SimpleQueue;
import mpj.multiprocessing.shared.BooleanArray;
import mpj.multiprocessing.shared.BooleanValue;
import mpj.multiprocessing.shared.ByteArray;
import mpj.multiprocessing.shared.ByteValue;
import mpj.multiprocessing.shared.CharArray;
import mpj.multiprocessing.shared.CharValue;
import mpj.multiprocessing.shared.DoubleArray;
import mpj.multiprocessing.shared.DoubleValue;
import mpj.multiprocessing.shared.FloatArray;
import mpj.multiprocessing.shared.FloatValue;
import mpj.multiprocessing.shared.IntArray;
import mpj.multiprocessing.shared.IntValue;
import mpj.multiprocessing.shared.LongArray;
import mpj.multiprocessing.shared.LongValue;
import mpj.multiprocessing.shared.ShortArray;
import mpj.multiprocessing.shared.ShortValue;
import mpj.multiprocessing.sync.Barrier;
import mpj.multiprocessing.sync.BoundedSemaphore;
import mpj.multiprocessing.sync.Condition;
import mpj.multiprocessing.sync.Event;
import mpj.multiprocessing.sync.Lock;
import mpj.multiprocessing.sync.Mutex;
import mpj.multiprocessing.sync.RLock;
import mpj.multiprocessing.sync.Semaphore;

/**
 * The primitives that a {@link Context} makes, as Python's contexts do. They are the same by every
 * start method, and children of any context can use them; what they are, cost and throw is said in
 * their classes.
 */
abstract class ContextPrimitives {
  ContextPrimitives() {}

  /** Returns a new queue that takes items as long as there is memory. */
  public <T> Queue<T> queue() {
    return new Queue<>();
  }

  /** Returns a new queue that holds so many items at most. */
  public <T> Queue<T> queue(int max) {
    return new Queue<>(max);
  }

  /** Returns a new queue that counts the items whose work is not done yet. */
  public <T> JoinableQueue<T> joinableQueue() {
    return new JoinableQueue<>();
  }

  /** Returns a new queue of that kind that holds so many items at most. */
  public <T> JoinableQueue<T> joinableQueue(int max) {
    return new JoinableQueue<>(max);
  }

  /** Returns a new queue with the few methods of a simple one. */
  public <T> SimpleQueue<T> simpleQueue() {
    return new SimpleQueue<>();
  }

  /** Returns a new pipe for both directions. */
  public Pipe pipe() {
    return new Pipe();
  }

  /**
   * Returns a new pipe.
   *
   * @param duplex whether it is for both directions; otherwise its second end sends to its first
   */
  public Pipe pipe(boolean duplex) {
    return duplex ? new Pipe() : Pipe.oneWay();
  }

  /** Returns a new lock, which any process may release. */
  public Lock lock() {
    return new Lock();
  }

  /** Returns a new lock that its owner may take again. */
  public RLock rlock() {
    return new RLock();
  }

  /** Returns a new semaphore with so many permits; more can be released than were taken. */
  public Semaphore semaphore(int permits) {
    return new Semaphore(permits);
  }

  /** Returns a new semaphore that never has more permits than at first. */
  public BoundedSemaphore boundedSemaphore(int permits) {
    return new BoundedSemaphore(permits);
  }

  /** Returns a new condition with a reentrant lock of its own. */
  public Condition condition() {
    return new Condition();
  }

  /** Returns a new condition of a lock that exists. */
  public Condition condition(Mutex lock) {
    return new Condition(lock);
  }

  /** Returns a new event, which is not set. */
  public Event event() {
    return new Event();
  }

  /** Returns a new barrier for so many parties. */
  public Barrier barrier(int parties) {
    return new Barrier(parties);
  }

  /** Returns a new barrier whose last party runs the action each time; null: none. */
  public Barrier barrier(int parties, Task action) {
    return new Barrier(parties, action);
  }

  /** Returns a new barrier with an action and a timeout for each wait; null: none. */
  public Barrier barrier(int parties, Task action, Duration timeout) {
    return new Barrier(parties, action, timeout);
  }

  /** Returns an int that all processes share, with a lock of its own. */
  public IntValue value(int initial) {
    return new IntValue(initial);
  }

  /** Returns a long that all processes share, with a lock of its own. */
  public LongValue value(long initial) {
    return new LongValue(initial);
  }

  /** Returns a double that all processes share, with a lock of its own. */
  public DoubleValue value(double initial) {
    return new DoubleValue(initial);
  }

  /** Returns a truth value that all processes share, with a lock of its own. */
  public BooleanValue value(boolean initial) {
    return new BooleanValue(initial);
  }

  /** Returns a byte that all processes share, with a lock of its own. */
  public ByteValue value(byte initial) {
    return new ByteValue(initial);
  }

  /** Returns a short that all processes share, with a lock of its own. */
  public ShortValue value(short initial) {
    return new ShortValue(initial);
  }

  /** Returns a float that all processes share, with a lock of its own. */
  public FloatValue value(float initial) {
    return new FloatValue(initial);
  }

  /** Returns a character that all processes share, with a lock of its own. */
  public CharValue value(char initial) {
    return new CharValue(initial);
  }

  /** Returns shared ints, a copy of these, with a lock of their own. */
  public IntArray array(int[] values) {
    return new IntArray(values);
  }

  /** Returns shared longs, a copy of these, with a lock of their own. */
  public LongArray array(long[] values) {
    return new LongArray(values);
  }

  /** Returns shared doubles, a copy of these, with a lock of their own. */
  public DoubleArray array(double[] values) {
    return new DoubleArray(values);
  }

  /** Returns shared truth values, a copy of these, with a lock of their own. */
  public BooleanArray array(boolean[] values) {
    return new BooleanArray(values);
  }

  /** Returns shared bytes, a copy of these, with a lock of their own. */
  public ByteArray array(byte[] values) {
    return new ByteArray(values);
  }

  /** Returns shared shorts, a copy of these, with a lock of their own. */
  public ShortArray array(short[] values) {
    return new ShortArray(values);
  }

  /** Returns shared floats, a copy of these, with a lock of their own. */
  public FloatArray array(float[] values) {
    return new FloatArray(values);
  }

  /** Returns shared characters, a copy of these, with a lock of their own. */
  public CharArray array(char[] values) {
    return new CharArray(values);
  }
}
