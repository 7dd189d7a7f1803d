package mpj.multiprocessing.internal.codec;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import sun.reflect.ReflectionFactory;

/**
 * The constructor that rebuilds a record. At first it is called by reflection, which is native code
 * in a child. After many calls a method handle calls it. This saves 130 ns for each call. But to
 * make a handle takes 20 ms, which is too long for a child that reads few records.
 */
final class CanonicalConstructor {
  /** The number of calls after which a handle pays, roughly. */
  static final int OFTEN = 100_000;

  /** A handle has 255 slots for parameters and for itself, and a long takes two. */
  private static final int MOST_PARAMETERS = 100;

  private final Constructor<?> constructor;
  private int calls; // roughly: threads may overwrite each other's counts
  private MethodHandle handle; // null: not called often yet

  CanonicalConstructor(Class<?> type, Class<?>... components) throws NoSuchMethodException {
    Constructor<?> found = type.getDeclaredConstructor(components);
    if (!found.trySetAccessible()) { // the package is open only to serialization
      found = ReflectionFactory.getReflectionFactory().newConstructorForSerialization(type, found);
    }
    constructor = found;
  }

  /**
   * Makes a record.
   *
   * @throws InvocationTargetException if the constructor threw something
   * @throws IllegalArgumentException if the values do not fit the parameters
   */
  Object call(Object[] values) throws ReflectiveOperationException {
    MethodHandle known = handle;
    if (known != null) {
      return call(known, values);
    }
    if (++calls == OFTEN && constructor.getParameterCount() <= MOST_PARAMETERS) {
      handle = makeHandle();
    }
    return constructor.newInstance(values);
  }

  private static Object call(MethodHandle handle, Object[] values)
      throws ReflectiveOperationException {
    try {
      return handle.invokeExact(values);
    } catch (ReflectiveOperationException | IllegalArgumentException | Error e) {
      throw e;
    } catch (Throwable e) { // not from the constructor: a value is null or has another class
      throw new IllegalArgumentException("argument type mismatch", e);
    }
  }

  private MethodHandle makeHandle() throws ReflectiveOperationException {
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    MethodHandle threw =
        lookup.findStatic(
            CanonicalConstructor.class, "threw", methodType(Object.class, Throwable.class));
    MethodHandle made = lookup.unreflectConstructor(constructor);
    MethodHandle guarded =
        MethodHandles.catchException(
            made.asType(made.type().changeReturnType(Object.class)), Throwable.class, threw);
    return guarded
        .asType(guarded.type().generic())
        .asSpreader(Object[].class, constructor.getParameterCount());
  }

  @SuppressWarnings("unused") // called by the handle
  private static Object threw(Throwable cause) throws InvocationTargetException {
    throw new InvocationTargetException(cause);
  }
}
