package mpj.multiprocessing.internal.codec;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import mpj.multiprocessing.UndecodableException;

/**
 * A received lambda that runs directly: its implementation method is called by reflection. So a
 * starting child need not link the lambda. But each call is slow. After {@value
 * #CALLS_BEFORE_LINKING} calls the lambda is linked in the ordinary way, and the compiler can
 * inline it.
 *
 * <p>A subclass implements the functional interface {@code F}. It calls {@link #ordinary()}, and,
 * while that returns null, {@link #call}. It can be sent on like the lambda that it came from.
 */
public abstract class ReflectiveLambda<F> implements Serializable {
  private static final long serialVersionUID = 1L;
  static final int CALLS_BEFORE_LINKING = 200;

  private final transient Invocation invocation;
  // Races are harmless: after a lost count the lambda is linked a little later, and linking twice
  // makes equal lambdas.
  private transient int calls;
  private transient F ordinary;

  protected ReflectiveLambda(Invocation invocation) {
    this.invocation = invocation;
  }

  /** Returns the linked lambda, or null while calls must use {@link #call}. */
  protected final F ordinary() {
    F linked = ordinary;
    return linked != null || calls < 0 ? linked : count();
  }

  @SuppressWarnings("unchecked")
  private F count() {
    if (++calls <= CALLS_BEFORE_LINKING) {
      return null;
    }
    try {
      ordinary = (F) LambdaForm.link(invocation.lambda(), invocation.capturingClass());
    } catch (UndecodableException e) {
      calls = Integer.MIN_VALUE; // it cannot be linked, so always use reflection
    }
    return ordinary;
  }

  /**
   * Initializes the class of the lambda's method. Otherwise this would happen at the first call.
   *
   * @throws ExceptionInInitializerError if the initialization fails
   */
  public final void initialize() {
    invocation.initialize();
  }

  /**
   * Calls the lambda's method with these arguments. Throws the exception that the method throws.
   */
  protected final Object call(Object... arguments) throws Exception {
    return invocation.call(arguments);
  }

  Invocation invocation() {
    return invocation;
  }

  protected final Object writeReplace() {
    return invocation.lambda();
  }

  private void readObject(ObjectInputStream in) throws InvalidObjectException {
    throw new InvalidObjectException("a direct lambda travels as the lambda it came from");
  }

  @Override
  public String toString() {
    return invocation.toString();
  }
}
