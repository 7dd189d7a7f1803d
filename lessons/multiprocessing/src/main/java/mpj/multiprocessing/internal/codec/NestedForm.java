package mpj.multiprocessing.internal.codec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import mpj.multiprocessing.Shared;

/**
 * The form in which the objects of a class are written inside a nested value. Only the exact
 * classes have a form, so that each object arrives with its own class.
 */
final class NestedForm {
  /**
   * The tag of a class without a form. A value that contains such an object is written by the JDK's
   * serialization.
   */
  static final byte NONE = 0;

  private static final ClassValue<NestedForm> FORMS = new Forms();
  private static final Class<?> LIST_1 = List.of(0).getClass();
  private static final Class<?> LIST_N = List.of(0, 1, 2).getClass();
  private static final Class<?> SET_1 = Set.of(0).getClass();
  private static final Class<?> SET_N = Set.of(0, 1, 2).getClass();
  private static final Class<?> MAP_1 = Map.of(0, 0).getClass();
  private static final Class<?> MAP_N = Map.of(0, 0, 1, 1).getClass();

  final byte tag;

  /** The shape of a record class; null for other classes. */
  final RecordShape shape;

  /** The class's name, encoded; null if messages do not name the class. */
  final byte[] name;

  private NestedForm(Class<?> type) {
    tag = tag(type);
    shape = tag == Tag.RECORD ? RecordShape.of(type) : null;
    boolean named = tag == Tag.RECORD || tag == Tag.ENUM || tag == Tag.ARRAY;
    name = named ? new Encoder(64).writeString(type.getName()).toBytes() : null;
  }

  static NestedForm of(Class<?> type) {
    return FORMS.get(type);
  }

  /**
   * Returns whether an object can be made only after its elements, so that no element can refer to
   * it.
   */
  boolean isFixed() {
    return tag == Tag.RECORD
        || tag == Tag.FIXED_LIST
        || tag == Tag.FIXED_SET
        || tag == Tag.FIXED_MAP;
  }

  private static byte tag(Class<?> type) {
    if (type.isArray()) {
      return arrayTag(type);
    } else if (Shared.class.isAssignableFrom(type)) {
      return Tag.SHARED;
    } else if (Enum.class.isAssignableFrom(type)) {
      return Tag.ENUM;
    } else if (type.isRecord()) {
      RecordShape shape = RecordShape.of(type);
      return shape == null || !shape.isPlain() ? NONE : Tag.RECORD;
    } else if (type.getClassLoader() != null) {
      return NONE;
    }
    byte scalar = JdkScalars.tag(type);
    return scalar == NONE ? collectionTag(type) : scalar;
  }

  /**
   * Returns the tag of an array class. All arrays of primitives have one tag here, but they are
   * written with their own tags.
   */
  private static byte arrayTag(Class<?> type) {
    if (type.componentType().isPrimitive()) {
      return Tag.BYTES;
    } else if (type == String[].class) {
      return Tag.STRINGS;
    }
    return type == Object[].class ? Tag.OBJECTS : Tag.ARRAY;
  }

  private static byte collectionTag(Class<?> type) {
    if (type == ArrayList.class) {
      return Tag.ARRAY_LIST;
    } else if (type == LIST_1 || type == LIST_N) {
      return Tag.FIXED_LIST;
    } else if (type == HashMap.class) {
      return Tag.HASH_MAP;
    } else if (type == LinkedHashMap.class) {
      return Tag.LINKED_MAP;
    } else if (type == TreeMap.class) {
      return Tag.TREE_MAP;
    } else if (type == MAP_1 || type == MAP_N) {
      return Tag.FIXED_MAP;
    } else if (type == HashSet.class) {
      return Tag.HASH_SET;
    } else if (type == LinkedHashSet.class) {
      return Tag.LINKED_SET;
    } else if (type == TreeSet.class) {
      return Tag.TREE_SET;
    }
    return type == SET_1 || type == SET_N ? Tag.FIXED_SET : NONE;
  }

  private static final class Forms extends ClassValue<NestedForm> {
    @Override
    protected NestedForm computeValue(Class<?> type) {
      return new NestedForm(type);
    }
  }
}
