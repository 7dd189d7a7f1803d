package mpj.multiprocessing.manager;

import java.util.AbstractMap.SimpleEntry;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A map in the server. It keeps the order in which keys were put. A hosted namespace is such a map,
 * too.
 */
final class HostedDict extends Hosted {
  static final int SIZE = 1;
  static final int GET = 2;
  static final int GET_OR_DEFAULT = 3;
  static final int HAS_KEY = 4;
  static final int HAS_VALUE = 5;
  static final int HAS_ENTRY = 6;
  static final int ENTRIES = 7;
  static final int KEYS = 8;
  static final int VALUES = 9;
  static final int PUT = 10;
  static final int PUT_IF_ABSENT = 11;
  static final int PUT_ALL = 12;
  static final int REMOVE = 13;
  static final int REMOVE_ENTRY = 14;
  static final int REPLACE = 15;
  static final int REPLACE_ENTRY = 16;
  static final int CLEAR = 17;
  static final int REMOVE_VALUE = 18;
  static final int REMOVE_KEY = 19;
  static final int REMOVE_KEYS = 20;
  static final int RETAIN_KEYS = 21;
  static final int REMOVE_VALUES = 22;
  static final int RETAIN_VALUES = 23;
  static final int REMOVE_ENTRIES = 24;
  static final int RETAIN_ENTRIES = 25;
  static final int LOOK = 26;
  static final int LOOK_AT_ALL = 27;
  static final int SET_UNLESS_CHANGED = 28;
  static final int SET_ALL_UNLESS_CHANGED = 29;
  static final int COMPUTE = 30;
  static final int COMPUTE_IF_ABSENT = 31;
  static final int COMPUTE_IF_PRESENT = 32;
  static final int MERGE = 33;
  static final int REPLACE_ALL = 34;

  private final Map<Object, Object> map = new LinkedHashMap<>();

  /**
   * The number of changes. By it a client can tell whether the map is still as the client saw it.
   */
  private long changes;

  @Override
  boolean runsCode(int method) {
    return method >= COMPUTE;
  }

  @Override
  Object call(int method, Call in) {
    return switch (method) {
      case SIZE -> map.size();
      case GET -> map.get(in.read());
      case GET_OR_DEFAULT -> map.getOrDefault(in.read(), in.read());
      case HAS_KEY -> map.containsKey(in.read());
      case HAS_VALUE -> map.containsValue(in.read());
      case HAS_ENTRY -> hasEntry(in.read(), in.read());
      case ENTRIES -> entries();
      case KEYS -> map.keySet().toArray();
      case VALUES -> map.values().toArray();
      case LOOK -> new Object[] {changes, map.get(in.read())};
      case LOOK_AT_ALL -> new Object[] {changes, entries()};
      default -> counted(method, in);
    };
  }

  /**
   * Counts a change at the moment when it is made. So no client sees the old map with the new
   * number.
   */
  private Object counted(int method, Call in) {
    boolean unlessChanged = method == SET_UNLESS_CHANGED || method == SET_ALL_UNLESS_CHANGED;
    if (unlessChanged && (Long) in.read() != changes) {
      return false;
    }
    try {
      return change(method, in);
    } finally {
      changes++;
    }
  }

  private boolean hasEntry(Object key, Object value) {
    return map.containsKey(key) && Objects.equals(map.get(key), value);
  }

  /**
   * Returns keys and values in turn. The array is flat, so it is plain if the keys and values are.
   */
  private Object[] entries() {
    Object[] all = new Object[2 * map.size()];
    int at = 0;
    for (Map.Entry<Object, Object> entry : map.entrySet()) {
      all[at++] = entry.getKey();
      all[at++] = entry.getValue();
    }
    return all;
  }

