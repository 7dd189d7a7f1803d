package mpj.multiprocessing.internal.codec;

import java.util.ArrayList;
import java.util.List;

/**
 * The shared objects that were attached while a graph is read. If the graph is read again on a
 * larger stack, they come in the same order and are not attached twice. A message holds each of
 * them once.
 */
final class AttachedObjects {
  private List<Object> all; // null: no graph is being read
  private int next;

  /**
   * Begins to read a graph. Returns false if it is a part of a graph that is already being read.
   */
  boolean begin() {
    if (all != null) {
      return false;
    }
    all = new ArrayList<>(0);
    next = 0;
    return true;
  }

  boolean isReading() {
    return all != null;
  }

  void again() {
    next = 0;
  }

  void end() {
    all = null;
  }

  /** Returns the object that was attached at this point in the first reading, or null. */
  Object known() {
    return all != null && next < all.size() ? all.get(next++) : null;
  }

  void add(Object one) {
    if (all != null) {
      all.add(one);
      next++;
    }
  }
}
