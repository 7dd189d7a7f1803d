package mpj.multiprocessing.internal.codec;

import java.time.Duration;
import mpj.multiprocessing.Shared;

/**
 * Decides which values are leaves: a program cannot distinguish a copy of such a value from the
 * original.
 */
final class ImmutableValues {
  private ImmutableValues() {}

  /** Returns whether the value never changes and refers to nothing that changes. */
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
   * Returns whether the values can be written one by one. This is so if at most one of them can
   * change, or if none is an object graph and no two of those that can change are the same object.
   */
  @SuppressWarnings("ReferenceEquality") // the test is for the same object twice
  static boolean independent(Object[] values) {
    int changing = 0;
    int graphs = 0;
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      if (immutable(value)) {
        continue;
      }
      changing++;
      if (!FlatForm.is(value) && !ProgramObject.is(value)) {
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
