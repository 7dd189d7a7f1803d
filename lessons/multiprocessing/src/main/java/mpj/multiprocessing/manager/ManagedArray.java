package mpj.multiprocessing.manager;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;
import mpj.multiprocessing.internal.memory.HostedType;

/**
 * An array that a {@link Manager} hosts. Each method is one call, and takes effect as a whole.
 * Python's {@code manager.Array()}.
 *
 * <p><b>What happens if a process dies here.</b> Each element is the old one or the new one. If the
 * server dies or is shut down, every method throws {@link ManagerGone} within two seconds.
 *
 * @param <T> the elements; null is one, too
 */
public final class ManagedArray<T> extends Managed implements Iterable<T> {
  private static final long serialVersionUID = 1L;

  ManagedArray(Link link) {
    super(link);
  }

  /** Returns the array that another process sent. */
  public static ManagedArray<?> attach(long handle) {
    return new ManagedArray<>(Link.arrived(handle, HostedType.ARRAY));
  }

  @SuppressWarnings("unchecked") // it holds what was set as T
  private T element(Object answer) {
    return (T) answer;
  }

  @SuppressWarnings("unchecked") // it holds what was set as T
  private List<T> elements(Object answer) {
    return (List<T>) Collections.unmodifiableList(Arrays.asList((Object[]) answer));
  }

  /** Returns how many elements it has, which never changes. */
  public int length() {
    return (Integer) link().call(HostedArray.LENGTH);
  }

  /**
   * Returns a copy of an element.
   *
   * @throws IndexOutOfBoundsException if there is none at the index
   */
  public T get(int index) {
    return element(link().call(HostedArray.GET, index));
  }

  /** Replaces an element by a copy of the value, and returns what was there before. */
  public T set(int index, T value) {
    return element(link().call(HostedArray.SET, index, value));
  }

  /** Returns a copy of the elements from one index to before another. */
  public List<T> range(int from, int to) {
    return elements(link().call(HostedArray.RANGE, from, to));
  }

  /** Replaces as many elements as there are values, all or none. */
  public void setRange(int from, Collection<? extends T> values) {
    link().call(HostedArray.SET_RANGE, from, values.toArray());
  }

  /** Replaces every element by a copy of the value. */
  public void fill(T value) {
    link().call(HostedArray.FILL, value);
  }

  /**
   * Replaces an element by what the function makes of it, on the server, in one piece; returns
   * that. If the function throws, nothing changes.
   */
  public T update(int index, ManagedList.Change<T> function) {
    return update(index, (UnaryOperator<T>) function);
  }

  /** The same with a function that is serializable, though its type does not say so. */
  public T update(int index, UnaryOperator<T> function) {
    return element(link().call(HostedArray.UPDATE, index, function));
  }

  /** Returns a copy of all elements, made in one call; it cannot be changed. */
  public List<T> toList() {
    return elements(link().call(HostedArray.ITEMS));
  }

  /** Walks over a copy of all elements. */
  @Override
  public Iterator<T> iterator() {
    return toList().iterator();
  }
}
