package mpj.multiprocessing.internal.codec;

/**
 * Makes an object of one functional interface from a received lambda, so that the lambda runs
 * without being linked first. Implement it as a plain class. The object that it returns extends
 * {@link ReflectiveLambda}.
 */
public interface Adapter {
  /** Returns an object that implements the interface that this adapter was registered for. */
  Object adapt(Invocation invocation);

  /** Registers an adapter for all lambdas of a functional interface that arrive from now on. */
  static void register(Class<?> functionalInterface, Adapter adapter) {
    Adapters.BY_INTERFACE.put(functionalInterface.getName().replace('.', '/'), adapter);
  }
}
