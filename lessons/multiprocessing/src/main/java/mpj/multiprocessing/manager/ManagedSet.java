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
import mpj.multiprocessing.internal.memory.HostedType;
import mpj.multiprocessing.wire.Shared;

/**
 * A set that a {@link Manager} hosts, used through this proxy: an ordinary {@link Set}, each of
 * whose methods is one call to the server, and takes effect there as a whole. Python's {@code
 * manager.set()}, since 3.14. Its items keep the order in which they came.
 *
 * <pre>{@code
 * ManagedSet<String> seen = manager.set();
 * if (seen.add(page)) { ... }      // true in one process only, however many add the same
 * }</pre>
 *
 * <p>{@link #removeIf} is sent to the server and runs there, if its condition is serializable,
 * which a lambda given directly here is. A condition that cannot be sent, as a lambda that is given
 * to a {@code Set}, is tested in the caller on a copy of all items; those that it holds for are
 * then removed in one call.
 *
 * <p>Items are copied on their way, and are to be such as do not change. Whatever walks over the
 * set (iterators, streams, {@link #toString}, {@link #equals}) gets a copy of all items in one
 * call, which later changes do not reach; an iterator's {@code remove} is a call.
 *
 * <p><b>What happens if a process dies here.</b> If another client dies, nothing. If the server
 * dies or is shut down, every method throws {@link ManagerGone} within two seconds. An interrupt of
 * the waiting thread throws {@link CallInterrupted}.
 *
 * @param <E> the items; null is one, too
 */
public final class ManagedSet<E> extends AbstractSet<E> implements ManagedProxy {
  private static final long serialVersionUID = 1L;

  /** A condition that can be sent to the server, as a lambda too. */
  @FunctionalInterface
  public interface Condition<E> extends Predicate<E>, Serializable {}

  private final transient Link link;

  ManagedSet(Link link) {
    this.link = link;
  }

  Link link() {
    return link;
  }

  /** Returns the set that another process sent. */
  public static ManagedSet<?> attach(long handle) {
    return new ManagedSet<>(Link.arrived(handle, HostedType.SET));
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

  /** Removes the items that the condition holds for. */
  @Override
  public boolean removeIf(Predicate<? super E> condition) {
    Object answer = link.callWithCode(HostedSet.REMOVE_IF, condition);
    if (!Link.NOT_SENT.equals(answer)) {
      return (Boolean) answer;
    }
    List<E> some = items();
    some.removeIf(condition.negate());
    return removeAll(some);
  }

  /** Removes the items that the condition holds for, on the server. */
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

  /** Takes a copy of all items in one call. */
  @SuppressWarnings("unchecked") // the set holds what was put in as E
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
        walk.remove(); // throws if there is none to remove
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
