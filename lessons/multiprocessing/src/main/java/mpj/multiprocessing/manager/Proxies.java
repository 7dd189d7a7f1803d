package mpj.multiprocessing.manager;

/** Finds the link of a proxy, and checks proxies. */
final class Proxies {
  private Proxies() {}

  /** Returns the link of a proxy, or null for any other object. */
  static ObjectRef link(Object proxy) {
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
    if (proxy instanceof ManagedObject object) {
      return object.link();
    }
    return proxy == null ? null : ManagedObject.link(proxy);
  }

  /** Checks that an object to be offered is a proxy of an object that this manager hosts. */
  static void requireHosted(Transport transport, String name, Object proxy) {
    ObjectRef link = link(proxy);
    if (link == null || !link.transport().equals(transport)) {
      throw new IllegalArgumentException(
          "only what the manager hosts can be offered: name="
              + name
              + " given="
              + proxy
              + " manager="
              + transport
              + "; have it host an object, and give the proxy");
    }
  }

  /** Checks that an offered proxy has the type that the caller asks for. */
  static void requireType(Class<?> type, String name, Object proxy) {
    if (!type.isInstance(proxy)) {
      throw new ClassCastException(
          "what is offered by that name is of another type: name="
              + name
              + " offered="
              + link(proxy).name()
              + " asked="
              + type.getSimpleName());
    }
  }
}
