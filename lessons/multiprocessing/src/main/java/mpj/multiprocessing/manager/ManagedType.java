package mpj.multiprocessing.manager;

import mpj.multiprocessing.internal.memory.HostedType;

/**
 * A type of objects that a manager hosts: how the server creates an object, and how a proxy is
 * created. The types that every manager knows are listed in {@link #of}. A type that the program
 * registers is another object of this class.
 *
 * <p>The server uses this table, and JVMs that are connected to it. A process of the tree creates
 * its proxies without the table, because the table would make a child load lambdas.
 *
 * @param number one of {@link HostedType}
 * @param bare whether an object needs no arguments; then {@code making} gets no call
 */
record ManagedType(int number, boolean bare, Making making, Wrapping wrapping) {
  /** Creates an object in the server from the arguments of a call. */
  interface Making {
    Hosted make(Host host, Call in) throws Exception;
  }

  /** Creates a proxy. */
  interface Wrapping {
    Object proxy(ObjectRef link);
  }

  /**
   * Returns the type of a number.
   *
   * @throws IllegalArgumentException if no type that every manager knows has the number
   */
  static ManagedType of(int number) {
    return switch (number) {
      case HostedType.LIST -> bare(number, (_, _) -> new HostedList(), ManagedList::new);
      case HostedType.SET -> bare(number, (_, _) -> new HostedSet(), ManagedSet::new);
      case HostedType.DICT -> bare(number, (_, _) -> new HostedDict(), ManagedDict::new);
      case HostedType.NAMESPACE -> bare(number, (_, _) -> new HostedDict(), ManagedNamespace::new);
      case HostedType.VALUE -> made(number, (_, in) -> new HostedArray(in), ManagedValue::new);
      case HostedType.ARRAY -> made(number, (_, in) -> new HostedArray(in), ManagedArray::new);
      case HostedType.QUEUE ->
          bare(number, (_, in) -> new HostedQueue(in, false), ManagedQueue::new);
      case HostedType.JOINABLE_QUEUE ->
          bare(number, (_, in) -> new HostedQueue(in, true), ManagedJoinableQueue::new);
      case HostedType.LOCK -> bare(number, (_, _) -> new HostedLock(false), ManagedLock::new);
      case HostedType.RLOCK -> bare(number, (_, _) -> new HostedLock(true), ManagedRLock::new);
      case HostedType.SEMAPHORE ->
          made(number, (_, in) -> new HostedSemaphore(in.readInt(), false), ManagedSemaphore::new);
      case HostedType.BOUNDED_SEMAPHORE ->
          made(
              number,
              (_, in) -> new HostedSemaphore(in.readInt(), true),
              ManagedBoundedSemaphore::new);
      case HostedType.CONDITION -> bare(number, HostedCondition::of, ManagedCondition::new);
      case HostedType.EVENT -> bare(number, (_, _) -> new HostedEvent(), ManagedEvent::new);
      case HostedType.BARRIER ->
          made(number, (_, in) -> new HostedBarrier(in), ManagedBarrier::new);
      case HostedType.POOL ->
          made(number, (host, in) -> new HostedPool(host, in.readInt()), ManagedPool::new);
      case HostedType.RESULT -> made(number, (_, _) -> notMade(number), ManagedResult::new);
      default -> throw unknown(number);
    };
  }

  /** Returns a type that the program registers. Its proxies implement an interface. */
  static ManagedType registered(Class<?> type, Making making) {
    return made(HostedType.OBJECT, making, link -> ManagedObject.proxy(link, type));
  }

  private static ManagedType bare(int number, Making making, Wrapping wrapping) {
    return new ManagedType(number, true, making, wrapping);
  }

  private static ManagedType made(int number, Making making, Wrapping wrapping) {
    return new ManagedType(number, false, making, wrapping);
  }

  /** Refuses to create a result, because only a pool creates results. */
  private static Hosted notMade(int number) {
    throw unknown(number);
  }

  private static IllegalArgumentException unknown(int number) {
    return new IllegalArgumentException("not a type that a manager hosts: type=" + number);
  }

  /**
   * Creates an object that needs no arguments.
   *
   * @throws IllegalArgumentException if the type needs arguments
   */
  Hosted make() {
    if (!bare) {
      throw unknown(number);
    }
    try {
      return making.make(null, null);
    } catch (Exception e) {
      throw new IllegalStateException("cannot be made: type=" + HostedType.name(number), e);
    }
  }

  /** Creates an object for a call, adds it to a host, and returns a proxy that will be sent. */
  Object make(Host host, Call in) throws Exception {
    return wrapping.proxy(host.add(number, making.make(host, in)));
  }
}
