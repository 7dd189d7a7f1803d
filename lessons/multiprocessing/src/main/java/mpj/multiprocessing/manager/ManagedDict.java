package mpj.multiprocessing.manager;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.AbstractMap;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import mpj.multiprocessing.internal.memory.HostedType;
import mpj.multiprocessing.wire.Shared;

/**
 * A map that a {@link Manager} hosts, used through this proxy: an ordinary {@link Map} with the
 * keys in the order in which they were put, each of whose methods is one call to the server, and
 * takes effect there as a whole. Python's {@code manager.dict()}.
 *
 * <pre>{@code
 * ManagedDict<String, Integer> counts = manager.dict();
 * counts.merge("word", 1, Integer::sum);               // in any number of processes at once
 * }</pre>
 *
 * <p>What needs several calls is no such whole: between {@code get} and {@code put} another process
 * may have come. {@link #compute}, {@link #merge} and their kin are sent to the server and run
 * there, in one piece, if their functions are serializable, which a lambda given directly here is.
 * A function that cannot be sent, as a lambda that is given to a {@code Map}, runs in the caller:
 * that takes two calls, and if somebody has changed the map in between, the function runs again
 * with what is there now, as in a {@link java.util.concurrent.ConcurrentMap}. The change is one
 * piece either way. If a function throws, the map stays as it was.
 *
 * <p>Keys and values are copied on their way: to change a value that came out of the map, {@code
 * put} it again. {@link #keySet}, {@link #values} and {@link #entrySet} are views, but whatever
 * walks over one (iterators, streams, {@link #toString}, {@link #equals}) gets a copy of all
 * entries in one call, which later changes do not reach; {@code remove} and {@code setValue} by it
 * are calls of their own. So {@code removeIf} of a view is one call for each entry that it removes,
 * and another process may come between; everything else of a view is one call.
 *
 * <p><b>What happens if a process dies here.</b> If another client dies, nothing. If the server
 * dies or is shut down, every method throws {@link ManagerGone} within two seconds. An interrupt of
 * the waiting thread throws {@link CallInterrupted}.
 *
 * @param <K> the keys; null is one, too
 * @param <V> the values; null is one, too
 */
public final class ManagedDict<K, V> extends AbstractMap<K, V> implements ManagedProxy {
  private static final long serialVersionUID = 1L;

  /** A function that can be sent to the server, as a lambda too. */
  @FunctionalInterface
  public interface Source<T, R> extends Function<T, R>, Serializable {}

  /** A function of two that can be sent to the server, as a lambda too. */
  @FunctionalInterface
  public interface Change<T, U, R> extends BiFunction<T, U, R>, Serializable {}

  private final transient Link link;

  ManagedDict(Link link) {
    this.link = link;
  }

  Link link() {
    return link;
  }

  /** Returns the map that another process sent. */
  public static ManagedDict<?, ?> attach(long handle) {
    return new ManagedDict<>(Link.arrived(handle, HostedType.DICT));
  }

  private DictChanges<K, V> here() {
    return new DictChanges<>(link);
  }

  @SuppressWarnings("unchecked") // the map holds what was put in as V
  private V value(Object answer) {
    return (V) answer;
  }

  @Override
  public int size() {
    return (Integer) link.call(HostedDict.SIZE);
  }

  @Override
  public V get(Object key) {
    return value(link.call(HostedDict.GET, key));
  }

  @Override
  public V getOrDefault(Object key, V otherwise) {
    return value(link.call(HostedDict.GET_OR_DEFAULT, key, otherwise));
  }

  @Override
  public boolean containsKey(Object key) {
    return (Boolean) link.call(HostedDict.HAS_KEY, key);
  }

  @Override
  public boolean containsValue(Object value) {
    return (Boolean) link.call(HostedDict.HAS_VALUE, value);
  }

  @Override
  public V put(K key, V value) {
    return value(link.call(HostedDict.PUT, key, value));
  }

  @Override
  public V putIfAbsent(K key, V value) {
    return value(link.call(HostedDict.PUT_IF_ABSENT, key, value));
  }

  /** Puts all entries, in one call. */
  @Override
  public void putAll(Map<? extends K, ? extends V> entries) {
    Map<K, V> copy = new LinkedHashMap<>(entries);
    Object[] all = new Object[2 * copy.size()];
    int at = 0;
    for (Entry<K, V> entry : copy.entrySet()) {
      all[at++] = entry.getKey();
      all[at++] = entry.getValue();
    }
    link.call(HostedDict.PUT_ALL, (Object) all);
  }

  @Override
  public V remove(Object key) {
    return value(link.call(HostedDict.REMOVE, key));
  }

  @Override
  public boolean remove(Object key, Object value) {
    return (Boolean) link.call(HostedDict.REMOVE_ENTRY, key, value);
  }

  @Override
  public V replace(K key, V value) {
    return value(link.call(HostedDict.REPLACE, key, value));
  }

  @Override
  public boolean replace(K key, V old, V value) {
    return (Boolean) link.call(HostedDict.REPLACE_ENTRY, key, old, value);
  }

