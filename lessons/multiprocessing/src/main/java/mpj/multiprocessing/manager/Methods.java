package mpj.multiprocessing.manager;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import mpj.multiprocessing.Shared;
import mpj.multiprocessing.internal.code.ReflectiveAccess;

/**
 * The methods of an interface, numbered from 1 in the order of their signatures. Client and server
 * have the same interface, so they use the same numbers.
 */
final class Methods {
  private static final ClassValue<Methods> OF =
      new ClassValue<>() {
        @Override
        protected Methods computeValue(Class<?> type) {
          return new Methods(type);
        }
      };

  private final Method[] byNumber;
  private final Map<String, Integer> numbers = new HashMap<>();

  private Methods(Class<?> type) {
    Map<String, Method> sorted = new TreeMap<>();
    for (Method method : type.getMethods()) {
      if (!Modifier.isStatic(method.getModifiers())) {
        sorted.put(signature(method), method);
      }
    }
    byNumber = new Method[sorted.size() + 1];
    int number = 0;
    for (Map.Entry<String, Method> entry : sorted.entrySet()) {
      var _ = entry.getValue().trySetAccessible(); // the interface need not be public
      byNumber[++number] = entry.getValue();
      numbers.put(entry.getKey(), number);
    }
  }

  static Methods of(Class<?> type) {
    return OF.get(type);
  }

  private static String signature(Method method) {
    return method.getName() + Arrays.toString(method.getParameterTypes());
  }

  int number(Method method) {
    return numbers.get(signature(method));
  }

  /** Returns the method of a number, or null if there is none. */
  Method method(int number) {
    return number > 0 && number < byNumber.length ? byNumber[number] : null;
  }

  /**
   * Checks that a type can be registered: its methods are called by reflection.
   *
   * @throws IllegalArgumentException if it cannot
   */
  static void check(Class<?> type) {
    if (!type.isInterface()) {
      throw new IllegalArgumentException(
          "only the methods of an interface can be called from other processes: type="
              + type.getName()
              + "; register an interface and what makes an object of it");
    }
    if (type.isSealed()) {
      throw new IllegalArgumentException(
          "a sealed interface does not permit the class of its proxies: type="
              + type.getName()
              + "; register an interface that is not sealed, with the same methods");
    }
    for (Method method : type.getMethods()) {
      Class<?> owner = method.getDeclaringClass();
      ReflectiveAccess.require(method, owner, owner.getSimpleName() + "." + method.getName());
    }
    for (Method ours : Shared.class.getMethods()) {
      if (!Modifier.isStatic(ours.getModifiers())
          && of(type).numbers.containsKey(signature(ours))) {
        throw new IllegalArgumentException(
            "the interface has a method that every proxy has for itself: type="
                + type.getName()
                + " method="
                + ours.getName()
                + "; name it otherwise");
      }
    }
  }
}
