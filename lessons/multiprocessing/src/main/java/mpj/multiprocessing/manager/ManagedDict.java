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
import mpj.multiprocessing.Shared;
import mpj.multiprocessing.internal.memory.HostedType;

/**
 * A map that a {@link Manager} hosts. This class is its proxy: an ordinary {@link Map}, which keeps
 * the keys in the order in which they were put. Each method is one call to the server, and is
 * atomic. Python's {@code manager.dict()}.
 *
 * <pre>{@code
 * ManagedDict<String, Integer> counts = manager.dict();
 * counts.merge("word", 1, Integer::sum);               // in any number of processes at once
 * }</pre>
 *
 * <p>Several calls together are not atomic: between a {@code get} and a {@code put} another process
 * may change the map. {@link #compute}, {@link #merge} and similar methods send their function to
 * the server, where they run atomically. The function must be serializable. A lambda that is passed
 * directly to a method of this class is serializable. A function that cannot be sent, for example a
 * lambda that is passed to a {@code Map}, runs in the caller. This takes two calls. If another
 * process has changed the map in between, the function runs again with the present value, as in a
 * {@link java.util.concurrent.ConcurrentMap}. The change is atomic in both cases. If a function
 * throws, the map does not change.
 *
 * <p>Keys and values are copied when they are sent. To change a value that came out of the map,
 * {@code put} it again. {@link #keySet}, {@link #values} and {@link #entrySet} are views. But
 * iterators, streams, {@link #toString} and {@link #equals} of a view work on a copy of all
 * entries, made in one call: they do not see later changes. An iterator's {@code remove} and an
 * entry's {@code setValue} are calls of their own. So {@code removeIf} of a view makes one call for
 * each entry that it removes, and another process may change the map in between. All other methods
 * of a view are one call.
 *
 * <p><b>What happens if a process dies here.</b> If another client dies, nothing happens. If the
 * server dies or is shut down, every method throws {@link ManagerGone} within two seconds. If the
 * waiting thread is interrupted, the method throws {@link CallInterrupted}.
 *
 * @param <K> the type of the keys; a key may be null
 * @param <V> the type of the values; a value may be null
 */
public final class ManagedDict<K, V> extends AbstractMap<K, V> implements ManagedProxy {
  private static final long serialVersionUID = 1L;

  /** A serializable function of one argument. A lambda of this type can be sent to the server. */
  @FunctionalInterface
  public interface Source<T, R> extends Function<T, R>, Serializable {}

  /** A serializable function of two arguments. A lambda of this type can be sent to the server. */
  @FunctionalInterface
  public interface Change<T, U, R> extends BiFunction<T, U, R>, Serializable {}

  private final transient ObjectRef link;

  ManagedDict(ObjectRef link) {
    this.link = link;
  }

  ObjectRef link() {
    return link;
  }

  /** Returns the map that another process sent. */
  public static ManagedDict<?, ?> attach(long handle) {
    return new ManagedDict<>(ObjectRef.arrived(handle, HostedType.DICT));
  }

  private DictChanges<K, V> here() {
    return new DictChanges<>(link);
  }

  @SuppressWarnings("unchecked") // all values were put as V
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

  /**
   * Sets a key's value to what a function returns for the key and its present value (null if
   * absent). If the function returns null, removes the key. Runs on the server if the function can
   * be sent.
   */
  @Override
  public V compute(K key, BiFunction<? super K, ? super V, ? extends V> function) {
    Object answer = link.callWithCode(HostedDict.COMPUTE, key, function);
    return ObjectRef.NOT_SENT.equals(answer) ? here().compute(key, function) : value(answer);
  }

  /**
   * Sets a key's value to what a function returns for the key and its present value (null if
   * absent). If the function returns null, removes the key. Runs on the server.
   */
  public V compute(K key, Change<? super K, ? super V, ? extends V> function) {
    return compute(key, (BiFunction<? super K, ? super V, ? extends V>) function);
  }

  /**
   * Sets the value of a key that has none to what a function returns for the key. Runs on the
   * server if the function can be sent.
   */
  @Override
  public V computeIfAbsent(K key, Function<? super K, ? extends V> function) {
    Object answer = link.callWithCode(HostedDict.COMPUTE_IF_ABSENT, key, function);
    return ObjectRef.NOT_SENT.equals(answer)
        ? here().computeIfAbsent(key, function)
        : value(answer);
  }

  /**
   * Sets the value of a key that has none to what a function returns for the key. Runs on the
   * server.
   */
  public V computeIfAbsent(K key, Source<? super K, ? extends V> function) {
    return computeIfAbsent(key, (Function<? super K, ? extends V>) function);
  }

  /**
   * Sets the value of a key that has one to what a function returns for the key and its value. Runs
   * on the server if the function can be sent.
   */
  @Override
  public V computeIfPresent(K key, BiFunction<? super K, ? super V, ? extends V> function) {
    Object answer = link.callWithCode(HostedDict.COMPUTE_IF_PRESENT, key, function);
    return ObjectRef.NOT_SENT.equals(answer)
        ? here().computeIfPresent(key, function)
        : value(answer);
  }

  /**
   * Sets the value of a key that has one to what a function returns for the key and its value. Runs
   * on the server.
   */
  public V computeIfPresent(K key, Change<? super K, ? super V, ? extends V> function) {
    return computeIfPresent(key, (BiFunction<? super K, ? super V, ? extends V>) function);
  }

  /**
   * Sets a key's value to the given value if the key has none, otherwise to what a function returns
   * for the present and the given value. Runs on the server if the function can be sent.
   */
  @Override
  public V merge(K key, V value, BiFunction<? super V, ? super V, ? extends V> function) {
    java.util.Objects.requireNonNull(value, "value");
    Object answer = link.callWithCode(HostedDict.MERGE, key, value, function);
    return ObjectRef.NOT_SENT.equals(answer) ? here().merge(key, value, function) : value(answer);
  }

  /**
   * Sets a key's value to the given value if the key has none, otherwise to what a function returns
   * for the present and the given value. Runs on the server.
   */
  public V merge(K key, V value, Change<? super V, ? super V, ? extends V> function) {
    return merge(key, value, (BiFunction<? super V, ? super V, ? extends V>) function);
  }

  /**
   * Replaces each value by what a function returns for its key and the value. Runs on the server if
   * the function can be sent.
   */
  @Override
  public void replaceAll(BiFunction<? super K, ? super V, ? extends V> function) {
    if (ObjectRef.NOT_SENT.equals(link.callWithCode(HostedDict.REPLACE_ALL, function))) {
      here().replaceAll(function);
    }
  }

  /**
   * Replaces each value by what a function returns for its key and the value. Runs on the server.
   */
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

  /**
   * Changes the map through one of its views, in one call.
   *
   * @return whether the map changed
   */
  boolean change(int method, Object argument) {
    return (Boolean) link.call(method, argument);
  }

  boolean removeValue(Object value) {
    return (Boolean) link.call(HostedDict.REMOVE_VALUE, value);
  }

  /** Returns a copy of all entries, made in one call. */
  @SuppressWarnings("unchecked") // all entries were put as K and V
  Map<K, V> copy() {
    Object[] all = (Object[]) link.call(HostedDict.ENTRIES);
    Map<K, V> copy = LinkedHashMap.newLinkedHashMap(all.length / 2);
    for (int i = 0; i < all.length; i += 2) {
      copy.put((K) all[i], (V) all[i + 1]);
    }
    return copy;
  }

  /** Returns an iterator over a copy. Changes through the iterator change the map. */
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
