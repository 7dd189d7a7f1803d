package mpj.multiprocessing.manager;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/**
 * An object in the server whose type the program registered. A call holds the object's own monitor,
 * not a lock: a method that calls {@code wait} lets other calls in.
 */
final class HostedObject extends Hosted {
  private final Class<?> type;
  private final Object target;

  HostedObject(Class<?> type, Object target) {
    super(null);
    this.type = type;
    this.target = target;
  }

  @Override
  Object proxy(ObjectRef link) {
    return ManagedObject.proxy(link, type);
  }

  @Override
  Object monitor() {
    return target;
  }

  @Override
  boolean runsCode(int method) {
    return true;
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // whether the result is this very object
  Object call(int number, Call in) throws Throwable {
    Method method = Methods.of(type).method(number);
    if (method == null) {
      throw unknown(number);
    }
    Object[] arguments = new Object[method.getParameterCount()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = in.read();
    }
    try {
      Object result = method.invoke(target, arguments);
      boolean itself = result == target && method.getReturnType().isAssignableFrom(type);
      return itself ? in.proxyOfItsObject() : result;
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