  private Object change(int method, Call in) {
    switch (method) {
      case PUT -> {
        return map.put(in.read(), in.read());
      }
      case PUT_IF_ABSENT -> {
        return map.putIfAbsent(in.read(), in.read());
      }
      case PUT_ALL -> putAll((Object[]) in.read());
      case REMOVE -> {
        return map.remove(in.read());
      }
      case REMOVE_ENTRY -> {
        return map.remove(in.read(), in.read());
      }
      case REMOVE_VALUE -> {
        return map.values().remove(in.read());
      }
      case REMOVE_KEY -> {
        return map.keySet().remove(in.read());
      }
      case REMOVE_KEYS, REMOVE_VALUES, REMOVE_ENTRIES -> {
        return view(method).removeAll(elements(method, in));
      }
      case RETAIN_KEYS, RETAIN_VALUES, RETAIN_ENTRIES -> {
        return view(method).retainAll(elements(method, in));
      }
      case REPLACE -> {
        return map.replace(in.read(), in.read());
      }
      case REPLACE_ENTRY -> {
        return map.replace(in.read(), in.read(), in.read());
      }
      case CLEAR -> map.clear();
      case SET_UNLESS_CHANGED -> {
        return set(in.read(), in.read());
      }
      case SET_ALL_UNLESS_CHANGED -> {
        putAll((Object[]) in.read());
        return true;
      }
      case REPLACE_ALL -> replaceAll(in.read());
      default -> {
        return compute(method, in.read(), in);
      }
    }
    return null;
  }

  /** Returns the view of the map that a method changes. */
  private Collection<?> view(int method) {
    return switch (method) {
      case REMOVE_KEYS, RETAIN_KEYS -> map.keySet();
      case REMOVE_VALUES, RETAIN_VALUES -> map.values();
      default -> map.entrySet();
    };
  }

  /** Reads what a call removes or keeps. Entries come as keys and values in turn. */
  private static Collection<?> elements(int method, Call in) {
    Object[] all = (Object[]) in.read();
    if (method != REMOVE_ENTRIES && method != RETAIN_ENTRIES) {
      return new HashSet<>(Arrays.asList(all));
    }
    Collection<Object> entries = new HashSet<>();
    for (int i = 0; i < all.length; i += 2) {
      entries.add(new SimpleEntry<>(all[i], all[i + 1]));
    }
    return entries;
  }

  private boolean set(Object key, Object value) {
    if (value == null) {
      map.remove(key);
    } else {
      map.put(key, value);
    }
    return true;
  }

  private void putAll(Object[] entries) {
    for (int i = 0; i < entries.length; i += 2) {
      map.put(entries[i], entries[i + 1]);
    }
  }

  /** Replaces all values or none. */
  @SuppressWarnings("unchecked") // the proxy has checked that the function has the right type
  private void replaceAll(Object code) {
    Map<Object, Object> changed = new LinkedHashMap<>(map);
    changed.replaceAll((BiFunction<Object, Object, Object>) code);
    map.putAll(changed);
  }

  /**
   * Computes a value. It does not use the map's own {@code compute}, because the client's function
   * may use this map. The function's result is what counts. As in every map, a key with the value
   * null counts as absent.
   */
  @SuppressWarnings("unchecked") // the proxy has checked that the function has the right type
  private Object compute(int method, Object key, Call in) {
    Object old = map.get(key);
    Object result =
        switch (method) {
          case COMPUTE -> ((BiFunction<Object, Object, Object>) in.read()).apply(key, old);
          case COMPUTE_IF_ABSENT ->
              old != null ? old : ((Function<Object, Object>) in.read()).apply(key);
          case COMPUTE_IF_PRESENT ->
              old == null ? null : ((BiFunction<Object, Object, Object>) in.read()).apply(key, old);
          case MERGE -> merge(old, in.read(), in.read());
          default -> throw unknown(method);
        };
    if (result != null) {
      map.put(key, result);
    } else if (method != COMPUTE_IF_ABSENT && (old != null || method == COMPUTE)) {
      map.remove(key);
    }
    return result;
  }

  @SuppressWarnings("unchecked") // the proxy has checked that the function has the right type
  private static Object merge(Object old, Object value, Object code) {
    return old == null ? value : ((BiFunction<Object, Object, Object>) code).apply(old, value);
  }
}
