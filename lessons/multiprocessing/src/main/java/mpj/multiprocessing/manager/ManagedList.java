package mpj.multiprocessing.manager;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import mpj.multiprocessing.Shared;
import mpj.multiprocessing.internal.memory.HostedType;

/**
 * A list that a {@link Manager} hosts. This class is its proxy: an ordinary {@link List}. Each
 * method is one call to the server, and is atomic. Python's {@code manager.list()}.
 *
 * <p>Several calls together are not atomic: between a {@code get} and a {@code set} another process
 * may change the list. {@link #replaceAll}, {@link #removeIf} and {@link #sort} send their function
 * to the server, where they run atomically. The function must be serializable. A lambda that is
 * passed directly to a method of this class is serializable. A function that cannot be sent, for
 * example a lambda that is passed to a {@code List}, runs in the caller on a copy of all items. It
 * runs again until no other process has changed the list meanwhile. The change is atomic in both
 * cases.
 *
 * <p>Items are copied when they are sent. To change an item that came out of the list, {@code set}
 * it again. Iterators, streams, {@link #subList}, {@link #reversed}, {@link #toString} and {@link
 * #equals} work on a copy of all items, made in one call. They do not see later changes, and the
 * copy is unmodifiable.
 *
 * <p>If a method of the hosted list throws an exception, the caller gets the same exception, with
 * the server's stack trace as its cause. Lists are equal if their items are equal, as always. But
 * as items inside a third managed list, two managed lists are equal only if they are the same list.
 *
 * <p><b>What happens if a process dies here.</b> If another client dies, nothing happens. If the
 * server dies or is shut down, every method throws {@link ManagerGone} within two seconds. If the
 * waiting thread is interrupted, the method throws {@link CallInterrupted}.
 *
 * @param <E> the type of the items; an item may be null
 */
public final class ManagedList<E> extends AbstractList<E> implements ManagedProxy {
  private static final long serialVersionUID = 1L;

  /** A serializable comparator. A lambda of this type can be sent to the server. */
  @FunctionalInterface
  public interface Order<E> extends Comparator<E>, Serializable {}

  /** A serializable function. A lambda of this type can be sent to the server. */
  @FunctionalInterface
  public interface Change<E> extends UnaryOperator<E>, Serializable {}

  /** A serializable condition. A lambda of this type can be sent to the server. */
  @FunctionalInterface
  public interface Condition<E> extends Predicate<E>, Serializable {}

  private final transient ObjectRef link;

  ManagedList(ObjectRef link) {
    this.link = link;
  }

  ObjectRef link() {
    return link;
  }

  /** Returns the list that another process sent. */
  public static ManagedList<?> attach(long handle) {
    return new ManagedList<>(ObjectRef.arrived(handle, HostedType.LIST));
  }

  @SuppressWarnings("unchecked") // all items were put as E
  private E item(Object answer) {
    return (E) answer;
  }

  @Override
  public boolean add(E item) {
    return (Boolean) link.call(HostedList.ADD, item);
  }

  @Override
  public void add(int index, E item) {
    link.call(HostedList.ADD_AT, index, item);
  }

  @Override
  public void addFirst(E item) {
    add(0, item);
  }

  @Override
  public void addLast(E item) {
    add(item);
  }

  @Override
  public boolean addAll(Collection<? extends E> items) {
    return (Boolean) link.call(HostedList.ADD_ALL, (Object) items.toArray());
  }

  @Override
  public boolean addAll(int index, Collection<? extends E> items) {
    return (Boolean) link.call(HostedList.ADD_ALL_AT, index, items.toArray());
  }

  @Override
  public E get(int index) {
    return item(link.call(HostedList.GET, index));
  }

  @Override
  public E getFirst() {
    return item(link.call(HostedList.GET_FIRST));
  }

  @Override
  public E getLast() {
    return item(link.call(HostedList.GET_LAST));
  }

  @Override
  public E set(int index, E item) {
    return item(link.call(HostedList.SET, index, item));
  }

  @Override
  public E remove(int index) {
    return item(link.call(HostedList.REMOVE_AT, index));
  }

  @Override
  public boolean remove(Object item) {
    return (Boolean) link.call(HostedList.REMOVE, item);
  }

  @Override
  public E removeFirst() {
    return item(link.call(HostedList.REMOVE_FIRST));
  }

  @Override
  public E removeLast() {
    return item(link.call(HostedList.REMOVE_LAST));
  }

  @Override
  public boolean removeAll(Collection<?> items) {
    return (Boolean) link.call(HostedList.REMOVE_ALL, (Object) items.toArray());
  }

  @Override
  public boolean retainAll(Collection<?> items) {
    return (Boolean) link.call(HostedList.RETAIN_ALL, (Object) items.toArray());
  }

  @Override
  protected void removeRange(int from, int to) {
    link.call(HostedList.REMOVE_RANGE, from, to);
  }

