package mpj.multiprocessing.internal.codec;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;

/** Finds out in what order a collection keeps its elements, if its class does not say it. */
final class CollectionOrder {
  private static final Object FIRST = new Object();
  private static final Object LAST = new Object();

  private CollectionOrder() {}

  /**
   * Returns whether the keys are sorted by their natural order and have classes of the JDK. Then
   * sorting them again on arrival runs no code of the program and gives the same order.
   */
  static boolean isNatural(SortedMap<?, ?> map) {
    return map.comparator() == null && (map.isEmpty() || isStandard(map.firstKey()));
  }

  /** Returns the same for a set. */
  static boolean isNatural(SortedSet<?> set) {
    return set.comparator() == null && (set.isEmpty() || isStandard(set.first()));
  }

  private static boolean isStandard(Object key) {
    return ImmutableValues.immutable(key) || JdkScalars.has(NestedForm.of(key.getClass()).tag);
  }

  /**
   * Returns whether a LinkedHashMap moves an entry to the end when the entry is read, as a cache
   * does. The map does not tell this, so the method tries it on a copy.
   */
  @SuppressWarnings({"unchecked", "ReferenceEquality"}) // the program has no equal key
  static boolean isOfAccess(Map<?, ?> map) {
    var copy = (LinkedHashMap<Object, Object>) ((LinkedHashMap<?, ?>) map).clone();
    copy.put(FIRST, FIRST);
    copy.put(LAST, LAST);
    copy.get(FIRST);
    return copy.lastEntry().getKey() == FIRST;
  }
}
