package mpj.multiprocessing.manager;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import mpj.multiprocessing.Task;
import mpj.multiprocessing.internal.arena.Timeout;
import mpj.multiprocessing.internal.memory.HostedType;

/** What has a manager host objects of the types that every manager knows. */
abstract class StandardTypes {
  /** Makes an object that takes nothing to make. */
  abstract Link host(int type);

  /** Calls a method of the manager itself. */
  abstract Object call(int method, Object... arguments);

  /** The server makes what it is asked for. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private <T> T make(int type, Object... arguments) {
    Object[] all = new Object[arguments.length + 1];
    all[0] = type;
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return (T) call(Maker.MAKE, all);
  }

  /** Hosts a new, empty list. */
  public <E> ManagedList<E> list() {
    return new ManagedList<>(host(HostedType.LIST));
  }

  /** Hosts a new list that begins with a copy of the items. */
  public <E> ManagedList<E> list(Collection<? extends E> items) {
    ManagedList<E> list = list();
    list.addAll(items);
    return list;
  }

  /** Hosts a new, empty set. */
  public <E> ManagedSet<E> set() {
    return new ManagedSet<>(host(HostedType.SET));
  }

  /** Hosts a new set that begins with a copy of the items. */
  public <E> ManagedSet<E> set(Collection<? extends E> items) {
    ManagedSet<E> set = set();
    set.addAll(items);
    return set;
  }

  /** Hosts a new, empty map. */
  public <K, V> ManagedDict<K, V> dict() {
    return new ManagedDict<>(host(HostedType.DICT));
  }

  /** Hosts a new map that begins with a copy of the entries. */
  public <K, V> ManagedDict<K, V> dict(Map<? extends K, ? extends V> entries) {
    ManagedDict<K, V> dict = dict();
    dict.putAll(entries);
    return dict;
  }

  /** Hosts a new namespace, without names. */
  public ManagedNamespace namespace() {
    return new ManagedNamespace(host(HostedType.NAMESPACE));
  }

  /** Hosts a new variable that holds a copy of a value. */
  public <T> ManagedValue<T> value(T initial) {
    return make(HostedType.VALUE, (Object) new Object[] {initial});
  }

  /** Hosts a new array of copies of the elements. */
  public <T> ManagedArray<T> array(Collection<? extends T> elements) {
    return make(HostedType.ARRAY, (Object) elements.toArray());
  }

  /**
   * Hosts a new array of so many elements, all a copy of one.
   *
   * @throws IllegalArgumentException if the length is negative
   */
  public <T> ManagedArray<T> array(int length, T element) {
    if (length < 0) {
      throw new IllegalArgumentException("an array has no negative length: length=" + length);
    }
    ManagedArray<T> array = make(HostedType.ARRAY, (Object) new Object[length]);
    if (element != null) {
      array.fill(element);
    }
    return array;
  }

  /** Hosts a new queue without limit but the server's memory. */
  public <E> ManagedQueue<E> queue() {
    return new ManagedQueue<>(host(HostedType.QUEUE));
  }

  /**
   * Hosts a new queue that holds at most so many items.
   *
   * @throws IllegalArgumentException if {@code max} is not at least 1
   */
  public <E> ManagedQueue<E> queue(int max) {
    return make(HostedType.QUEUE, requirePositive(max));
  }

  /** Hosts a new queue of tasks without limit but the server's memory. */
  public <E> ManagedJoinableQueue<E> joinableQueue() {
    return new ManagedJoinableQueue<>(host(HostedType.JOINABLE_QUEUE));
  }

  /**
   * Hosts a new queue that holds at most so many tasks.
   *
   * @throws IllegalArgumentException if {@code max} is not at least 1
   */
  public <E> ManagedJoinableQueue<E> joinableQueue(int max) {
    return make(HostedType.JOINABLE_QUEUE, requirePositive(max));
  }

  private static int requirePositive(int max) {
    if (max < 1) {
      throw new IllegalArgumentException(
          "a bounded queue holds at least one item: max=" + max + "; queue() has no limit");
    }
    return max;
  }

  /** Hosts a new lock, free. */
  public ManagedLock lock() {
    return new ManagedLock(host(HostedType.LOCK));
  }

  /** Hosts a new reentrant lock, free. */
  public ManagedRLock rlock() {
    return new ManagedRLock(host(HostedType.RLOCK));
  }

  /** Hosts a new semaphore with so many permits, 0 or more. */
  public ManagedSemaphore semaphore(int permits) {
    return make(HostedType.SEMAPHORE, permits);
  }

  /** Hosts a new semaphore with so many permits, 0 or more, and never more than these. */
  public ManagedBoundedSemaphore boundedSemaphore(int permits) {
    return make(HostedType.BOUNDED_SEMAPHORE, permits);
  }

  /** Hosts a new condition with a reentrant lock of its own. */
  public ManagedCondition condition() {
    return new ManagedCondition(host(HostedType.CONDITION));
  }

  /**
   * Hosts a new condition of a lock that this manager hosts. Several may share one.
   *
   * @throws IllegalArgumentException if another manager hosts it
   */
  public ManagedCondition condition(ManagedMutex mutex) {
    return make(HostedType.CONDITION, mutex);
  }

  /** Hosts a new event, not set. */
  public ManagedEvent event() {
    return new ManagedEvent(host(HostedType.EVENT));
  }

  /** Hosts a new barrier without an action, for one party or more. */
  public ManagedBarrier barrier(int parties) {
    return barrier(parties, null, null);
  }

  /** Hosts a new barrier with an action. */
  public ManagedBarrier barrier(int parties, Task action) {
    return barrier(parties, action, null);
  }

  /**
   * Hosts a new barrier with an action and a time that is not to be exceeded.
   *
   * @param action runs in the server each time all have come, before anyone goes on; null: none
   * @param timeout of each {@link ManagedBarrier#await()}; null: they wait as long as it takes
   * @throws IllegalArgumentException if there is not at least one party
   */
  public ManagedBarrier barrier(int parties, Task action, Duration timeout) {
    return make(
        HostedType.BARRIER, parties, action, timeout == null ? null : Timeout.nanos(timeout));
  }

  /**
   * Hosts a new pool, whose workers are children of the server.
   *
   * @throws IllegalArgumentException as {@link mpj.multiprocessing.pool.Pool} does
   */
  public ManagedPool pool(int workers) {
    return make(HostedType.POOL, workers);
  }
}