  @Override
  public void clear() {
    link.call(HostedDict.CLEAR);
  }

  /** Puts what the function makes of the key and its value, on the server, or removes the key. */
  @Override
  public V compute(K key, BiFunction<? super K, ? super V, ? extends V> function) {
    Object answer = link.callWithCode(HostedDict.COMPUTE, key, function);
    return Link.NOT_SENT.equals(answer) ? here().compute(key, function) : value(answer);
  }

  /** Puts what the function makes of the key and its value, on the server, or removes the key. */
  public V compute(K key, Change<? super K, ? super V, ? extends V> function) {
    return compute(key, (BiFunction<? super K, ? super V, ? extends V>) function);
  }

  /** Puts what the function makes of a key without a value, on the server. */
  @Override
  public V computeIfAbsent(K key, Function<? super K, ? extends V> function) {
    Object answer = link.callWithCode(HostedDict.COMPUTE_IF_ABSENT, key, function);
    return Link.NOT_SENT.equals(answer) ? here().computeIfAbsent(key, function) : value(answer);
  }

  /** Puts what the function makes of a key without a value, on the server. */
  public V computeIfAbsent(K key, Source<? super K, ? extends V> function) {
    return computeIfAbsent(key, (Function<? super K, ? extends V>) function);
  }

  /** Puts what the function makes of a key and its value, if it has one, on the server. */
  @Override
  public V computeIfPresent(K key, BiFunction<? super K, ? super V, ? extends V> function) {
    Object answer = link.callWithCode(HostedDict.COMPUTE_IF_PRESENT, key, function);
    return Link.NOT_SENT.equals(answer) ? here().computeIfPresent(key, function) : value(answer);
  }

  /** Puts what the function makes of a key and its value, if it has one, on the server. */
  public V computeIfPresent(K key, Change<? super K, ? super V, ? extends V> function) {
    return computeIfPresent(key, (BiFunction<? super K, ? super V, ? extends V>) function);
  }

  /** Puts the value, or what the function makes of the key's value and this one, on the server. */
  @Override
  public V merge(K key, V value, BiFunction<? super V, ? super V, ? extends V> function) {
    java.util.Objects.requireNonNull(value, "value");
    Object answer = link.callWithCode(HostedDict.MERGE, key, value, function);
    return Link.NOT_SENT.equals(answer) ? here().merge(key, value, function) : value(answer);
  }

  /** Puts the value, or what the function makes of the key's value and this one, on the server. */
  public V merge(K key, V value, Change<? super V, ? super V, ? extends V> function) {
    return merge(key, value, (BiFunction<? super V, ? super V, ? extends V>) function);
  }

  /** Replaces each value by what the function makes of its key and it, on the server. */
  @Override
  public void replaceAll(BiFunction<? super K, ? super V, ? extends V> function) {
    if (Link.NOT_SENT.equals(link.callWithCode(HostedDict.REPLACE_ALL, function))) {
      here().replaceAll(function);
    }
  }

  /** Replaces each value by what the function makes of its key and it, on the server. */
  public void replaceAll(Change<? super K, ? super V, ? extends V> function) {
    replaceAll((BiFunction<? super K, ? super V, ? extends V>) function);
  }

  @Override
  public void forEach(BiConsumer<? super K, ? super V> action) {
    copy().forEach(action);
  }

  @Override
  public Set<Entry<K, V>> entrySet() {
    return new DictEntries<>(this);
  }

  @Override
  public Set<K> keySet() {
    return new DictKeys<>(this);
  }

  @Override
  public Collection<V> values() {
    return new DictValues<>(this);
  }

  boolean hasEntry(Object key, Object value) {
    return (Boolean) link.call(HostedDict.HAS_ENTRY, key, value);
  }

  /** Changes the map by one of its views, in one call; true if that changed it. */
  boolean change(int method, Object argument) {
    return (Boolean) link.call(method, argument);
  }

  boolean removeValue(Object value) {
    return (Boolean) link.call(HostedDict.REMOVE_VALUE, value);
  }

  /** Takes a copy of all entries in one call. */
  @SuppressWarnings("unchecked") // the map holds what was put in as K and V
  Map<K, V> copy() {
    Object[] all = (Object[]) link.call(HostedDict.ENTRIES);
    Map<K, V> copy = LinkedHashMap.newLinkedHashMap(all.length / 2);
    for (int i = 0; i < all.length; i += 2) {
      copy.put((K) all[i], (V) all[i + 1]);
    }
    return copy;
  }

  /** Walks over a copy; what is changed by that is changed in the map. */
  Iterator<Entry<K, V>> walk() {
    return new DictWalk<>(this, copy().entrySet().iterator());
  }

  @Override
  public boolean equals(Object other) {
    if (other instanceof ManagedDict<?, ?> dict && dict.link.sameAs(link)) {
      return true;
    }
    return LocalServer.current == null && other instanceof Map<?, ?> && copy().equals(other);
  }

  @Override
  public int hashCode() {
    return LocalServer.current != null ? link.hash() : copy().hashCode();
  }

  @Override
  public String toString() {
    return copy().toString();
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    throw Shared.outside(this);
  }
}
