package mpj.multiprocessing.manager;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import mpj.multiprocessing.wire.Decoder;
import mpj.multiprocessing.wire.Encoder;

/** A list in the server. */
final class HostedList extends Hosted {
  private final ArrayList<Object> items = new ArrayList<>();

  @Override
  boolean mayBlock(int method) {
    return method >= ListMethod.SORT; // these run the client's code
  }

  @Override
  void call(int method, Decoder in, Encoder out) {
    switch (method) {
      case ListMethod.ADD -> out.write(items.add(in.read()));
      case ListMethod.GET -> out.write(items.get(index(in)));
      case ListMethod.SET -> out.write(items.set(index(in), in.read()));
      case ListMethod.SIZE -> out.write(items.size());
      case ListMethod.INDEX_OF -> out.write(items.indexOf(in.read()));
      case ListMethod.LAST_INDEX_OF -> out.write(items.lastIndexOf(in.read()));
      case ListMethod.CONTAINS_ALL -> out.write(new HashSet<>(items).containsAll(objects(in)));
      case ListMethod.GET_FIRST -> out.write(items.getFirst());
      case ListMethod.GET_LAST -> out.write(items.getLast());
      case ListMethod.ITEMS -> out.write(items.toArray());
      case ListMethod.RANGE -> out.write(items.subList(index(in), index(in)).toArray());
      default -> out.write(change(method, in));
    }
  }

  private Object change(int method, Decoder in) {
    return switch (method) {
      case ListMethod.ADD_ALL -> items.addAll(objects(in));
      case ListMethod.ADD_ALL_AT -> items.addAll(index(in), objects(in));
      case ListMethod.REMOVE -> items.remove(in.read());
      case ListMethod.REMOVE_AT -> items.remove(index(in));
      case ListMethod.REMOVE_FIRST -> items.removeFirst();
      case ListMethod.REMOVE_LAST -> items.removeLast();
      case ListMethod.REMOVE_ALL -> items.removeAll(objects(in));
      case ListMethod.RETAIN_ALL -> items.retainAll(objects(in));
      default -> changeInPlace(method, in);
    };
  }

  private Object changeInPlace(int method, Decoder in) {
    switch (method) {
      case ListMethod.ADD_AT -> items.add(index(in), in.read());
      case ListMethod.REMOVE_RANGE -> items.subList(index(in), index(in)).clear();
      case ListMethod.CLEAR -> items.clear();
      case ListMethod.REVERSE -> Collections.reverse(items);
      default -> {
        return runCode(method, in.read());
      }
    }
    return null;
  }

  /** What the client's code makes of the items takes effect as a whole, or not at all. */
  @SuppressWarnings("unchecked") // the proxy has checked that the code fits the items
  private Object runCode(int method, Object code) {
    ArrayList<Object> changed = new ArrayList<>(items);
    Object result = null;
    switch (method) {
      case ListMethod.SORT -> changed.sort((Comparator<Object>) code);
      case ListMethod.REPLACE_ALL -> changed.replaceAll((UnaryOperator<Object>) code);
      case ListMethod.REMOVE_IF -> result = changed.removeIf((Predicate<Object>) code);
      default -> throw unknown("List", method);
    }
    items.clear();
    items.addAll(changed);
    return result;
  }

  private static int index(Decoder in) {
    return (Integer) in.read();
  }

  private static Collection<Object> objects(Decoder in) {
    return Arrays.asList((Object[]) in.read());
  }
}
