package mpj.multiprocessing.manager;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A list in the server. */
final class HostedList extends Hosted {
  static final int ADD = 1;
  static final int ADD_AT = 2;
  static final int ADD_ALL = 3;
  static final int ADD_ALL_AT = 4;
  static final int GET = 5;
  static final int GET_FIRST = 6;
  static final int GET_LAST = 7;
  static final int SET = 8;
  static final int REMOVE_AT = 9;
  static final int REMOVE = 10;
  static final int REMOVE_FIRST = 11;
  static final int REMOVE_LAST = 12;
  static final int REMOVE_ALL = 13;
  static final int RETAIN_ALL = 14;
  static final int REMOVE_RANGE = 15;
  static final int CLEAR = 16;
  static final int SIZE = 17;
  static final int INDEX_OF = 18;
  static final int LAST_INDEX_OF = 19;
  static final int CONTAINS_ALL = 20;
  static final int ITEMS = 21;
  static final int RANGE = 22;
  static final int REVERSE = 23;
  static final int LOOK = 24;
  static final int SET_UNLESS_CHANGED = 25;
  static final int SORT = 26;
  static final int REPLACE_ALL = 27;
  static final int REMOVE_IF = 28;

  private final ArrayList<Object> items = new ArrayList<>();

  /**
   * The number of changes. By it a client can tell whether the list is still as the client saw it.
   */
  private long changes;

  @Override
  boolean runsCode(int method) {
    return method >= SORT;
  }

  @Override
  Object call(int method, Call in) {
    return switch (method) {
      case GET -> items.get(in.readInt());
      case SIZE -> items.size();
      case INDEX_OF -> items.indexOf(in.read());
      case LAST_INDEX_OF -> items.lastIndexOf(in.read());
      case CONTAINS_ALL -> new HashSet<>(items).containsAll(objects(in));
      case GET_FIRST -> items.getFirst();
      case GET_LAST -> items.getLast();
      case ITEMS -> items.toArray();
      case RANGE -> items.subList(in.readInt(), in.readInt()).toArray();
      case LOOK -> new Object[] {changes, items.toArray()};
      default -> counted(method, in);
    };
  }

  /**
   * Counts a change at the moment when it is made. So no client sees the old list with the new
   * number.
   */
  private Object counted(int method, Call in) {
    if (method == SET_UNLESS_CHANGED && (Long) in.read() != changes) {
      return false;
    }
    try {
      return change(method, in);
    } finally {
      changes++;
    }
  }

  private Object change(int method, Call in) {
    return switch (method) {
      case ADD -> items.add(in.read());
      case SET -> items.set(in.readInt(), in.read());
      case ADD_ALL -> items.addAll(objects(in));
      case ADD_ALL_AT -> items.addAll(in.readInt(), objects(in));
      case REMOVE -> items.remove(in.read());
      case REMOVE_AT -> items.remove(in.readInt());
      case REMOVE_FIRST -> items.removeFirst();
      case REMOVE_LAST -> items.removeLast();
      case REMOVE_ALL -> items.removeAll(objects(in));
      case RETAIN_ALL -> items.retainAll(objects(in));
      default -> changeInPlace(method, in);
    };
  }

  private Object changeInPlace(int method, Call in) {
    switch (method) {
      case ADD_AT -> items.add(in.readInt(), in.read());
      case REMOVE_RANGE -> items.subList(in.readInt(), in.readInt()).clear();
      case CLEAR -> items.clear();
      case REVERSE -> Collections.reverse(items);
      case SET_UNLESS_CHANGED -> {
        Collection<Object> fresh = objects(in);
        items.clear();
        items.addAll(fresh);
        return true;
      }
      default -> {
        return runCode(method, in.read());
      }
    }
    return null;
  }

  /**
   * Runs the client's function on the items. The changes take effect all together or not at all.
   */
  @SuppressWarnings("unchecked") // the proxy has checked that the function has the right type
  private Object runCode(int method, Object code) {
    ArrayList<Object> changed = new ArrayList<>(items);
    Object result = null;
    switch (method) {
      case SORT -> changed.sort((Comparator<Object>) code);
      case REPLACE_ALL -> changed.replaceAll((UnaryOperator<Object>) code);
      case REMOVE_IF -> result = changed.removeIf((Predicate<Object>) code);
      default -> throw unknown(method);
    }
    items.clear();
    items.addAll(changed);
    return result;
  }

  private static Collection<Object> objects(Call in) {
    return Arrays.asList((Object[]) in.read());
  }
}
