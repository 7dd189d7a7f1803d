package mpj.multiprocessing.manager;

import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Changes a hosted map by functions that cannot be sent to the server. They run in this process.
 * The server accepts a result only if the map is still as the function saw it. Otherwise the
 * function runs again. So the change is atomic for all other clients. Of several clients that
 * change the map at the same time, at least one always succeeds.
 */
final class DictChanges<K, V> {
  private final ObjectRef link;

  DictChanges(ObjectRef link) {
    this.link = link;
  }

  V compute(K key, BiFunction<? super K, ? super V, ? extends V> function) {
    return change(key, true, true, old -> function.apply(key, old));
  }

  V computeIfAbsent(K key, Function<? super K, ? extends V> function) {
    return change(key, true, false, _ -> function.apply(key));
  }

  V computeIfPresent(K key, BiFunction<? super K, ? super V, ? extends V> function) {
    return change(key, false, true, old -> function.apply(key, old));
  }

  V merge(K key, V value, BiFunction<? super V, ? super V, ? extends V> function) {
    return change(key, true, true, old -> old == null ? value : function.apply(old, value));
  }

  /**
   * Changes one value. As in every map, a key with the value null counts as absent. A function that
   * returns null removes the key.
   */
  @SuppressWarnings("unchecked") // all values were put as V
  private V change(K key, boolean absent, boolean present, UnaryOperator<V> function) {
    while (true) {
      Object[] seen = (Object[]) link.call(HostedDict.LOOK, key);
      V old = (V) seen[1];
      if (old == null ? !absent : !present) {
        return old;
      }
      V fresh = function.apply(old);
      if (fresh == null && !present) {
        return null; // the key was absent and stays absent
      }
      if ((Boolean) link.call(HostedDict.SET_UNLESS_CHANGED, seen[0], key, fresh)) {
        return fresh;
      }
    }
  }

  @SuppressWarnings("unchecked") // all entries were put as K and V
  void replaceAll(BiFunction<? super K, ? super V, ? extends V> function) {
    Object[] entries;
    Object seen;
    do {
      Object[] all = (Object[]) link.call(HostedDict.LOOK_AT_ALL);
      seen = all[0];
      entries = (Object[]) all[1];
      for (int i = 0; i < entries.length; i += 2) {
        entries[i + 1] = function.apply((K) entries[i], (V) entries[i + 1]);
      }
    } while (!(Boolean) link.call(HostedDict.SET_ALL_UNLESS_CHANGED, seen, entries));
  }
}
