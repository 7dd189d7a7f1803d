package mpj.multiprocessing.wire;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;

/** The fields and the canonical constructor of one record class. */
final class RecordShape {
  private static final ClassValue<RecordShape> SHAPES = new Shapes();

  private final Field[] fields;
  private final CanonicalConstructor constructor;
  private final boolean replacesItself;

  private RecordShape(Class<?> type) throws ReflectiveOperationException {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    fields = new Field[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      fields[i] = type.getDeclaredField(components[i].getName());
      fields[i].setAccessible(true);
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

  /** The shape, or null where reflection may not look. */
  static RecordShape of(Class<?> type) {
    return SHAPES.get(type);
  }

  /** Whether serialization might write or read another object in a record's place. */
  boolean replacesItself() {
    return replacesItself;
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
