package mpj.multiprocessing.internal.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import mpj.multiprocessing.Shared;

/**
 * Writes values that contain other values: arrays, lists, sets, maps and records, which may contain
 * each other and every class that {@link NestedForm} knows. If an object occurs again, a reference
 * is written. So it is one object on arrival, and cycles stay cycles. A message names each class
 * once, and writes equal short texts once.
 *
 * <p>A value is written completely or not at all. It is not written if it contains an object of
 * another class, is nested too deeply, or is unusual in another way. Then the whole value is
 * written by the JDK's serialization, so that shared objects in it stay shared.
 */
final class NestedWriter {
  /**
   * The deepest nesting. Deeper values use serialization, which can be read on a stack of any size.
   */
  private static final int DEEPEST = 100;

  private final Encoder out;
  private final HandleTable handles = new HandleTable();
  private final TextTable texts = new TextTable();

  /**
   * The shared objects in the value. They are mentioned only after the whole value has been
   * written.
   */
  private final List<Shared> shared = new ArrayList<>(0);

  /** The handles of the fixed objects that contain the object being written now. */
  private final int[] open = new int[DEEPEST];

  private int opened;
  private int depth;

  NestedWriter(Encoder out) {
    this.out = out;
  }

  /** Writes the value if it has this form; otherwise writes nothing and returns false. */
  boolean write(Object value) {
    if (NestedForm.of(value.getClass()).tag == NestedForm.NONE) {
      return false;
    }
    int start = out.length();
    try {
      if (!isWritten(value)) {
        out.cut(start);
        return false;
      }
      for (int i = 0; i < shared.size(); i++) {
        out.mention(shared.get(i));
      }
      return true;
    } finally {
      clear();
    }
  }

  private boolean isWritten(Object value) {
    try {
      out.put(Tag.NESTED);
      return object(value);
    } catch (RuntimeException _) { // for example a map changes: serialization reports it
      return false;
    }
  }

  private void clear() {
    handles.clear();
    texts.clear();
    shared.clear();
    opened = 0;
    depth = 0;
  }

  private boolean value(Object value) {
    if (value instanceof String text) {
      text(text);
      return true;
    }
    return Scalars.write(out, value) || object(value);
  }

  private void text(String text) {
    boolean isShort = text.length() <= TextTable.LONGEST;
    int known = isShort ? texts.add(text) : handles.add(text);
    if (known < 0) {
      out.writeString(text);
    } else {
      out.put(isShort ? Tag.TEXT_REFERENCE : Tag.REFERENCE, known);
    }
  }

  private boolean object(Object value) {
    NestedForm form = NestedForm.of(value.getClass());
    if (form.tag == NestedForm.NONE) {
      return false;
    }
    if (JdkScalars.has(form.tag)) {
      JdkScalars.write(out, form.tag, value);
      return true;
    }
    int known = handles.add(value);
    if (known >= 0) {
      out.put(Tag.REFERENCE, known);
      return !isOpen(known);
    }
    return switch (form.tag) {
      case Tag.BYTES -> PrimitiveArrays.write(out, value);
      case Tag.SHARED -> shared((Shared) value);
      case Tag.ENUM -> constant((Enum<?>) value);
      default -> container(form, value);
    };
  }

  private boolean isOpen(int handle) {
    for (int i = 0; i < opened; i++) {
      if (open[i] == handle) {
        return true;
      }
    }
    return false;
  }

  private boolean shared(Shared one) {
    shared.add(one);
    out.writeHandle(one);
    return true;
  }

  private boolean constant(Enum<?> constant) {
    Class<?> type = constant.getDeclaringClass();
    out.put(Tag.ENUM);
    type(type, NestedForm.of(type));
    out.writeString(constant.name());
    return true;
  }

  /**
   * Writes the handle of a class. If the class is mentioned for the first time, also writes its
   * name.
   */
  private void type(Class<?> type, NestedForm form) {
    int known = handles.add(type);
    out.writeInt(known);
    if (known < 0) {
      SessionMessage.note(out, type);
      out.append(form.name, 0, form.name.length);
    }
  }

  private boolean container(NestedForm form, Object value) {
    if (depth == DEEPEST) {
      return false;
    }
    depth++;
    boolean fixed = form.isFixed();
    if (fixed) {
      open[opened++] = handles.size() - 1;
    }
    boolean done = parts(form, value);
    if (fixed) {
      opened--;
    }
    depth--;
    return done;
  }

  private boolean parts(NestedForm form, Object value) {
    byte tag = form.tag;
    return switch (tag) {
      case Tag.STRINGS, Tag.OBJECTS -> elements(tag, (Object[]) value);
      case Tag.ARRAY_LIST -> elements(tag, ((ArrayList<?>) value).toArray());
      case Tag.FIXED_LIST -> fixedList((List<?>) value);
      case Tag.HASH_SET, Tag.LINKED_SET, Tag.FIXED_SET -> set(tag, (Set<?>) value);
      case Tag.TREE_SET ->
          CollectionOrder.isNatural((SortedSet<?>) value) && set(tag, (Set<?>) value);
      case Tag.HASH_MAP, Tag.FIXED_MAP -> map(tag, (Map<?, ?>) value);
      case Tag.LINKED_MAP ->
          !CollectionOrder.isOfAccess((Map<?, ?>) value) && map(tag, (Map<?, ?>) value);
      case Tag.TREE_MAP ->
          CollectionOrder.isNatural((SortedMap<?, ?>) value) && map(tag, (Map<?, ?>) value);
      case Tag.ARRAY -> {
        out.put(tag);
        type(value.getClass(), form);
        yield elements((Object[]) value);
      }
      default -> {
        out.put(tag);
        type(value.getClass(), form);
        yield elements(form.shape.values(value));
      }
    };
  }

  private boolean elements(byte tag, Object[] elements) {
    out.put(tag);
    return elements(elements);
  }

  private boolean elements(Object[] elements) {
    out.writeInt(elements.length);
    for (int i = 0; i < elements.length; i++) {
      if (!value(elements[i])) {
        return false;
      }
    }
    return true;
  }

  /**
   * Writes a list of {@code List.of} or {@code Stream.toList}. Only lists of the latter allow
   * {@code contains(null)}.
   */
  @SuppressWarnings("ReferenceEquality") // copyOf returns the same list if it does not allow null
  private boolean fixedList(List<?> list) {
    Object[] elements = list.toArray();
    boolean takesNull = FlatForm.hasNull(elements) || List.copyOf(list) != list;
    return elements(takesNull ? Tag.NULLABLE_LIST : Tag.FIXED_LIST, elements);
  }

  private boolean set(byte tag, Set<?> set) {
    out.put(tag);
    int countAt = out.claim(4);
    int count = 0;
    for (Object element : set) {
      if (!value(element)) {
        return false;
      }
      count++;
    }
    out.setInt(countAt, count);
    return true;
  }

  private boolean map(byte tag, Map<?, ?> map) {
    out.put(tag);
    int countAt = out.claim(4);
    int count = 0;
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (!value(entry.getKey()) || !value(entry.getValue())) {
        return false;
      }
      count++;
    }
    out.setInt(countAt, count);
    return true;
  }
}
