package mpj.multiprocessing.internal.codec;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;

/**
 * The fields and the canonical constructor of one record class. A record can always be rebuilt, as
 * in the JDK's serialization. But its fields cannot be read if its module does not open its
 * package.
 */
final class RecordShape {
  private static final ClassValue<RecordShape> SHAPES = new Shapes();

  private final Field[] fields;
  private final CanonicalConstructor constructor;
  private final boolean replacesItself;
  private boolean closed;

  private RecordShape(Class<?> type) throws ReflectiveOperationException {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    fields = new Field[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      fields[i] = type.getDeclaredField(components[i].getName());
      closed |= !fields[i].trySetAccessible();
    }
    constructor = new CanonicalConstructor(type, types);
    replacesItself = declares(type, "writeReplace") || declares(type, "readResolve");
  }

  private static boolean declares(Class<?> type, String method) {
    Method[] methods = type.getDeclaredMethods();
    for (int i = 0; i < methods.length; i++) {
      if (methods[i].getName().equals(method)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the shape of a record class, or null if its constructor cannot be found. */
  static RecordShape of(Class<?> type) {
    return SHAPES.get(type);
  }

  /**
   * Returns whether the fields cannot be read, so that only the JDK's serialization can write the
   * record.
   */
  boolean isClosed() {
    return closed;
  }

  /**
   * Returns whether a record can be written by its components. This is so if they can be read, and
   * serialization would not write or read another object in place of the record.
   */
  boolean isPlain() {
    return !closed && !replacesItself;
  }

  Object[] values(Object value) {
    Object[] values = new Object[fields.length];
    for (int i = 0; i < values.length; i++) {
      try {
        values[i] = fields[i].get(value);
      } catch (IllegalAccessException e) {
        throw new AssertionError(e); // it was made accessible
      }
    }
    return values;
  }

  Object build(Object[] values) throws ReflectiveOperationException {
    return constructor.call(values);
  }

  private static final class Shapes extends ClassValue<RecordShape> {
    @Override
    protected RecordShape computeValue(Class<?> type) {
      try {
        return new RecordShape(type);
      } catch (ReflectiveOperationException | RuntimeException e) {
        return null;
      }
    }
  }
}
