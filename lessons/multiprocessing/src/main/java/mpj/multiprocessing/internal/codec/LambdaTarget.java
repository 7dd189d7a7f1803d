package mpj.multiprocessing.internal.codec;

import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import mpj.multiprocessing.MalformedMessageException;
import mpj.multiprocessing.UndecodableException;

/** Finds the method or constructor that a lambda's description names. */
final class LambdaTarget {
  private LambdaTarget() {}

  /** Returns the accessible target, or null if only the JDK's own linking can reach it. */
  static Executable find(SerializedLambda lambda, Decoder decoder) {
    Class<?> type = decoder.load(lambda.getImplClass().replace('/', '.'));
    String descriptor = lambda.getImplMethodSignature();
    int close = descriptor.lastIndexOf(')');
    if (close < 1 || descriptor.charAt(0) != '(') {
      throw new MalformedMessageException("not a method's descriptor: text=" + descriptor);
    }
    Class<?>[] parameters = parameters(descriptor, close, decoder);
    Executable found;
    try {
      if (lambda.getImplMethodKind() == MethodHandleInfo.REF_newInvokeSpecial) {
        found = type.getDeclaredConstructor(parameters);
      } else {
        found = method(type, lambda.getImplMethodName(), parameters);
      }
    } catch (NoSuchMethodException | LinkageError e) {
      throw new UndecodableException(
          lambda.getImplClass().replace('/', '.')
              + " has no method "
              + lambda.getImplMethodName()
              + descriptor
              + " here: start both processes from the same build",
          e);
    }
    return found.trySetAccessible() ? found : null;
  }

  private static Method method(Class<?> type, String name, Class<?>[] parameters)
      throws NoSuchMethodException {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      try {
        return c.getDeclaredMethod(name, parameters);
      } catch (NoSuchMethodException e) {
        if (c == Object.class) {
          break;
        }
      }
    }
    return type.getMethod(name, parameters); // a method that a superinterface declares
  }

  private static Class<?>[] parameters(String descriptor, int close, Decoder decoder) {
    Class<?>[] found = new Class<?>[close];
    int count = 0;
    for (int at = 1; at < close; count++) {
      int end = at;
      while (end < close && descriptor.charAt(end) == '[') {
        end++;
      }
      if (end < close && descriptor.charAt(end) == 'L') {
        end = descriptor.indexOf(';', end);
      }
      if (end < at || end >= close) {
        throw new MalformedMessageException("not a method's descriptor: text=" + descriptor);
      }
      found[count] = type(descriptor, at, end + 1, decoder);
      at = end + 1;
    }
    Class<?>[] exact = new Class<?>[count];
    System.arraycopy(found, 0, exact, 0, count);
    return exact;
  }

  private static Class<?> type(String descriptor, int from, int to, Decoder decoder) {
    return switch (descriptor.charAt(from)) {
      case 'Z' -> boolean.class;
      case 'B' -> byte.class;
      case 'S' -> short.class;
      case 'C' -> char.class;
      case 'I' -> int.class;
      case 'J' -> long.class;
      case 'F' -> float.class;
      case 'D' -> double.class;
      case 'L' -> decoder.load(descriptor.substring(from + 1, to - 1).replace('/', '.'));
      case '[' -> decoder.load(descriptor.substring(from, to).replace('/', '.'));
      default ->
          throw new MalformedMessageException("not a method's descriptor: text=" + descriptor);
    };
  }
}
