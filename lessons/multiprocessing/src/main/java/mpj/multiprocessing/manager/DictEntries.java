package mpj.multiprocessing.manager;

import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map.Entry;

/** The entries of a hosted map. */
final class DictEntries<K, V> extends AbstractSet<Entry<K, V>> {
  private final ManagedDict<K, V> dict;

  DictEntries(ManagedDict<K, V> dict) {
    this.dict = dict;
  }

  @Override
  public int size() {
    return dict.size();
  }

  @Override
  public Iterator<Entry<K, V>> iterator() {
    return dict.walk();
  }

  @Override
  public boolean contains(Object entry) {
    return entry instanceof Entry<?, ?> e && dict.hasEntry(e.getKey(), e.getValue());
  }

  @Override
  public boolean remove(Object entry) {
    return entry instanceof Entry<?, ?> e && dict.remove(e.getKey(), e.getValue());
  }

  @Override
  public boolean removeAll(Collection<?> entries) {
    return dict.change(HostedDict.REMOVE_ENTRIES, flat(entries));
  }

  @Override
  public boolean retainAll(Collection<?> entries) {
    return dict.change(HostedDict.RETAIN_ENTRIES, flat(entries));
  }

  /**
   * Returns keys and values in turn. An object that is not an entry is left out, because the map
   * cannot contain it.
   */
  private static Object[] flat(Collection<?> entries) {
    List<Object> flat = new ArrayList<>();
    for (Object each : entries) {
      if (each instanceof Entry<?, ?> entry) {
        flat.add(entry.getKey());
        flat.add(entry.getValue());
      }
    }
    return flat.toArray();
  }

  @Override
  public void clear() {
    dict.clear();
  }

  @Override
  public Object[] toArray() {
    return dict.copy().entrySet().toArray();
  }

  @Override
  public <T> T[] toArray(T[] array) {
    return dict.copy().entrySet().toArray(array);
  }
}
