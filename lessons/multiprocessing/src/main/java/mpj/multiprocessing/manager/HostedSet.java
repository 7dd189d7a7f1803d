package mpj.multiprocessing.manager;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.function.Predicate;

/** A set in the server. It keeps the order in which items were added. */
final class HostedSet extends Hosted {
  static final int ADD = 1;
  static final int ADD_ALL = 2;
  static final int REMOVE = 3;
  static final int REMOVE_ALL = 4;
  static final int RETAIN_ALL = 5;
  static final int CLEAR = 6;
  static final int SIZE = 7;
  static final int CONTAINS = 8;
  static final int CONTAINS_ALL = 9;
  static final int ITEMS = 10;
  static final int REMOVE_IF = 11;

  private final LinkedHashSet<Object> items = new LinkedHashSet<>();

  @Override
  boolean runsCode(int method) {
    return method == REMOVE_IF;
  }

  @Override
  Object call(int method, Call in) {
    return switch (method) {
      case ADD -> items.add(in.read());
      case ADD_ALL -> items.addAll(objects(in));
      case REMOVE -> items.remove(in.read());
      case REMOVE_ALL -> items.removeAll(set(in));
      case RETAIN_ALL -> items.retainAll(set(in));
      case CLEAR -> {
        items.clear();
        yield null;
      }
      case SIZE -> items.size();
      case CONTAINS -> items.contains(in.read());
      case CONTAINS_ALL -> items.containsAll(objects(in));
      case ITEMS -> items.toArray();
      case REMOVE_IF -> removeIf(in.read());
      default -> throw unknown(method);
    };
  }

  /** Removes the items that the client's condition holds for: all of them or none. */
  @SuppressWarnings("unchecked") // the proxy has checked that the condition has the right type
  private boolean removeIf(Object condition) {
    LinkedHashSet<Object> left = new LinkedHashSet<>(items);
    left.removeIf((Predicate<Object>) condition);
    return items.retainAll(left);
  }

  private static Collection<Object> objects(Call in) {
    return Arrays.asList((Object[]) in.read());
  }

  /** Returns items as a collection in which each item of this set is looked up. */
  private static Collection<Object> set(Call in) {
    return new LinkedHashSet<>(objects(in));
  }
}
