package mpj.multiprocessing.manager;

/** From a proxy to the link that it is around. */
final class Proxies {
  private Proxies() {}

  /** Returns the link of a proxy, null for anything else. */
  static Link link(Object proxy) {
    if (proxy instanceof Managed managed) {
      return managed.link();
    }
    if (proxy instanceof ManagedList<?> list) {
      return list.link();
    }
    if (proxy instanceof ManagedSet<?> set) {
      return set.link();
    }
    if (proxy instanceof ManagedDict<?, ?> dict) {
      return dict.link();
    }
    return proxy == null ? null : ManagedObject.link(proxy);
  }
}
