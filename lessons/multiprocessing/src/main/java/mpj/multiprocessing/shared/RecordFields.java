package mpj.multiprocessing.shared;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Stream;
import mpj.multiprocessing.internal.code.Code;
import mpj.multiprocessing.internal.code.ReflectiveAccess;

/** Turns a record into words, one for each primitive component, and words into a record. */
final class RecordFields {
  private final Class<?> type;
  private final Field[] fields;
  private final Kind[] kinds; // null: a record
  private final RecordFields[] nested;
  private final Constructor<?> constructor;
  private int width;

  /**
   * Examines a record class.
   *
   * @param path to the component that is examined, for example {@code Line.from}
   * @param within the record classes around it
   */
  private RecordFields(Class<?> type, String path, List<Class<?>> within) {
    this.type = type;
    RecordComponent[] components = type.getRecordComponents();
    List<Class<?>> around = Stream.concat(within.stream(), Stream.of(type)).toList();
    Class<?>[] types = new Class<?>[components.length];
    fields = new Field[components.length];
    kinds = new Kind[components.length];
    nested = new RecordFields[components.length];
    for (int i = 0; i < components.length; i++) {
      String name = components[i].getName();
      types[i] = components[i].getType();
      kinds[i] = Kind.of(types[i]);
      if (kinds[i] == null) {
        nested[i] = nested(types[i], path + "." + name, around);
      }
      width += kinds[i] != null ? 1 : nested[i].width;
    }
    try {
      constructor = type.getDeclaredConstructor(types);
      ReflectiveAccess.require(constructor, type, path);
      for (int i = 0; i < components.length; i++) {
        fields[i] = type.getDeclaredField(components[i].getName());
        ReflectiveAccess.require(fields[i], type, path);
      }
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("a record class without its members: " + type.getName(), e);
    }
  }

  private static RecordFields nested(Class<?> type, String path, List<Class<?>> around) {
    if (!type.isRecord()) {
      throw new IllegalArgumentException(
          path
              + ": "
              + type.getName()
              + " is not a primitive type; give the record components of primitive types, or keep"
              + " it in a list of a Manager");
    }
    if (around.contains(type)) {
      throw new IllegalArgumentException(
          path + ": " + type.getName() + " contains itself; its size has no end");
    }
    return new RecordFields(type, path, around);
  }

  /**
   * Examines a record class.
   *
   * @throws IllegalArgumentException if a component is not primitive; the message names the path to
   *     it
   */
  static RecordFields of(Class<?> type) {
    return new RecordFields(type, type.getSimpleName(), List.of());
  }

  /** Finds a record class by its name and examines it. */
  static RecordFields of(String name) {
    try {
      return of(Code.load(name));
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException(
          "class not found in this process: name=" + name + "; put it on the class path", e);
    }
  }

  /** Returns how many words a record takes. */
  int width() {
    return width;
  }

  /** Returns a record's words. */
  long[] words(Object value) {
    long[] words = new long[width];
    fill(value, type.getSimpleName(), words, 0);
    return words;
  }

  private int fill(Object value, String path, long[] words, int from) {
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(
          path + ": " + value + " is not a record of this class: expected=" + type.getName());
    }
    int at = from;
    for (int i = 0; i < fields.length; i++) {
      Object component = read(fields[i], value);
      if (kinds[i] != null) {
        words[at++] = kinds[i].bits(component);
      } else {
        at = nested[i].fill(component, path + "." + fields[i].getName(), words, at);
      }
    }
    return at;
  }

  private static Object read(Field field, Object value) {
    try {
      return field.get(value);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e); // it was made accessible
    }
  }

  /** Returns the record that has these words. */
  Object build(long[] words) {
    return build(words, new int[1]);
  }

  private Object build(long[] words, int[] at) {
    Object[] values = new Object[fields.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = kinds[i] != null ? kinds[i].value(words[at[0]++]) : nested[i].build(words, at);
    }
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(
          type.getName() + " refuses its components: cause=" + e.getCause(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("a record class without its constructor: " + type.getName(), e);
    }
  }
}
