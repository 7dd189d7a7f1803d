package mpj.multiprocessing.manager;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import mpj.multiprocessing.Task;
import mpj.multiprocessing.internal.arena.Timeout;
import mpj.multiprocessing.internal.memory.HostedType;

/**
 * The methods that create hosted objects of the types that every manager knows. Each returns a
 * proxy.
 */
abstract class StandardTypes {
  /** Creates a hosted object that needs no arguments. */
  abstract ObjectRef host(int type);

  /** Calls a method of the manager itself. */
  abstract Object call(int method, Object... arguments);

  /** Has the server create an object from arguments. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private <T> T make(int type, Object... arguments) {
    Object[] all = new Object[arguments.length + 1];
    all[0] = type;
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return (T) call(ManagerObject.MAKE, all);
  }

  /** Creates an empty list. */
  public <E> ManagedList<E> list() {
    return new ManagedList<>(host(HostedType.LIST));
  }

  /** Creates a list with copies of the items. */
  public <E> ManagedList<E> list(Collection<? extends E> items) {
    ManagedList<E> list = list();
    list.addAll(items);
    return list;
  }

  /** Creates an empty set. */
  public <E> ManagedSet<E> set() {
    return new ManagedSet<>(host(HostedType.SET));
  }

  /** Creates a set with copies of the items. */
  public <E> ManagedSet<E> set(Collection<? extends E> items) {
    ManagedSet<E> set = set();
    set.addAll(items);
    return set;
  }

  /** Creates an empty map. */
  public <K, V> ManagedDict<K, V> dict() {
    return new ManagedDict<>(host(HostedType.DICT));
  }

  /** Creates a map with copies of the entries. */
  public <K, V> ManagedDict<K, V> dict(Map<? extends K, ? extends V> entries) {
    ManagedDict<K, V> dict = dict();
    dict.putAll(entries);
    return dict;
  }

  /** Creates a namespace without values. */
  public ManagedNamespace namespace() {
    return new ManagedNamespace(host(HostedType.NAMESPACE));
  }

  /** Creates a variable with a copy of a value. */
  public <T> ManagedValue<T> value(T initial) {
    return make(HostedType.VALUE, (Object) new Object[] {initial});
  }

  /** Creates an array with copies of the elements. */
  public <T> ManagedArray<T> array(Collection<? extends T> elements) {
    return make(HostedType.ARRAY, (Object) elements.toArray());
  }

  /**
   * Creates an array of {@code length} elements, all copies of one element.
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

  /** Creates a queue without a limit. Only the server's memory limits it. */
  public <E> ManagedQueue<E> queue() {
    return new ManagedQueue<>(host(HostedType.QUEUE));
  }

  /**
   * Creates a queue that holds at most {@code max} items.
   *
   * @throws IllegalArgumentException if {@code max} is less than 1
   */
  public <E> ManagedQueue<E> queue(int max) {
    return make(HostedType.QUEUE, requirePositive(max));
  }

  /** Creates a queue of tasks without a limit. Only the server's memory limits it. */
  public <E> ManagedJoinableQueue<E> joinableQueue() {
    return new ManagedJoinableQueue<>(host(HostedType.JOINABLE_QUEUE));
  }

  /**
   * Creates a queue of tasks that holds at most {@code max} tasks.
   *
   * @throws IllegalArgumentException if {@code max} is less than 1
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

  /** Creates a lock that is free. */
  public ManagedLock lock() {
    return new ManagedLock(host(HostedType.LOCK));
  }

  /** Creates a reentrant lock that is free. */
  public ManagedRLock rlock() {
    return new ManagedRLock(host(HostedType.RLOCK));
  }

  /**
   * Creates a semaphore with a number of permits, 0 or more.
   *
   * @throws IllegalArgumentException if {@code permits} is negative
   */
  public ManagedSemaphore semaphore(int permits) {
    return make(HostedType.SEMAPHORE, permits);
  }

  /**
   * Creates a semaphore with a number of permits, 0 or more. It never has more permits than these.
   *
   * @throws IllegalArgumentException if {@code permits} is negative
   */
  public ManagedBoundedSemaphore boundedSemaphore(int permits) {
    return make(HostedType.BOUNDED_SEMAPHORE, permits);
  }

  /** Creates a condition with a reentrant lock of its own. */
  public ManagedCondition condition() {
    return new ManagedCondition(host(HostedType.CONDITION));
  }

  /**
   * Creates a condition for a lock that this manager hosts. Several conditions may share one lock.
   *
   * @throws IllegalArgumentException if another manager hosts the lock
   */
  public ManagedCondition condition(ManagedMutex mutex) {
    return make(HostedType.CONDITION, mutex);
  }

  /** Creates an event that is not set. */
  public ManagedEvent event() {
    return new ManagedEvent(host(HostedType.EVENT));
  }

  /**
   * Creates a barrier without an action, for one party or more.
   *
   * @throws IllegalArgumentException if {@code parties} is less than 1
   */
  public ManagedBarrier barrier(int parties) {
    return barrier(parties, null, null);
  }

  /**
   * Creates a barrier with an action.
   *
   * @param action runs in the server each time all parties have come, before any party goes on;
   *     null for none
   * @throws IllegalArgumentException if {@code parties} is less than 1
   */
  public ManagedBarrier barrier(int parties, Task action) {
    return barrier(parties, action, null);
  }

  /**
   * Creates a barrier with an action and a timeout.
   *
   * @param action runs in the server each time all parties have come, before any party goes on;
   *     null for none
   * @param timeout of each {@link ManagedBarrier#await()}; null to wait as long as it takes
   * @throws IllegalArgumentException if {@code parties} is less than 1
   */
  public ManagedBarrier barrier(int parties, Task action, Duration timeout) {
    return make(
        HostedType.BARRIER, parties, action, timeout == null ? null : Timeout.nanos(timeout));
  }

  /**
   * Creates a pool. Its workers are children of the server.
   *
   * @param workers the number of workers, 1 to 1000
   * @throws IllegalArgumentException if {@code workers} is less than 1 or more than 1000
   * @throws mpj.multiprocessing.ProcessStartException if the system refuses the server a process
   */
  public ManagedPool pool(int workers) {
    return make(HostedType.POOL, workers);
  }
}
