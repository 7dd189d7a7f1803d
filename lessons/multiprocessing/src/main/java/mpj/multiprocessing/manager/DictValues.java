package mpj.multiprocessing.manager;

import java.util.AbstractCollection;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map.Entry;

/** The values of a hosted map. */
final class DictValues<V> extends AbstractCollection<V> {
  private final ManagedDict<?, V> dict;

  DictValues(ManagedDict<?, V> dict) {
    this.dict = dict;
  }

  @Override
  public int size() {
    return dict.size();
  }

  @Override
  public Iterator<V> iterator() {
    return values(dict);
  }

  private static <K, V> Iterator<V> values(ManagedDict<K, V> dict) {
    Iterator<Entry<K, V>> walk = dict.walk();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return walk.hasNext();
      }

      @Override
      public V next() {
        return walk.next().getValue();
      }

      @Override
      public void remove() {
        walk.remove();
      }
    };
  }

  @Override
  public boolean contains(Object value) {
    return dict.containsValue(value);
  }

  @Override
  public boolean remove(Object value) {
    return dict.removeValue(value);
  }

  @Override
  public boolean removeAll(Collection<?> values) {
    return dict.change(HostedDict.REMOVE_VALUES, values.toArray());
  }

  @Override
  public boolean retainAll(Collection<?> values) {
    return dict.change(HostedDict.RETAIN_VALUES, values.toArray());
  }

  @Override
  public void clear() {
    dict.clear();
  }

  @Override
  public Object[] toArray() {
    return dict.copy().values().toArray();
  }

  @Override
  public <T> T[] toArray(T[] array) {
    return dict.copy().values().toArray(array);
  }
}
