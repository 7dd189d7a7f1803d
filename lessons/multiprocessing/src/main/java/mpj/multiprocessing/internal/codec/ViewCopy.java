package mpj.multiprocessing.internal.codec;

import java.io.Serializable;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Copies views of the JDK's collections. A part of a collection, such as a sub-list, the keys of a
 * map or one of its entries, is a view of the whole and not Serializable. Sending makes a copy
 * anyway, so the part is sent as a collection of its own.
 */
final class ViewCopy {
  private ViewCopy() {}

  /**
   * Returns a copy that is Serializable if its elements are, or null if the value is not such a
   * view.
   */
  static Serializable of(Object value) {
    if (!value.getClass().getPackageName().startsWith("java.util")) {
      return null;
    }
    if (value instanceof Map.Entry<?, ?> entry) {
      return new AbstractMap.SimpleImmutableEntry<>(entry);
    } else if (value instanceof Map<?, ?> map) {
      return new LinkedHashMap<>(map);
    } else if (value instanceof SortedSet<?> set) {
      return new TreeSet<>(set);
    } else if (value instanceof Set<?> set) {
      return new LinkedHashSet<>(set);
    } else if (value instanceof Collection<?> elements && !(value instanceof Queue)) {
      return new ArrayList<>(elements);
    }
    return null;
  }
}
