package mpj.multiprocessing.internal.codec;

import java.util.ArrayList;
import java.util.List;
import mpj.multiprocessing.MalformedMessageException;

/**
 * The compact forms of flat values, for messages that leave the tree. A flat value is an array, a
 * list or a record whose elements never change. Only the exact classes are written in this form, so
 * that each value arrives with its own class. Within a tree there are more compact forms: {@link
 * NestedWriter}.
 */
final class FlatForm {
  private static final Class<?> SHORT_LIST = List.of(0).getClass();
  private static final Class<?> LONG_LIST = List.of(0, 1, 2).getClass();

  private FlatForm() {}

  /** Writes the value if it has a flat form. */
  static boolean write(Encoder out, Object value) {
    Class<?> type = value.getClass();
    if (type.isArray()) {
      return PrimitiveArrays.write(out, value) || writeArray(out, value, type);
    }
    if (type == ArrayList.class) {
      return writeAll(out, Tag.ARRAY_LIST, ((ArrayList<?>) value).toArray());
    }
    if (type == SHORT_LIST || type == LONG_LIST) {
      Object[] elements = ((List<?>) value).toArray();
      return !hasNull(elements) && writeAll(out, Tag.FIXED_LIST, elements);
    }
    return value instanceof Record && RecordForm.writeFlat(out, value);
  }

  private static boolean writeArray(Encoder out, Object value, Class<?> type) {
    if (type == String[].class) {
      return writeAll(out, Tag.STRINGS, (Object[]) value);
    }
    return type == Object[].class && writeAll(out, Tag.OBJECTS, (Object[]) value);
  }

  private static boolean writeAll(Encoder out, byte tag, Object[] values) {
    if (!ImmutableValues.allImmutable(values)) {
      return false;
    }
    out.put(tag);
    out.writeInt(values.length);
    for (int i = 0; i < values.length; i++) {
      out.writeValue(values[i]);
    }
    return true;
  }

  static boolean hasNull(Object[] values) {
    for (int i = 0; i < values.length; i++) {
      if (values[i] == null) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns whether the value is an array or a list that is flat, so that a copy is as good as the
   * value.
   */
  static boolean is(Object value) {
    Class<?> type = value.getClass();
    if (type.isArray()) {
      return type.getComponentType().isPrimitive()
          || type == String[].class
          || (type == Object[].class && ImmutableValues.allImmutable((Object[]) value));
    }
    return type == ArrayList.class
        && ImmutableValues.allImmutable(((ArrayList<?>) value).toArray());
  }

  static List<Object> readArrayList(Decoder in) {
    Object[] values = in.values(in.readInt());
    List<Object> list = new ArrayList<>(values.length);
    for (int i = 0; i < values.length; i++) {
      list.add(values[i]);
    }
    return list;
  }

  static List<Object> readFixedList(Decoder in) {
    Object[] values = in.values(in.readInt());
    if (hasNull(values)) {
      throw new MalformedMessageException("a null where none can be");
    }
    return List.of(values);
  }

  static String[] readStrings(Decoder in) {
    int count = in.claim(in.readInt());
    String[] texts = new String[count];
    for (int i = 0; i < count; i++) {
      texts[i] = in.readString();
    }
    return texts;
  }
}
