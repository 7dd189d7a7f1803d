package mpj.multiprocessing.manager;

import java.util.AbstractSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map.Entry;

/** The keys of a hosted map. */
final class DictKeys<K> extends AbstractSet<K> {
  private final ManagedDict<K, ?> dict;

  DictKeys(ManagedDict<K, ?> dict) {
    this.dict = dict;
  }

  @Override
  public int size() {
    return dict.size();
  }

  @Override
  public Iterator<K> iterator() {
    return keys(dict);
  }

  private static <K, V> Iterator<K> keys(ManagedDict<K, V> dict) {
    Iterator<Entry<K, V>> walk = dict.walk();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return walk.hasNext();
      }

      @Override
      public K next() {
        return walk.next().getKey();
      }

      @Override
      public void remove() {
        walk.remove();
      }
    };
  }

  @Override
  public boolean contains(Object key) {
    return dict.containsKey(key);
  }

  @Override
  public boolean remove(Object key) {
    return dict.change(HostedDict.REMOVE_KEY, key);
  }

  @Override
  public boolean removeAll(Collection<?> keys) {
    return dict.change(HostedDict.REMOVE_KEYS, keys.toArray());
  }

  @Override
  public boolean retainAll(Collection<?> keys) {
    return dict.change(HostedDict.RETAIN_KEYS, keys.toArray());
  }

  @Override
  public void clear() {
    dict.clear();
  }

  @Override
  public Object[] toArray() {
    return dict.copy().keySet().toArray();
  }

  @Override
  public <T> T[] toArray(T[] array) {
    return dict.copy().keySet().toArray(array);
  }
}
