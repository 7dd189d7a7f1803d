package mpj.multiprocessing.manager;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The types that a program has registered with a manager, by the names of their interfaces. */
final class RegisteredTypes {
  private final Map<String, ManagedType> types = new ConcurrentHashMap<>();

  /**
   * Registers a type.
   *
   * @param factory a {@link Manager.Factory} or {@link Manager.FactoryFrom} that creates its
   *     objects
   */
  void add(Class<?> type, Object factory) {
    Methods.check(type);
    ManagedType made =
        ManagedType.registered(
            type, (_, in) -> new HostedObject(type, make(type, factory, (Object[]) in.read())));
    if (types.putIfAbsent(type.getName(), made) != null) {
      throw new IllegalStateException("the type is registered already: type=" + type.getName());
    }
  }

  /** Returns the type of a name. */
  ManagedType find(String name) {
    ManagedType type = types.get(name);
    if (type == null) {
      throw new IllegalArgumentException(
          "no such type is registered with the manager: type=" + name + "; register it first");
    }
    return type;
  }

  @SuppressWarnings("unchecked") // the factory's own cast refuses an argument of a wrong type
  private static Object make(Class<?> type, Object factory, Object[] arguments) throws Exception {
    Object made =
        switch (factory) {
          case Manager.Factory<?> one when arguments.length == 0 -> one.make();
          case Manager.FactoryFrom<?, ?> one when arguments.length == 1 ->
              ((Manager.FactoryFrom<Object, ?>) one).make(arguments[0]);
          default ->
              throw new IllegalArgumentException(
                  "objects of this type are made from another number of arguments: type="
                      + type.getName()
                      + " given="
                      + arguments.length);
        };
    if (!type.isInstance(made)) {
      throw new IllegalStateException(
          "what was made is not an object of the type: type=" + type.getName() + " made=" + made);
    }
    return made;
  }
}
