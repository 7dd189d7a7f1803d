package mpj.multiprocessing.internal.codec;

import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Map;
import mpj.multiprocessing.Shared;

/**
 * Finds the path from a value that could not be sent to the object that is the obstacle. It runs
 * only after sending has failed, so it may be slow. But it always ends: it visits each object once,
 * and skips objects that are nested very deeply.
 */
final class PathFinder {
  private static final int DEEPEST = 400;

  private final String wanted;
  private final IdentityHashMap<Object, Object> seen = new IdentityHashMap<>();
  private int depth;

  private PathFinder(String wanted) {
    this.wanted = wanted;
  }

  /** Returns the path to an object of a class, such as {@code Order.customer.socket}, or null. */
  static String find(Object root, String className) {
    return new PathFinder(className).walk(root, UnencodableException.name(root));
  }

  private String walk(Object value, String path) {
    if (value == null || ImmutableValues.immutable(value) || depth >= DEEPEST) {
      return null;
    }
    if (value.getClass().getName().equals(wanted)) {
      return path;
    }
    if (seen.put(value, value) != null) {
      return null;
    }
    depth++;
    String found = inside(value, path);
    depth--;
    return found;
  }

  private String inside(Object value, String path) {
    SerializedLambda lambda = LambdaForm.describe(value);
    if (lambda != null) {
      return captured(lambda, path);
    }
    if (value instanceof Object[] array) {
      for (int i = 0; i < array.length; i++) {
        String found = walk(array[i], path + "[" + i + "]");
        if (found != null) {
          return found;
        }
      }
      return null;
    }
    if (value.getClass().getName().startsWith("java.")) {
      if (value instanceof Map<?, ?> map) {
        return entries(map, path);
      }
      if (value instanceof Collection<?> collection) {
        return elements(collection, path);
      }
    }
    return fields(value, path);
  }

  private String captured(SerializedLambda lambda, String path) {
    for (int i = 0; i < lambda.getCapturedArgCount(); i++) {
      Object argument = lambda.getCapturedArg(i);
      String name = path + ", captured argument " + (i + 1);
      if (argument != null) {
        name += " (" + UnencodableException.name(argument) + ")";
      }
      String found = walk(argument, name);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private String elements(Collection<?> collection, String path) {
    int i = 0;
    for (Object element : collection) {
      String found = walk(element, path + "[" + i++ + "]");
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private String entries(Map<?, ?> map, String path) {
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      Object key = entry.getKey();
      String shown =
          ImmutableValues.immutable(key) && !(key instanceof Shared)
              ? "" + key
              : UnencodableException.name(key);
      if (key instanceof String) {
        shown = '"' + shown + '"';
      }
      String found = walk(key, path + ", key " + shown);
      if (found == null) {
        found = walk(entry.getValue(), path + "[" + shown + "]");
      }
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private String fields(Object value, String path) {
    boolean everyClass = !(value instanceof Serializable);
    for (Class<?> c = value.getClass(); c != null && c != Object.class; c = c.getSuperclass()) {
      if (!everyClass && !Serializable.class.isAssignableFrom(c)) {
        return null; // fields of a superclass that is not Serializable are not sent
      }
      for (Field field : c.getDeclaredFields()) {
        String found = travels(field) ? field(value, field, path) : null;
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private static boolean travels(Field field) {
    int modifiers = field.getModifiers();
    return !Modifier.isStatic(modifiers)
        && !Modifier.isTransient(modifiers)
        && !field.getType().isPrimitive();
  }

  private String field(Object value, Field field, String path) {
    if (!field.trySetAccessible()) {
      return null;
    }
    try {
      return walk(field.get(value), path + "." + field.getName());
    } catch (IllegalAccessException e) {
      return null; // a field that cannot be read cannot be named
    }
  }
}
