package mpj.multiprocessing.manager;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import mpj.multiprocessing.Task;
import mpj.multiprocessing.internal.log.ThrowableText;
import mpj.multiprocessing.manager.guest.GuestEntrance;
import mpj.multiprocessing.manager.guest.GuestListener;

/**
 * The manager itself as a hosted object. It creates the other objects and knows the registered
 * types.
 */
final class ManagerObject extends Hosted {
  static final int MAKE = 1;
  static final int REGISTER = 2;
  static final int COUNT = 3;
  static final int HOST = 4;
  static final int GREET = 5;
  static final int LISTEN = 6;
  static final int OFFER = 7;
  static final int FIND = 8;
  static final int INITIALIZE = 9;

  private final Host host;
  private final RegisteredTypes registered = new RegisteredTypes();
  private final Map<String, Object> offers = new TreeMap<>();
  private final GuestEntrance entrance;
  private GuestListener listener;

  ManagerObject(Host host, GuestEntrance entrance) {
    super(null);
    this.host = host;
    this.entrance = entrance;
  }

  @Override
  boolean runsCode(int method) {
    return method <= REGISTER || method == LISTEN || method == INITIALIZE;
  }

  @Override
  Object call(int method, Call in) throws Exception {
    switch (method) {
      case MAKE -> {
        return make(in.read(), in);
      }
      case REGISTER -> {
        requireOfTree(in, "register types");
        registered.add((Class<?>) in.read(), in.read());
      }
      case COUNT -> {
        return host.count();
      }
      case HOST -> {
        return host.host(in.client, in.readInt());
      }
      case GREET -> {
        return greet(in.client, in.readLong());
      }
      case LISTEN -> {
        requireOfTree(in, "have it listen");
        return listen();
      }
      case OFFER -> offer((String) in.read(), in.read());
      case FIND -> {
        return find((String) in.read());
      }
      case INITIALIZE -> {
        requireOfTree(in, "initialize it");
        initialize((Task) in.read());
      }
      default -> throw unknown(method);
    }
    return null;
  }

  private static void requireOfTree(Call in, String what) {
    if (in.client.guest != null) {
      throw new IllegalStateException(
          "only processes of the manager's tree can "
              + what
              + ": asked="
              + in.client.guest
              + "; do it where the manager is served");
    }
  }

  private Object[] greet(Client client, long pid) {
    if (client.guest != null) {
      client.guest.greeted(pid);
    }
    return new Object[] {host.number, host.toString(), ProcessHandle.current().pid()};
  }

  private synchronized InetSocketAddress listen() throws IOException {
    if (entrance == null) {
      throw new IllegalStateException("it was not made to listen: manager=" + host);
    }
    if (listener != null) {
      throw new IllegalStateException("it listens already: address=" + listener.address());
    }
    listener = entrance.open((name, allowed) -> new GuestVisit(host, name, allowed));
    return listener.address();
  }

  private void initialize(Task initializer) {
    try {
      initializer.run();
    } catch (Throwable thrown) {
      throw new IllegalStateException(
          "the initializer of a manager failed: manager="
              + host
              + " cause="
              + ThrowableText.description(thrown),
          thrown);
    }
  }

  private void offer(String name, Object proxy) {
    if (!host.isOurs(Proxies.link(proxy))) {
      throw new IllegalArgumentException(
          "only what the manager hosts can be offered: name=" + name + " given=" + proxy);
    }
    synchronized (offers) {
      offers.put(name, proxy);
    }
  }

  private Object find(String name) {
    synchronized (offers) {
      Object proxy = offers.get(name);
      if (proxy == null) {
        throw new NoSuchElementException(
            "nothing is offered by that name: name=" + name + " offered=" + offers.keySet());
      }
      return proxy;
    }
  }

  /** Called when the server ends. */
  @Override
  synchronized void freed() {
    if (listener != null) {
      listener.close();
    }
  }

  /**
   * Creates an object of a type. Every manager knows the type by its number, or the program
   * registered it by its name.
   */
  private Object make(Object type, Call in) throws Exception {
    ManagedType known =
        type instanceof Integer number ? ManagedType.of(number) : registered.find((String) type);
    return known.make(host, in);
  }
}
