package mpj.multiprocessing.wire;

import java.time.Duration;

/** Which values stand for themselves, so that nobody can tell a copy of them from the original. */
final class Leaf {
  private Leaf() {}

  /** Whether the value never changes and refers to nothing that does. */
  static boolean immutable(Object value) {
    return value == null
        || value instanceof Integer
        || value instanceof String
        || value instanceof Long
        || value instanceof Double
        || value instanceof Boolean
        || value instanceof Character
        || value instanceof Byte
        || value instanceof Short
        || value instanceof Float
        || value instanceof Duration
        || value instanceof Enum<?>
        || value instanceof Shared;
  }

  static boolean allImmutable(Object[] values) {
    for (int i = 0; i < values.length; i++) {
      if (!immutable(values[i])) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether the values can be written one by one: at most one of them is a graph of objects, or
   * none is and no two are the same object.
   */
  @SuppressWarnings("ReferenceEquality") // the same object twice is what is looked for
  static boolean independent(Object[] values) {
    int changing = 0;
    int graphs = 0;
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      if (immutable(value)) {
        continue;
      }
      changing++;
      if (!Flat.is(value) && !ProgramObject.is(value)) {
        graphs++;
      }
      for (int k = 0; k < i; k++) {
        if (values[k] == value) {
          return false;
        }
      }
    }
    return graphs == 0 || changing == 1;
  }
}
