package mpj.multiprocessing.manager;

import java.util.AbstractMap.SimpleEntry;
import java.util.Iterator;
import java.util.Map.Entry;

/**
 * An iterator over a copy of a map's entries. {@code remove} and an entry's {@code setValue} are
 * calls to the server.
 */
final class DictWalk<K, V> implements Iterator<Entry<K, V>> {
  private final ManagedDict<K, V> dict;
  private final Iterator<Entry<K, V>> copy;
  private Entry<K, V> last;

  DictWalk(ManagedDict<K, V> dict, Iterator<Entry<K, V>> copy) {
    this.dict = dict;
    this.copy = copy;
  }

  @Override
  public boolean hasNext() {
    return copy.hasNext();
  }

  @Override
  public Entry<K, V> next() {
    last = copy.next();
    return new Live<>(dict, last);
  }

  @Override
  public void remove() {
    if (last == null) {
      throw new IllegalStateException("next was not called since the last remove");
    }
    dict.remove(last.getKey());
    last = null;
  }

  private static final class Live<K, V> extends SimpleEntry<K, V> {
    private static final long serialVersionUID = 1L;

    private final ManagedDict<K, V> dict;

    Live(ManagedDict<K, V> dict, Entry<K, V> entry) {
      super(entry);
      this.dict = dict;
    }

    @Override
    public V setValue(V value) {
      dict.put(getKey(), value);
      return super.setValue(value);
    }
  }
}