  @Override
  public void clear() {
    link.call(HostedList.CLEAR);
  }

  @Override
  public int size() {
    return (Integer) link.call(HostedList.SIZE);
  }

  @Override
  public boolean isEmpty() {
    return size() == 0;
  }

  @Override
  public boolean contains(Object item) {
    return indexOf(item) >= 0;
  }

  @Override
  public boolean containsAll(Collection<?> items) {
    return (Boolean) link.call(HostedList.CONTAINS_ALL, (Object) items.toArray());
  }

  @Override
  public int indexOf(Object item) {
    return (Integer) link.call(HostedList.INDEX_OF, item);
  }

  @Override
  public int lastIndexOf(Object item) {
    return (Integer) link.call(HostedList.LAST_INDEX_OF, item);
  }

  /** Reverses the order of the items. */
  public void reverse() {
    link.call(HostedList.REVERSE);
  }

  /**
   * Sorts the items. Runs on the server if the comparator can be sent.
   *
   * @param order null for the items' natural order
   */
  @Override
  public void sort(Comparator<? super E> order) {
    if (ObjectRef.NOT_SENT.equals(link.callWithCode(HostedList.SORT, order))) {
      changeHere(items -> {
        items.sort(order);
        return true;
      });
    }
  }

  /** Sorts the items on the server. */
  public void sort(Order<? super E> order) {
    sort((Comparator<? super E>) order);
  }

  /**
   * Replaces each item by what a function returns for it. Runs on the server if the function can be
   * sent.
   */
  @Override
  public void replaceAll(UnaryOperator<E> function) {
    if (ObjectRef.NOT_SENT.equals(link.callWithCode(HostedList.REPLACE_ALL, function))) {
      changeHere(items -> {
        items.replaceAll(function);
        return true;
      });
    }
  }

  /** Replaces each item by what a function returns for it. Runs on the server. */
  public void replaceAll(Change<E> function) {
    replaceAll((UnaryOperator<E>) function);
  }

  /** Removes all items that meet a condition. Runs on the server if the condition can be sent. */
  @Override
  public boolean removeIf(Predicate<? super E> condition) {
    Object answer = link.callWithCode(HostedList.REMOVE_IF, condition);
    return ObjectRef.NOT_SENT.equals(answer)
        ? changeHere(items -> items.removeIf(condition))
        : (Boolean) answer;
  }

  /** Removes all items that meet a condition. Runs on the server. */
  public boolean removeIf(Condition<? super E> condition) {
    return removeIf((Predicate<? super E>) condition);
  }

  /**
   * Changes a copy in this process and puts it in the list's place. Tries again until no other
   * process has changed the list meanwhile.
   */
  @SuppressWarnings("unchecked") // all items were put as E
  private boolean changeHere(Predicate<List<E>> change) {
    while (true) {
      Object[] seen = (Object[]) link.call(HostedList.LOOK);
      List<E> items = new ArrayList<>((List<E>) Arrays.asList((Object[]) seen[1]));
      boolean changed = change.test(items);
      if ((Boolean) link.call(HostedList.SET_UNLESS_CHANGED, seen[0], items.toArray())) {
        return changed;
      }
    }
  }

  /** Returns a copy of all items, made in one call. */
  @SuppressWarnings("unchecked") // all items were put as E
  private List<E> items() {
    return (List<E>) Collections.unmodifiableList(Arrays.asList(toArray()));
  }

  @Override
  public Object[] toArray() {
    return (Object[]) link.call(HostedList.ITEMS);
  }

  @Override
  public <T> T[] toArray(T[] array) {
    return items().toArray(array);
  }

  @Override
  public <T> T[] toArray(IntFunction<T[]> generator) {
    return items().toArray(generator);
  }

  @Override
  public Iterator<E> iterator() {
    return items().iterator();
  }

  @Override
  public ListIterator<E> listIterator(int index) {
    return items().listIterator(index);
  }

  @Override
  public Spliterator<E> spliterator() {
    return items().spliterator();
  }

  @Override
  public void forEach(Consumer<? super E> action) {
    items().forEach(action);
  }

  @Override
  @SuppressWarnings("unchecked") // all items were put as E
  public List<E> subList(int from, int to) {
    Object[] range = (Object[]) link.call(HostedList.RANGE, from, to);
    return (List<E>) Collections.unmodifiableList(Arrays.asList(range));
  }

  @Override
  public List<E> reversed() {
    return items().reversed();
  }

  @Override
  public boolean equals(Object other) {
    if (other instanceof ManagedList<?> list && list.link.sameAs(link)) {
      return true;
    }
    return LocalServer.current == null && other instanceof List<?> && items().equals(other);
  }

  @Override
  public int hashCode() {
    return LocalServer.current != null ? link.hash() : items().hashCode();
  }

  @Override
  public String toString() {
    return items().toString();
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    throw Shared.outside(this);
  }
}
