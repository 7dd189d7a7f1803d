package mpj.multiprocessing.manager;

import java.util.Arrays;
import java.util.function.UnaryOperator;

/** An array in the server. A hosted value is an array of one element. */
final class HostedArray extends Hosted {
  static final int GET = 1;
  static final int SET = 2;
  static final int LENGTH = 3;
  static final int ITEMS = 4;
  static final int RANGE = 5;
  static final int SET_RANGE = 6;
  static final int FILL = 7;
  static final int UPDATE = 8;

  private final Object[] items;

  /** Creates an array of the items in a call. */
  HostedArray(Call in) {
    items = (Object[]) in.read();
    brings(in);
  }

  @Override
  boolean runsCode(int method) {
    return method == UPDATE;
  }

  @Override
  Object call(int method, Call in) {
    switch (method) {
      case GET -> {
        return items[in.readInt()];
      }
      case SET -> {
        return set(in.readInt(), in.read());
      }
      case LENGTH -> {
        return items.length;
      }
      case ITEMS -> {
        return items.clone();
      }
      case RANGE -> {
        return Arrays.asList(items).subList(in.readInt(), in.readInt()).toArray();
      }
      case SET_RANGE -> setRange(in.readInt(), (Object[]) in.read());
      case FILL -> Arrays.fill(items, in.read());
      case UPDATE -> {
        return update(in.readInt(), in.read());
      }
      default -> throw unknown(method);
    }
    return null;
  }

  private Object set(int index, Object item) {
    Object old = items[index];
    items[index] = item;
    return old;
  }

  private void setRange(int from, Object[] range) {
    System.arraycopy(range, 0, items, from, range.length);
  }

  @SuppressWarnings("unchecked") // the proxy has checked that the function has the right type
  private Object update(int index, Object code) {
    items[index] = ((UnaryOperator<Object>) code).apply(items[index]);
    return items[index];
  }
}
