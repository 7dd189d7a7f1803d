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
import mpj.multiprocessing.internal.memory.HostedType;
import mpj.multiprocessing.wire.Shared;

/**
 * A list that a {@link Manager} hosts, used through this proxy: an ordinary {@link List}, each of
 * whose methods is one call to the server, and takes effect there as a whole. Python's {@code
 * manager.list()}.
 *
 * <p>What needs several calls is no such whole: between {@code get} and {@code set} another process
 * may have come. {@link #replaceAll}, {@link #removeIf} and {@link #sort} are sent to the server
 * and run there, in one piece, if their functions are serializable, which a lambda given directly
 * here is. A function that cannot be sent, as a lambda that is given to a {@code List}, runs in the
 * caller on a copy of all items, again and again until nobody has changed the list meanwhile. The
 * change is one piece either way.
 *
 * <p>Items are copied on their way: to change an item that came out of the list, {@code set} it
 * again. Whatever walks over the list (iterators, streams, {@link #subList}, {@link #reversed},
 * {@link #toString}, {@link #equals}) gets a copy of all items in one call, which later changes do
 * not reach and which cannot be changed.
 *
 * <p>Exceptions of the hosted list arrive as themselves, with the server's trace as their cause.
 * Two managed lists inside a third are the same item there if they are the same list; elsewhere
 * lists are equal by their items, as ever.
 *
 * <p><b>What happens if a process dies here.</b> If another client dies, nothing. If the server
 * dies or is shut down, every method throws {@link ManagerGone} within two seconds. An interrupt of
 * the waiting thread throws {@link CallInterrupted}.
 *
 * @param <E> the items; null is one, too
 */
public final class ManagedList<E> extends AbstractList<E> implements ManagedProxy {
  private static final long serialVersionUID = 1L;

  /** A comparator that can be sent to the server, as a lambda too. */
  @FunctionalInterface
  public interface Order<E> extends Comparator<E>, Serializable {}

  /** A function that can be sent to the server, as a lambda too. */
  @FunctionalInterface
  public interface Change<E> extends UnaryOperator<E>, Serializable {}

  /** A condition that can be sent to the server, as a lambda too. */
  @FunctionalInterface
  public interface Condition<E> extends Predicate<E>, Serializable {}

  private final transient Link link;

  ManagedList(Link link) {
    this.link = link;
  }

  Link link() {
    return link;
  }

  /** Returns the list that another process sent. */
  public static ManagedList<?> attach(long handle) {
    return new ManagedList<>(Link.arrived(handle, HostedType.LIST));
  }

  @SuppressWarnings("unchecked") // the list holds what was put in as E
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

  /** Turns the order of the items round. */
  public void reverse() {
    link.call(HostedList.REVERSE);
  }

  /**
   * Sorts the items on the server.
   *
   * @param order null: their natural order
   */
  @Override
  public void sort(Comparator<? super E> order) {
    if (Link.NOT_SENT.equals(link.callWithCode(HostedList.SORT, order))) {
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

  /** Replaces each item by what the function makes of it, on the server. */
  @Override
  public void replaceAll(UnaryOperator<E> function) {
    if (Link.NOT_SENT.equals(link.callWithCode(HostedList.REPLACE_ALL, function))) {
      changeHere(items -> {
        items.replaceAll(function);
        return true;
      });
    }
  }

  /** Replaces each item by what the function makes of it, on the server. */
  public void replaceAll(Change<E> function) {
    replaceAll((UnaryOperator<E>) function);
  }

  /** Removes the items that the condition holds for, on the server. */
  @Override
  public boolean removeIf(Predicate<? super E> condition) {
    Object answer = link.callWithCode(HostedList.REMOVE_IF, condition);
    return Link.NOT_SENT.equals(answer)
        ? changeHere(items -> items.removeIf(condition))
        : (Boolean) answer;
  }

  /** Removes the items that the condition holds for, on the server. */
  public boolean removeIf(Condition<? super E> condition) {
    return removeIf((Predicate<? super E>) condition);
  }

  /** Changes a copy here until nobody has changed the list meanwhile, and puts it in its place. */
  @SuppressWarnings("unchecked") // the list holds what was put in as E
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

  /** Takes a copy of all items in one call. */
  @SuppressWarnings("unchecked") // the list holds what was put in as E
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
  @SuppressWarnings("unchecked") // the list holds what was put in as E
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
