package mpj.multiprocessing.manager;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;
import mpj.multiprocessing.internal.memory.HostedType;

/**
 * An array that a {@link Manager} hosts. Each method is one call, and is atomic. Methods throw
 * {@link IndexOutOfBoundsException} if an index or a range is not within the array; nothing has
 * changed then. Python's {@code manager.Array()}.
 *
 * <p><b>What happens if a process dies here.</b> Each element has its old value or its new value.
 * If the server dies or is shut down, every method throws {@link ManagerGone} within two seconds.
 *
 * @param <T> the type of the elements; an element may be null
 */
public final class ManagedArray<T> extends Managed implements Iterable<T> {
  private static final long serialVersionUID = 1L;

  ManagedArray(ObjectRef link) {
    super(link);
  }

  /** Returns the array that another process sent. */
  public static ManagedArray<?> attach(long handle) {
    return new ManagedArray<>(ObjectRef.arrived(handle, HostedType.ARRAY));
  }

  @SuppressWarnings("unchecked") // all elements were set as T
  private T element(Object answer) {
    return (T) answer;
  }

  @SuppressWarnings("unchecked") // all elements were set as T
  private List<T> elements(Object answer) {
    return (List<T>) Collections.unmodifiableList(Arrays.asList((Object[]) answer));
  }

  /** Returns the number of elements. It never changes. */
  public int length() {
    return (Integer) link().call(HostedArray.LENGTH);
  }

  /**
   * Returns a copy of an element.
   *
   * @throws IndexOutOfBoundsException if the index is not within the array
   */
  public T get(int index) {
    return element(link().call(HostedArray.GET, index));
  }

  /**
   * Replaces an element by a copy of the value.
   *
   * @return a copy of the element before
   */
  public T set(int index, T value) {
    return element(link().call(HostedArray.SET, index, value));
  }

  /** Returns a copy of the elements from {@code from} (inclusive) to {@code to} (exclusive). */
  public List<T> range(int from, int to) {
    return elements(link().call(HostedArray.RANGE, from, to));
  }

  /**
   * Replaces elements from the index {@code from} on by copies of the values: all of them or none.
   */
  public void setRange(int from, Collection<? extends T> values) {
    link().call(HostedArray.SET_RANGE, from, values.toArray());
  }

  /** Replaces every element by a copy of the value. */
  public void fill(T value) {
    link().call(HostedArray.FILL, value);
  }

  /**
   * Replaces an element by what a function returns for it. The function runs on the server, and the
   * change is atomic. If the function throws, nothing changes.
   *
   * @return a copy of the new element
   */
  public T update(int index, ManagedList.Change<T> function) {
    return update(index, (UnaryOperator<T>) function);
  }

  /**
   * Replaces an element, as {@link #update(int, ManagedList.Change)} does. The function must be
   * serializable, though this type does not say so.
   */
  public T update(int index, UnaryOperator<T> function) {
    return element(link().call(HostedArray.UPDATE, index, function));
  }

  /** Returns a copy of all elements, made in one call. The list is unmodifiable. */
  public List<T> toList() {
    return elements(link().call(HostedArray.ITEMS));
  }

  /** Returns an iterator over a copy of all elements. */
  @Override
  public Iterator<T> iterator() {
    return toList().iterator();
  }
}
