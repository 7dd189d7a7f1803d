package mpj.multiprocessing.manager;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import mpj.multiprocessing.Shared;
import mpj.multiprocessing.internal.code.Code;
import mpj.multiprocessing.internal.memory.HostedType;

/**
 * The invocation handler of proxies of registered types: turns method calls into calls to the
 * server.
 */
final class ManagedObject implements InvocationHandler, ManagedProxy {
  private static final long serialVersionUID = 1L;
  private static final Object[] NOTHING = {};

  private final transient ObjectRef link;
  private final transient Class<?> type;
  private final transient Methods methods;

  private ManagedObject(ObjectRef link, Class<?> type) {
    this.link = link;
    this.type = type;
    this.methods = Methods.of(type);
  }

  /** Creates a proxy that implements the type and can be sent. */
  static Object proxy(ObjectRef link, Class<?> type) {
    Class<?>[] types = {type, Shared.class};
    return Proxy.newProxyInstance(loader(type), types, new ManagedObject(link, type));
  }

  /**
   * Returns a class loader that knows both interfaces. If the type is one of the JDK, the library's
   * loader knows it, too.
   */
  private static ClassLoader loader(Class<?> type) {
    ClassLoader own = type.getClassLoader();
    return own == null || own.equals(ClassLoader.getPlatformClassLoader())
        ? Shared.class.getClassLoader()
        : own;
  }

  /** Returns the proxy of an object that another process sent. */
  static Object attach(long handle, String typeName) throws ClassNotFoundException {
    Class<?> type = Code.load(typeName);
    Methods.check(type);
    return proxy(ObjectRef.arrived(handle, HostedType.OBJECT), type);
  }

  ObjectRef link() {
    return link;
  }

  /** Returns the link of a proxy that this class made, or null for any other object. */
  static ObjectRef link(Object proxy) {
    return Proxy.isProxyClass(proxy.getClass())
            && Proxy.getInvocationHandler(proxy) instanceof ManagedObject object
        ? object.link
        : null;
  }

  /** Returns the type's name, which is at the end of a proxy's form. */
  static String typeName(String form) {
    return form.substring(form.indexOf('#') + 1);
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    Class<?> declared = method.getDeclaringClass();
    if (declared == Object.class) {
      return switch (method.getName()) {
        case "equals" -> isSame(arguments[0]);
        case "hashCode" -> link.hash();
        default -> toString();
      };
    }
    if (declared == Shared.class) {
      return ours(method, arguments);
    }
    try {
      return link.invoke(methods.number(method), arguments == null ? NOTHING : arguments);
    } catch (InterruptedException e) {
      throw declaresInterrupts(method) ? e : link.interrupted(e);
    }
  }

  private static boolean declaresInterrupts(Method method) {
    return Arrays.stream(method.getExceptionTypes())
        .anyMatch(one -> one.isAssignableFrom(InterruptedException.class));
  }

  private Object ours(Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(this, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private boolean isSame(Object other) {
    ObjectRef others = other == null ? null : link(other);
    return others != null && others.sameAs(link);
  }

  @Override
  public String form() {
    return getClass().getName() + "#" + type.getName();
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    throw Shared.outside(this);
  }

  /** Returns {@code Counter ManagedObject-1}. */
  @Override
  public String toString() {
    return type.getSimpleName() + " " + link.name();
  }
}
