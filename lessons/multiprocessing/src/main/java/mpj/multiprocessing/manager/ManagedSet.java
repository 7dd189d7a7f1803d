package mpj.multiprocessing.manager;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import mpj.multiprocessing.Shared;
import mpj.multiprocessing.internal.memory.HostedType;

/**
 * A set that a {@link Manager} hosts. This class is its proxy: an ordinary {@link Set}, which keeps
 * the items in the order in which they were added. Each method is one call to the server, and is
 * atomic. Python's {@code manager.set()}, since 3.14.
 *
 * <pre>{@code
 * ManagedSet<String> seen = manager.set();
 * if (seen.add(page)) { ... }      // true in one process only, however many add the same
 * }</pre>
 *
 * <p>{@link #removeIf} sends its condition to the server, where it is tested. The condition must be
 * serializable. A lambda that is passed directly to a method of this class is serializable. A
 * condition that cannot be sent, for example a lambda that is passed to a {@code Set}, is tested in
 * the caller on a copy of all items. The items that meet it are then removed in one call.
 *
 * <p>Items are copied when they are sent, and must not change. Iterators, streams, {@link
 * #toString} and {@link #equals} work on a copy of all items, made in one call: they do not see
 * later changes. An iterator's {@code remove} is a call of its own.
 *
 * <p><b>What happens if a process dies here.</b> If another client dies, nothing happens. If the
 * server dies or is shut down, every method throws {@link ManagerGone} within two seconds. If the
 * waiting thread is interrupted, the method throws {@link CallInterrupted}.
 *
 * @param <E> the type of the items; an item may be null
 */
public final class ManagedSet<E> extends AbstractSet<E> implements ManagedProxy {
  private static final long serialVersionUID = 1L;

  /** A serializable condition. A lambda of this type can be sent to the server. */
  @FunctionalInterface
  public interface Condition<E> extends Predicate<E>, Serializable {}

  private final transient ObjectRef link;

  ManagedSet(ObjectRef link) {
    this.link = link;
  }

  ObjectRef link() {
    return link;
  }

  /** Returns the set that another process sent. */
  public static ManagedSet<?> attach(long handle) {
    return new ManagedSet<>(ObjectRef.arrived(handle, HostedType.SET));
  }

  @Override
  public boolean add(E item) {
    return (Boolean) link.call(HostedSet.ADD, item);
  }

  @Override
  public boolean addAll(Collection<? extends E> items) {
    return (Boolean) link.call(HostedSet.ADD_ALL, (Object) items.toArray());
  }

  @Override
  public boolean remove(Object item) {
    return (Boolean) link.call(HostedSet.REMOVE, item);
  }

  @Override
  public boolean removeAll(Collection<?> items) {
    return (Boolean) link.call(HostedSet.REMOVE_ALL, (Object) items.toArray());
  }

  @Override
  public boolean retainAll(Collection<?> items) {
    return (Boolean) link.call(HostedSet.RETAIN_ALL, (Object) items.toArray());
  }

  /** Removes all items that meet a condition. Runs on the server if the condition can be sent. */
  @Override
  public boolean removeIf(Predicate<? super E> condition) {
    Object answer = link.callWithCode(HostedSet.REMOVE_IF, condition);
    if (!ObjectRef.NOT_SENT.equals(answer)) {
      return (Boolean) answer;
    }
    List<E> some = items();
    some.removeIf(condition.negate());
    return removeAll(some);
  }

  /** Removes all items that meet a condition. Runs on the server. */
  public boolean removeIf(Condition<? super E> condition) {
    return removeIf((Predicate<? super E>) condition);
  }

  @Override
  public void clear() {
    link.call(HostedSet.CLEAR);
  }

  @Override
  public int size() {
    return (Integer) link.call(HostedSet.SIZE);
  }

  @Override
  public boolean isEmpty() {
    return size() == 0;
  }

  @Override
  public boolean contains(Object item) {
    return (Boolean) link.call(HostedSet.CONTAINS, item);
  }

  @Override
  public boolean containsAll(Collection<?> items) {
    return (Boolean) link.call(HostedSet.CONTAINS_ALL, (Object) items.toArray());
  }

  /** Returns a copy of all items, made in one call. */
  @SuppressWarnings("unchecked") // all items were put as E
  private List<E> items() {
    return new ArrayList<>((List<E>) Arrays.asList(toArray()));
  }

  private Set<E> copy() {
    return new LinkedHashSet<>(items());
  }

  @Override
  public Object[] toArray() {
    return (Object[]) link.call(HostedSet.ITEMS);
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
    Iterator<E> walk = items().iterator();
    return new Iterator<>() {
      private E latest;

      @Override
      public boolean hasNext() {
        return walk.hasNext();
      }

      @Override
      public E next() {
        latest = walk.next();
        return latest;
      }

      @Override
      public void remove() {
        walk.remove(); // throws if there is no item to remove
        ManagedSet.this.remove(latest);
      }
    };
  }

  @Override
  public Spliterator<E> spliterator() {
    return copy().spliterator();
  }

  @Override
  public void forEach(Consumer<? super E> action) {
    items().forEach(action);
  }

  @Override
  public boolean equals(Object other) {
    if (other instanceof ManagedSet<?> set && set.link.sameAs(link)) {
      return true;
    }
    return LocalServer.current == null && other instanceof Set<?> && copy().equals(other);
  }

  @Override
  public int hashCode() {
    return LocalServer.current != null ? link.hash() : copy().hashCode();
  }

  @Override
  public String toString() {
    return items().toString();
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    throw Shared.outside(this);
  }
}
