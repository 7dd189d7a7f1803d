package mpj.multiprocessing.manager;

/**
 * The methods that register types of the program with a manager, and create hosted objects of them.
 */
abstract class ProgramTypes extends StandardTypes {
  /** Notes that an answer may bring a proxy of this type. */
  abstract void expect(Class<?> type);

  /**
   * Registers a type whose objects the manager can host. Any process can create them by {@link
   * #create(Class)}.
   *
   * <pre>{@code
   * manager.register(Counter.class, PlainCounter::new);
   * Counter counter = manager.create(Counter.class);
   * }</pre>
   *
   * <p>Every method of the interface runs in the server, also a default method. So its arguments
   * and its result must be able to cross: {@code Function.andThen} fails if its argument is a
   * lambda that is not serializable. A method that returns the hosted object itself gives the
   * caller its proxy. To return another hosted object, return a proxy of it: an object without one
   * is copied.
   *
   * @param type an interface; only its methods can be called from other processes
   * @param factory creates each object in the server, for example a constructor or a lambda
   * @throws IllegalArgumentException if the type is not an interface, is sealed, or has a method
   *     that every proxy defines itself
   * @throws IllegalStateException if the type is registered already
   */
  public final <T> void register(Class<T> type, Manager.Factory<? extends T> factory) {
    Methods.check(type);
    call(ManagerObject.REGISTER, type, factory);
  }

  /**
   * Registers a type whose objects are created from an argument. Any process can create them by
   * {@link #create(Class, Object)}. Otherwise as {@link #register}.
   *
   * @param factory creates each object in the server from the argument of {@link #create(Class,
   *     Object)}
   * @throws IllegalArgumentException as {@link #register(Class, Manager.Factory)} does
   * @throws IllegalStateException if the type is registered already
   */
  public final <T, A> void registerWithArgument(
      Class<T> type, Manager.FactoryFrom<A, ? extends T> factory) {
    Methods.check(type);
    call(ManagerObject.REGISTER, type, factory);
  }

  /**
   * Creates a hosted object of a registered type, and returns a proxy. Calls of the same object run
   * one after the other. A call may take long: calls of other objects go on meanwhile. A call
   * throws what the object's method throws, also a checked exception that the interface declares. A
   * method that waits for another call of the same object uses {@code wait} and {@code notifyAll}
   * of that object. Each call holds the object's monitor, so other calls can run while it waits.
   * Two proxies of the same object are equal.
   *
   * @throws IllegalArgumentException if no process registered the type, or its factory takes an
   *     argument
   * @throws RuntimeException what the factory throws. A checked exception is the cause of a {@link
   *     java.lang.reflect.UndeclaredThrowableException}
   * @throws IllegalStateException if the factory returns an object of another type
   */
  public final <T> T create(Class<T> type) {
    expect(type);
    return type.cast(call(ManagerObject.MAKE, type.getName(), new Object[0]));
  }

  /**
   * Creates a hosted object of a registered type from an argument, and returns a proxy. See {@link
   * #create(Class)}.
   *
   * @param argument a copy of it is passed to the factory
   * @throws IllegalArgumentException if no process registered the type, or its factory takes no
   *     argument
   * @throws RuntimeException as {@link #create(Class)} does
   */
  public final <T> T create(Class<T> type, Object argument) {
    expect(type);
    return type.cast(call(ManagerObject.MAKE, type.getName(), new Object[] {argument}));
  }
}
