package mpj.multiprocessing.internal.codec;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import mpj.multiprocessing.MalformedMessageException;

/**
 * Reads what {@link NestedWriter} wrote. An object that can change is made first and filled
 * afterwards, so that its elements can refer to it. Collections get the same capacity as in
 * serialization, so the order of their elements is the same.
 */
final class NestedReader implements Supplier<Object> {
  private static final int FEWEST = 16;

  private final Decoder in;

  /** The objects by handle; null for an object that is not complete yet. */
  private Object[] objects = new Object[FEWEST];

  private int objectCount;

  /** The texts by number. */
  private String[] texts = new String[FEWEST];

  private int textCount;

  private NestedReader(Decoder in) {
    this.in = in;
  }

  static Object read(Decoder in) {
    in.checkTrusted("a nested value");
    in.mark();
    return DeepStack.read(in, new NestedReader(in));
  }

  /** Reads the value from its beginning. It is called again if a stack was too small. */
  @Override
  public Object get() {
    in.reset();
    objectCount = 0;
    textCount = 0;
    return value();
  }

  private Object value() {
    byte tag = in.take();
    return tag < Tag.LATIN1 ? Scalars.read(in, tag) : object(tag);
  }

  private Object object(byte tag) {
    return switch (tag) {
      case Tag.LATIN1, Tag.UTF16 -> text(in.text(tag));
      case Tag.TEXT_REFERENCE -> earlierText(in.readInt());
      case Tag.REFERENCE -> earlier(in.readInt());
      case Tag.SHARED -> add(in.shared(in.readName(), in.readLong()));
      case Tag.BYTES,
          Tag.BOOLEANS,
          Tag.SHORTS,
          Tag.CHARS,
          Tag.INTS,
          Tag.LONGS,
          Tag.FLOATS,
          Tag.DOUBLES ->
          add(PrimitiveArrays.read(in, tag));
      case Tag.ENUM,
          Tag.STRINGS,
          Tag.OBJECTS,
          Tag.ARRAY,
          Tag.RECORD,
          Tag.ARRAY_LIST,
          Tag.FIXED_LIST,
          Tag.NULLABLE_LIST,
          Tag.HASH_MAP,
          Tag.LINKED_MAP,
          Tag.TREE_MAP,
          Tag.FIXED_MAP,
          Tag.HASH_SET,
          Tag.LINKED_SET,
          Tag.TREE_SET,
          Tag.FIXED_SET -> {
        in.enter();
        Object value = container(tag);
        in.leave();
        yield value;
      }
      default -> tag == Tag.DURATION ? Scalars.read(in, tag) : JdkScalars.read(in, tag);
    };
  }

  private Object container(byte tag) {
    int handle = objectCount;
    add(null);
    return switch (tag) {
      case Tag.STRINGS -> array(handle, new String[count()]);
      case Tag.OBJECTS -> array(handle, new Object[count()]);
      case Tag.ARRAY -> array(handle, newArray(type(), count()));
      case Tag.ARRAY_LIST -> list(handle);
      case Tag.HASH_SET, Tag.LINKED_SET, Tag.TREE_SET -> set(handle, tag);
      case Tag.HASH_MAP, Tag.LINKED_MAP, Tag.TREE_MAP -> map(handle, tag);
      default -> {
        Object fixed = fixed(tag);
        objects[handle] = fixed;
        yield fixed;
      }
    };
  }

  private Object[] array(int handle, Object[] array) {
    objects[handle] = array;
    for (int i = 0; i < array.length; i++) {
      array[i] = value();
    }
    return array;
  }

  private static Object[] newArray(Class<?> type, int count) {
    if (!type.isArray() || type.componentType().isPrimitive()) {
      throw new MalformedMessageException("not an array of objects: class=" + type.getName());
    }
    return (Object[]) Array.newInstance(type.componentType(), count);
  }

  private List<Object> list(int handle) {
    int count = count();
    ArrayList<Object> list = new ArrayList<>(count);
    objects[handle] = list;
    for (int i = 0; i < count; i++) {
      list.add(value());
    }
    return list;
  }

  private Set<Object> set(int handle, byte tag) {
    int count = count();
    int capacity = (int) (count * (1 / 0.75f));
    Set<Object> set =
        switch (tag) {
          case Tag.HASH_SET -> new HashSet<>(capacity);
          case Tag.LINKED_SET -> new LinkedHashSet<>(capacity);
          default -> new TreeSet<>();
        };
    objects[handle] = set;
    for (int i = 0; i < count; i++) {
      set.add(value());
    }
    return set;
  }

  private Map<Object, Object> map(int handle, byte tag) {
    int count = entryCount();
    int capacity = Math.max(16, (int) Math.ceil(count / 0.75));
    Map<Object, Object> map =
        switch (tag) {
          case Tag.HASH_MAP -> new HashMap<>(capacity);
          case Tag.LINKED_MAP -> new LinkedHashMap<>(capacity);
          default -> new TreeMap<>();
        };
    objects[handle] = map;
    for (int i = 0; i < count; i++) {
      map.put(value(), value());
    }
    return map;
  }

  /** Reads an object that is made from its elements, and so can be made only after them. */
  private Object fixed(byte tag) {
    return switch (tag) {
      case Tag.ENUM -> in.constant(type());
      case Tag.RECORD -> RecordForm.build(type(), values());
      case Tag.FIXED_LIST -> List.of(values());
      case Tag.NULLABLE_LIST -> Arrays.stream(values()).toList();
      case Tag.FIXED_SET -> Set.of(values());
      default -> {
        Map.Entry<?, ?>[] entries = new Map.Entry<?, ?>[entryCount()];
        for (int i = 0; i < entries.length; i++) {
          entries[i] = Map.entry(value(), value());
        }
        yield Map.ofEntries(entries);
      }
    };
  }

  private Object[] values() {
    Object[] values = new Object[count()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value();
    }
    return values;
  }

  private int count() {
    return in.claim(in.readInt());
  }

  /** Reads a number of entries. Each entry has two values. */
  private int entryCount() {
    return in.claim(count());
  }

  /** Reads a class: its handle, or its name if the message mentions it for the first time. */
  private Class<?> type() {
    int handle = in.readInt();
    if (handle == HandleTable.NONE) {
      Class<?> type = in.readClass();
      add(type);
      return type;
    }
    if (earlier(handle) instanceof Class<?> type) {
      return type;
    }
    throw new MalformedMessageException("not the handle of a class: handle=" + handle);
  }

  private Object earlier(int handle) {
    if (handle < 0 || handle >= objectCount || objects[handle] == null) {
      throw new MalformedMessageException("no object has the handle: handle=" + handle);
    }
    return objects[handle];
  }

  private Object add(Object one) {
    if (objectCount == objects.length) {
      objects = Arrays.copyOf(objects, 2 * objectCount);
    }
    objects[objectCount++] = one;
    return one;
  }

  private String earlierText(int number) {
    if (number < 0 || number >= textCount) {
      throw new MalformedMessageException("no text has the number: number=" + number);
    }
    return texts[number];
  }

  private String text(String text) {
    if (text.length() > TextTable.LONGEST) {
      add(text);
      return text;
    }
    if (textCount == texts.length) {
      texts = Arrays.copyOf(texts, 2 * textCount);
    }
    texts[textCount++] = text;
    return text;
  }
}
