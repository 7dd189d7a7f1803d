package mpj.multiprocessing.wire;

/**
 * Makes an object of one functional interface from a lambda that arrived, so that the lambda runs
 * without being linked first. Write it as a plain class; what it answers extends {@link Direct}.
 */
public interface Adapter {
  /** An object that implements the interface this adapter was registered for. */
  Object adapt(Invocation invocation);

  /** Has lambdas of this functional interface, from now on, arrive by the adapter. */
  static void register(Class<?> functionalInterface, Adapter adapter) {
    Adapters.BY_INTERFACE.put(functionalInterface.getName().replace('.', '/'), adapter);
  }
}
