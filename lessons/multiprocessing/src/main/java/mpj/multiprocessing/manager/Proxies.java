package mpj.multiprocessing.manager;

import mpj.multiprocessing.structure.HostedHandle;
import mpj.multiprocessing.structure.HostedType;

/** From a link to the proxy around it, and back. */
final class Proxies {
  private Proxies() {}

  /** Returns a new proxy of the object that a link leads to, which is of no registered type. */
  static Managed of(Link link) {
    return switch (HostedHandle.type(link.object())) {
      case HostedType.NAMESPACE -> new ManagedNamespace(link);
      case HostedType.VALUE -> new ManagedValue<>(link);
      case HostedType.ARRAY -> new ManagedArray<>(link);
      case HostedType.QUEUE -> new ManagedQueue<>(link);
      case HostedType.JOINABLE_QUEUE -> new ManagedJoinableQueue<>(link);
      case HostedType.LOCK -> new ManagedLock(link);
      case HostedType.RLOCK -> new ManagedRLock(link);
      case HostedType.SEMAPHORE -> new ManagedSemaphore(link);
      case HostedType.BOUNDED_SEMAPHORE -> new ManagedBoundedSemaphore(link);
      case HostedType.CONDITION -> new ManagedCondition(link);
      case HostedType.EVENT -> new ManagedEvent(link);
      case HostedType.BARRIER -> new ManagedBarrier(link);
      case HostedType.POOL -> new ManagedPool(link);
      case HostedType.RESULT -> new ManagedResult<>(link);
      default -> throw new IllegalArgumentException("has no proxy: object=" + link.name());
    };
  }

  /**
   * Returns a new proxy of the object that a link leads to.
   *
   * @param type the interface of an object whose type is registered; null of any other
   */
  static Object of(Link link, Class<?> type) {
    if (type != null) {
      return ManagedObject.proxy(link, type);
    }
    return switch (HostedHandle.type(link.object())) {
      case HostedType.LIST -> new ManagedList<>(link);
      case HostedType.DICT -> new ManagedDict<>(link);
      default -> of(link);
    };
  }

  /** Returns the link of a proxy, null for anything else. */
  static Link link(Object proxy) {
    if (proxy instanceof Managed managed) {
      return managed.link();
    }
    if (proxy instanceof ManagedList<?> list) {
      return list.link();
    }
    if (proxy instanceof ManagedDict<?, ?> dict) {
      return dict.link();
    }
    return proxy == null ? null : ManagedObject.link(proxy);
  }
}
