package mpj.multiprocessing.internal.codec;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.concurrent.ConcurrentHashMap;
import mpj.multiprocessing.MalformedMessageException;
import mpj.multiprocessing.Shared;
import mpj.multiprocessing.UndecodableException;

/** Makes an object from the name of a shared class and a handle: finds and calls {@code attach}. */
final class SharedHandles {
  private static final String LIBRARY = "mpj.";
  private static final ConcurrentHashMap<String, Method> ATTACH = new ConcurrentHashMap<>();

  private SharedHandles() {}

  static Object attach(String form, long handle) {
    int hash = form.indexOf('#');
    String className = hash < 0 ? form : form.substring(0, hash);
    Method attach = ATTACH.get(className);
    if (attach == null) {
      attach = find(className, hash >= 0);
      ATTACH.put(className, attach);
    }
    try {
      Object shared =
          hash < 0
              ? attach.invoke(null, handle)
              : attach.invoke(null, handle, form.substring(hash + 1));
      if (shared != null) {
        return shared;
      }
      throw new UndecodableException(className + " did not attach: handle=" + handle);
    } catch (InvocationTargetException e) {
      Throwable cause = e.getCause();
      throw new UndecodableException(
          className + " did not attach: handle=" + handle + ", cause=" + cause, cause);
    } catch (IllegalAccessException | IllegalArgumentException e) {
      throw new UndecodableException(className + ".attach(long) is not accessible", e);
    }
  }

  private static Method find(String className, boolean more) {
    if (!className.startsWith(LIBRARY)) {
      throw new MalformedMessageException("not a shared object's class: name=" + className);
    }
    try {
      Class<?> type = Class.forName(className, false, Shared.class.getClassLoader());
      Method attach =
          more
              ? type.getDeclaredMethod("attach", long.class, String.class)
              : type.getDeclaredMethod("attach", long.class);
      if (!Shared.class.isAssignableFrom(type) || !Modifier.isStatic(attach.getModifiers())) {
        throw new MalformedMessageException("not a shared object's class: name=" + className);
      }
      attach.setAccessible(true);
      return attach;
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new MalformedMessageException("not a shared object's class: name=" + className, e);
    }
  }
}
