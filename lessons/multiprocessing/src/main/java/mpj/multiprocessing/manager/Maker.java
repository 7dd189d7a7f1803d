package mpj.multiprocessing.manager;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import mpj.multiprocessing.Task;
import mpj.multiprocessing.net.Listener;
import mpj.multiprocessing.structure.HostedType;
import mpj.multiprocessing.wire.ThrowableText;

/** The manager itself, as the object that makes the others and knows the registered types. */
final class Maker extends Hosted {
  static final int MAKE = 1;
  static final int REGISTER = 2;
  static final int MAKE_OBJECT = 3;
  static final int COUNT = 4;
  static final int HOST = 5;
  static final int GREET = 6;
  static final int LISTEN = 7;
  static final int OFFER = 8;
  static final int FIND = 9;
  static final int INITIALIZE = 10;

  private final Host host;
  private final Map<String, Registered> registered = new ConcurrentHashMap<>();
  private final Map<String, Object> offers = new TreeMap<>();
  private final Listening how;
  private Listener listener;

  /** A type, and a {@link Manager.Factory} or {@link Manager.FactoryFrom} of its objects. */
  private record Registered(Class<?> type, Object factory) {}

  Maker(Host host, Listening how) {
    super(null);
    this.host = host;
    this.how = how;
  }

  @Override
  boolean runsCode(int method) {
    return method <= MAKE_OBJECT || method == LISTEN || method == INITIALIZE;
  }

  @Override
  Object call(int method, Call in) throws Exception {
    switch (method) {
      case MAKE -> {
        return make(in.readInt(), in);
      }
      case REGISTER -> {
        requireOfTree(in, "register types");
        register((Class<?>) in.read(), in.read());
      }
      case MAKE_OBJECT -> {
        return makeObject((String) in.read(), (Object[]) in.read());
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
    if (how == null) {
      throw new IllegalStateException("it was not made to listen; Manager.serve makes one");
    }
    if (listener != null) {
      throw new IllegalStateException("it listens already: address=" + listener.address());
    }
    listener = Reception.open(host, how);
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

  /** The server ends. */
  @Override
  synchronized void freed() {
    if (listener != null) {
      listener.close();
    }
  }

  /** Makes an object that takes nothing to make. */
  static Hosted make(int type) {
    return switch (type) {
      case HostedType.LIST -> new HostedList();
      case HostedType.DICT, HostedType.NAMESPACE -> new HostedDict();
      case HostedType.QUEUE -> new HostedQueue(0, false);
      case HostedType.JOINABLE_QUEUE -> new HostedQueue(0, true);
      case HostedType.LOCK -> new HostedLock(false);
      case HostedType.RLOCK -> new HostedLock(true);
      case HostedType.CONDITION -> new HostedCondition();
      case HostedType.EVENT -> new HostedEvent();
      default -> throw notHosted(type);
    };
  }

  private static IllegalArgumentException notHosted(int type) {
    return new IllegalArgumentException("not a type that a manager hosts: type=" + type);
  }

  private Managed make(int type, Call in) {
    return switch (type) {
      case HostedType.VALUE -> new ManagedValue<>(host.add(type, new HostedArray(in)));
      case HostedType.ARRAY -> new ManagedArray<>(host.add(type, new HostedArray(in)));
      case HostedType.QUEUE ->
          new ManagedQueue<>(host.add(type, new HostedQueue(in.readInt(), false)));
      case HostedType.JOINABLE_QUEUE ->
          new ManagedJoinableQueue<>(host.add(type, new HostedQueue(in.readInt(), true)));
      case HostedType.SEMAPHORE ->
          new ManagedSemaphore(host.add(type, new HostedSemaphore(in.readInt(), false)));
      case HostedType.BOUNDED_SEMAPHORE ->
          new ManagedBoundedSemaphore(host.add(type, new HostedSemaphore(in.readInt(), true)));
      case HostedType.CONDITION ->
          new ManagedCondition(
              host.add(type, new HostedCondition(mutex((ManagedMutex) in.read()))));
      case HostedType.BARRIER -> {
        int parties = in.readInt();
        HostedBarrier barrier = new HostedBarrier(parties, (Task) in.read(), (Long) in.read());
        barrier.countOn(in.client);
        yield new ManagedBarrier(host.add(type, barrier));
      }
      case HostedType.POOL -> new ManagedPool(host.add(type, new HostedPool(host, in.readInt())));
      default -> throw notHosted(type);
    };
  }

  private HostedLock mutex(ManagedMutex proxy) {
    return switch (host.find(proxy.link().object())) {
      case HostedLock lock -> lock;
      case HostedCondition condition -> condition.mutex();
      case null, default ->
          throw new IllegalArgumentException(
              "the lock is none of this manager's: lock=" + proxy + "; make both by one manager");
    };
  }

  private void register(Class<?> type, Object factory) {
    Methods.check(type);
    if (registered.putIfAbsent(type.getName(), new Registered(type, factory)) != null) {
      throw new IllegalStateException("the type is registered already: type=" + type.getName());
    }
  }

  @SuppressWarnings("unchecked") // an argument that does not fit is refused by its own cast
  private Object makeObject(String name, Object[] arguments) throws Exception {
    Registered type = registered.get(name);
    if (type == null) {
      throw new IllegalArgumentException(
          "no such type is registered with the manager: type=" + name + "; register it first");
    }
    Object target =
        switch (type.factory) {
          case Manager.Factory<?> factory when arguments.length == 0 -> factory.make();
          case Manager.FactoryFrom<?, ?> factory when arguments.length == 1 ->
              ((Manager.FactoryFrom<Object, ?>) factory).make(arguments[0]);
          default ->
              throw new IllegalArgumentException(
                  "objects of this type are made from another number of arguments: type="
                      + name
                      + " given="
                      + arguments.length);
        };
    if (!type.type.isInstance(target)) {
      throw new IllegalStateException(
          "what was made is no object of the type: type=" + name + " made=" + target);
    }
    Link link = host.add(HostedType.OBJECT, new HostedObject(type.type, target));
    return ManagedObject.proxy(link, type.type);
  }
}
