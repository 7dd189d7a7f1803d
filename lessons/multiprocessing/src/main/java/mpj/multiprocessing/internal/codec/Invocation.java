package mpj.multiprocessing.internal.codec;

import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.UndeclaredThrowableException;

/** The method behind a received lambda, with the values that the lambda captured. */
public final class Invocation {
  private final SerializedLambda lambda;
  private final Class<?> capturingClass;
  private final Executable target;
  private final boolean onReceiver;
  private final Object[] captured;

  Invocation(SerializedLambda lambda, Class<?> capturingClass, Executable target) {
    this.lambda = lambda;
    this.capturingClass = capturingClass;
    this.target = target;
    this.onReceiver =
        target instanceof Method && lambda.getImplMethodKind() != MethodHandleInfo.REF_invokeStatic;
    this.captured = new Object[lambda.getCapturedArgCount()];
    for (int i = 0; i < captured.length; i++) {
      captured[i] = lambda.getCapturedArg(i);
    }
  }

  SerializedLambda lambda() {
    return lambda;
  }

  Class<?> capturingClass() {
    return capturingClass;
  }

  void initialize() {
    Class<?> type = target.getDeclaringClass();
    try {
      Class.forName(type.getName(), true, type.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("a class is there and cannot be found: name=" + type, e);
    }
  }

  /**
   * Calls the method with the captured values followed by these arguments. Throws the exception
   * that the method throws.
   */
  public Object call(Object... arguments) throws Exception {
    Object[] all = arguments;
    if (captured.length > 0) {
      all = new Object[captured.length + arguments.length];
      System.arraycopy(captured, 0, all, 0, captured.length);
      System.arraycopy(arguments, 0, all, captured.length, arguments.length);
    }
    Object receiver = null;
    if (onReceiver) {
      receiver = all[0];
      Object[] rest = new Object[all.length - 1];
      System.arraycopy(all, 1, rest, 0, rest.length);
      all = rest;
    }
    try {
      if (target instanceof Method method) {
        return method.invoke(receiver, all);
      }
      return ((Constructor<?>) target).newInstance(all);
    } catch (InvocationTargetException e) {
      throw asIs(e.getCause());
    } catch (IllegalArgumentException e) {
      throw mismatch(all, e);
    }
  }

  /**
   * Returns the exception that a linked lambda would throw. Reflection only says that the arguments
   * do not fit.
   */
  private RuntimeException mismatch(Object[] arguments, IllegalArgumentException e) {
    Class<?>[] types = target.getParameterTypes();
    for (int i = 0; i < types.length && i < arguments.length; i++) {
      if (types[i].isPrimitive() && arguments[i] == null) {
        return new NullPointerException("argument " + (i + 1) + " of " + this + " is null");
      }
    }
    ClassCastException cast = new ClassCastException(this + ": " + e.getMessage());
    cast.initCause(e);
    return cast;
  }

  private static Exception asIs(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return thrown instanceof Exception e ? e : new UndeclaredThrowableException(thrown);
  }

  @Override
  public String toString() {
    return "lambda " + lambda.getImplClass().replace('/', '.') + "::" + lambda.getImplMethodName();
  }
}
