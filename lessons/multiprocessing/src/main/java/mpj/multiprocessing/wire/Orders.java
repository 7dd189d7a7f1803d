package mpj.multiprocessing.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;

/** In what order a collection keeps its elements, where its class does not say it. */
final class Orders {
  private static final Object FIRST = new Object();
  private static final Object LAST = new Object();

  private Orders() {}

  /**
   * Whether the keys are sorted by their natural order, and are of the JDK's own classes: to sort
   * them anew on arrival runs no code of the program's and gives the same order.
   */
  static boolean isNatural(SortedMap<?, ?> map) {
    return map.comparator() == null && (map.isEmpty() || isStandard(map.firstKey()));
  }

  /** The same of a set. */
  static boolean isNatural(SortedSet<?> set) {
    return set.comparator() == null && (set.isEmpty() || isStandard(set.first()));
  }

  private static boolean isStandard(Object key) {
    return Leaf.immutable(key) || JdkScalars.has(NestedForm.of(key.getClass()).tag);
  }

  /**
   * Whether an entry of a LinkedHashMap becomes the last when it is looked at, as in a cache. The
   * map does not tell, so a copy is tried.
   */
  @SuppressWarnings({"unchecked", "ReferenceEquality"}) // no key of the program's is equal to ours
  static boolean isOfAccess(Map<?, ?> map) {
    var copy = (LinkedHashMap<Object, Object>) ((LinkedHashMap<?, ?>) map).clone();
    copy.put(FIRST, FIRST);
    copy.put(LAST, LAST);
    copy.get(FIRST);
    return copy.lastEntry().getKey() == FIRST;
  }
}
