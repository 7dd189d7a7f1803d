package mpj.multiprocessing.manager;

import java.util.function.UnaryOperator;
import mpj.multiprocessing.internal.memory.HostedType;

/**
 * A variable that a {@link Manager} hosts. Python's {@code manager.Value()}.
 *
 * <p><b>What happens if a process dies here.</b> The value is the old one or the new one. If the
 * server dies or is shut down, every method throws {@link ManagerGone} within two seconds.
 *
 * @param <T> what it holds; null, too
 */
public final class ManagedValue<T> extends Managed {
  private static final long serialVersionUID = 1L;

  ManagedValue(Link link) {
    super(link);
  }

  /** Returns the value that another process sent. */
  public static ManagedValue<?> attach(long handle) {
    return new ManagedValue<>(Link.arrived(handle, HostedType.VALUE));
  }

  @SuppressWarnings("unchecked") // it holds what was set as T
  private T value(Object answer) {
    return (T) answer;
  }

  /** Returns a copy of what it holds. */
  public T get() {
    return value(link().call(HostedArray.GET, 0));
  }

  /** Makes it hold a copy of the value. */
  public void set(T value) {
    getAndSet(value);
  }

  /** Makes it hold a copy of the value, and returns what it held before. */
  public T getAndSet(T value) {
    return value(link().call(HostedArray.SET, 0, value));
  }

  /**
   * Makes it hold what the function makes of what it holds, on the server, in one piece; returns
   * that. If the function throws, nothing changes.
   */
  public T update(ManagedList.Change<T> function) {
    return update((UnaryOperator<T>) function);
  }

  /** The same with a function that is serializable, though its type does not say so. */
  public T update(UnaryOperator<T> function) {
    return value(link().call(HostedArray.UPDATE, 0, function));
  }
}
