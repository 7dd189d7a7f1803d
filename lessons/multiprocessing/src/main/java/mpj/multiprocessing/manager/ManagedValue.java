package mpj.multiprocessing.manager;

import java.util.function.UnaryOperator;
import mpj.multiprocessing.internal.memory.HostedType;

/**
 * A variable that a {@link Manager} hosts. Python's {@code manager.Value()}.
 *
 * <p><b>What happens if a process dies here.</b> The value is the old one or the new one. If the
 * server dies or is shut down, every method throws {@link ManagerGone} within two seconds.
 *
 * @param <T> the type of the value; it may be null
 */
public final class ManagedValue<T> extends Managed {
  private static final long serialVersionUID = 1L;

  ManagedValue(ObjectRef link) {
    super(link);
  }

  /** Returns the value that another process sent. */
  public static ManagedValue<?> attach(long handle) {
    return new ManagedValue<>(ObjectRef.arrived(handle, HostedType.VALUE));
  }

  @SuppressWarnings("unchecked") // the value was set as T
  private T value(Object answer) {
    return (T) answer;
  }

  /** Returns a copy of the value. */
  public T get() {
    return value(link().call(HostedArray.GET, 0));
  }

  /** Sets the variable to a copy of a value. */
  public void set(T value) {
    getAndSet(value);
  }

  /** Sets the variable to a copy of a value, and returns a copy of the value before. */
  public T getAndSet(T value) {
    return value(link().call(HostedArray.SET, 0, value));
  }

  /**
   * Sets the variable to what a function returns for its present value. The function runs on the
   * server, and the change is atomic. If the function throws, nothing changes.
   *
   * @return a copy of the new value
   */
  public T update(ManagedList.Change<T> function) {
    return update((UnaryOperator<T>) function);
  }

  /**
   * Changes the value, as {@link #update(ManagedList.Change)} does. The function must be
   * serializable, though this type does not say so.
   */
  public T update(UnaryOperator<T> function) {
    return value(link().call(HostedArray.UPDATE, 0, function));
  }
}
