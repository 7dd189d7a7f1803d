package mpj.multiprocessing.internal.codec;

import java.io.Externalizable;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.Objects;

/**
 * Checks whether the JDK's serialization can rebuild an object. It can write objects of some
 * classes whose constructor it cannot call when it reads them. Without this check such an object
 * would be lost.
 */
final class RebuildCheck {
  private static final String NONE = "";

  private static final ClassValue<String> HINDRANCES =
      new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
          return hindrance(type);
        }
      };

  private RebuildCheck() {}

  /**
   * Checks an object that is about to be written without a stand-in.
   *
   * @throws UnencodableException if no other process can rebuild it
   */
  static void check(Object value) {
    String hindrance = HINDRANCES.get(value.getClass());
    if (!hindrance.isEmpty()) {
      throw new UnencodableException(value.getClass().getName(), hindrance, null);
    }
  }

  private static String hindrance(Class<?> type) {
    if (type.isArray() || type.isRecord() || !Serializable.class.isAssignableFrom(type)) {
      return NONE;
    }
    if (Externalizable.class.isAssignableFrom(type)) {
      Constructor<?> constructor = constructor(type);
      return constructor != null && Modifier.isPublic(constructor.getModifiers())
          ? NONE
          : "is Externalizable and cannot be rebuilt; give it a public constructor without"
              + " parameters, and make the class static if it lies inside another";
    }
    Class<?> first = type;
    while (Serializable.class.isAssignableFrom(first)) {
      if (first != type && isSentByProxyOnly(first)) {
        return "cannot be rebuilt, because its superclass "
            + first.getName()
            + " is sent by a private writeReplace, which it does not inherit; give it one of its"
            + " own";
      }
      first = first.getSuperclass();
    }
    return isAccessible(constructor(first), type)
        ? NONE
        : "cannot be rebuilt, because its superclass "
            + first.getName()
            + " is not Serializable and has no constructor without parameters; give it one, or let"
            + " it implement java.io.Serializable, too";
  }

  /**
   * Returns whether a class of the JDK, such as LongAdder, is sent only by a proxy and cannot be
   * read itself.
   */
  private static boolean isSentByProxyOnly(Class<?> type) {
    try {
      return type.getClassLoader() == null
          && Modifier.isPrivate(type.getDeclaredMethod("writeReplace").getModifiers())
          && type.getDeclaredMethod("readObject", ObjectInputStream.class) != null;
    } catch (NoSuchMethodException e) {
      return false;
    }
  }

  private static Constructor<?> constructor(Class<?> type) {
    try {
      return type.getDeclaredConstructor();
    } catch (NoSuchMethodException e) {
      return null;
    }
  }

  private static boolean isAccessible(Constructor<?> constructor, Class<?> from) {
    if (constructor == null || Modifier.isPrivate(constructor.getModifiers())) {
      return false;
    }
    Class<?> type = constructor.getDeclaringClass();
    return (constructor.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0
        || (type.getPackageName().equals(from.getPackageName())
            && Objects.equals(type.getClassLoader(), from.getClassLoader()));
  }
}
