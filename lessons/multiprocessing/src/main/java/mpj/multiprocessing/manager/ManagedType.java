package mpj.multiprocessing.manager;

import mpj.multiprocessing.internal.memory.HostedType;

/**
 * A type of objects that a manager hosts: what makes one in the server, and what makes its proxies.
 * The types that every manager knows are the lines of {@link #of}; a type that the program
 * registers is one more such line.
 *
 * <p>For the server and for JVMs that are connected to it. A process of the tree makes its proxies
 * without this table: it costs a child the loading of lambdas.
 *
 * @param number one of {@link HostedType}
 * @param bare whether it can be made of nothing; its maker is given no call then
 */
record ManagedType(int number, boolean bare, Making making, Wrapping wrapping) {
  /** Makes an object in the server, from the arguments that a call brings. */
  interface Making {
    Hosted make(Host host, Call in) throws Exception;
  }

  /** Makes a proxy. */
  interface Wrapping {
    Object proxy(Link link);
  }

  /**
   * Returns the type of a number.
   *
   * @throws IllegalArgumentException if there is none that every manager knows
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

  /** Returns a type of the program's own, whose proxies are objects of an interface. */
  static ManagedType registered(Class<?> type, Making making) {
    return made(HostedType.OBJECT, making, link -> ManagedObject.proxy(link, type));
  }

  private static ManagedType bare(int number, Making making, Wrapping wrapping) {
    return new ManagedType(number, true, making, wrapping);
  }

  private static ManagedType made(int number, Making making, Wrapping wrapping) {
    return new ManagedType(number, false, making, wrapping);
  }

  /** A pool makes results, and nobody else. */
  private static Hosted notMade(int number) {
    throw unknown(number);
  }

  private static IllegalArgumentException unknown(int number) {
    return new IllegalArgumentException("not a type that a manager hosts: type=" + number);
  }

  /**
   * Makes an object of nothing.
   *
   * @throws IllegalArgumentException if it takes something to make
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

  /** Has a host take in an object that it makes for a call, and returns a proxy to be sent. */
  Object make(Host host, Call in) throws Exception {
    return wrapping.proxy(host.add(number, making.make(host, in)));
  }
}
