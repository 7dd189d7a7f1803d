package mpj.multiprocessing.wire;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;

/**
 * A lambda that arrived and runs direct: its implementation method is called by reflection. That
 * saves a starting child the linking of the lambda, but each call is slow, so after {@value
 * #CALLS_BEFORE_LINKING} calls it is linked in the ordinary way, which the compiler can inline.
 *
 * <p>A subclass implements the functional interface {@code F}: it calls {@link #ordinary()} and,
 * while that answers null, {@link #call}. It can be sent on like the lambda it came from.
 */
public abstract class Direct<F> implements Serializable {
  private static final long serialVersionUID = 1L;
  static final int CALLS_BEFORE_LINKING = 200;

  private final transient Invocation invocation;
  // Races are harmless: a lost count links a little later, and linking twice gives equal lambdas.
  private transient int calls;
  private transient F ordinary;

  protected Direct(Invocation invocation) {
    this.invocation = invocation;
  }

  /** The linked lambda, or null while calls go by {@link #call}. */
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
      calls = Integer.MIN_VALUE; // it cannot be linked: reflection then, for as long as it lives
    }
    return ordinary;
  }

  /**
   * Initializes the class that has the lambda's method, which would otherwise happen at the first
   * call.
   *
   * @throws ExceptionInInitializerError if that fails
   */
  public final void initialize() {
    invocation.initialize();
  }

  /** Runs the lambda's method with these arguments; throws what it throws. */
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
