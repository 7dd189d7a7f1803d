package mpj.multiprocessing.internal.codec;

import java.util.Arrays;

/**
 * The objects that a message has contained so far. The handle of an object is the number of objects
 * before it. Objects are compared by identity.
 */
final class HandleTable {
  static final int NONE = -1;

  private static final int FEWEST = 16;

  /**
   * Up to this number, objects are searched one by one. A new object has no identity hash yet. To
   * make one costs 50 ns and more (measured), as much as comparing with over a hundred objects.
   */
  private static final int FEW = 64;

  private static final int KEPT = 1024;

  private Object[] objects = new Object[FEWEST];
  private int size;

  /**
   * A hash table by identity hash. It holds handles plus 1; 0 means empty. Null while there are few
   * objects.
   */
  private int[] places;

  int size() {
    return size;
  }

  /** Returns the handle of an object, or adds the object and returns {@link #NONE}. */
  int add(Object one) {
    return size < FEW ? addToFew(one) : addToMany(one);
  }

  @SuppressWarnings("ReferenceEquality") // the identity of the object matters
  private int addToFew(Object one) {
    Object[] all = objects;
    for (int i = 0, count = size; i < count; i++) {
      if (all[i] == one) {
        return i;
      }
    }
    append(one);
    return NONE;
  }

  @SuppressWarnings("ReferenceEquality")
  private int addToMany(Object one) {
    if (places == null || 2 * size >= places.length) {
      makePlaces();
    }
    int at = place(one);
    if (places[at] != 0) {
      return places[at] - 1;
    }
    places[at] = size + 1;
    append(one);
    return NONE;
  }

  private void makePlaces() {
    places = new int[Integer.highestOneBit(size) * 8];
    for (int i = 0; i < size; i++) {
      places[place(objects[i])] = i + 1;
    }
  }

  /** Returns the index where the object is, or where it belongs. */
  @SuppressWarnings("ReferenceEquality")
  private int place(Object one) {
    int mask = places.length - 1;
    int at = System.identityHashCode(one) & mask;
    while (places[at] != 0 && objects[places[at] - 1] != one) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void append(Object one) {
    if (size == objects.length) {
      objects = Arrays.copyOf(objects, 2 * size);
    }
    objects[size++] = one;
  }

  void clear() {
    if (objects.length > KEPT) {
      objects = new Object[FEWEST];
    } else {
      Arrays.fill(objects, 0, size, null);
    }
    places = null;
    size = 0;
  }
}
