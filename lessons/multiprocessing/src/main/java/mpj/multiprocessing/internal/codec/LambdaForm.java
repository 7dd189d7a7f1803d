package mpj.multiprocessing.internal.codec;

import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import mpj.multiprocessing.MalformedMessageException;
import mpj.multiprocessing.UndecodableException;

/**
 * The compact form of a lambda: the names in its {@link SerializedLambda}, and then the captured
 * values. Objects that two captured values share must still be shared on arrival. So the values are
 * written together, as one array, unless they are independent of each other.
 */
final class LambdaForm {
  private static final int MOST_CAPTURED = 255; // the largest number of parameters of a method

  private LambdaForm() {}

  /**
   * Returns the description of a lambda. Returns null if the value is not a lambda or does not give
   * its description.
   */
  static SerializedLambda describe(Object value) {
    if (value instanceof ReflectiveLambda<?> direct) {
      return direct.invocation().lambda();
    }
    if (!(value instanceof Serializable) || !value.getClass().isHidden()) {
      return null;
    }
    try {
      Method describe = value.getClass().getDeclaredMethod("writeReplace");
      if (!describe.trySetAccessible()) {
        return null; // a lambda of the JDK itself: only its object stream has access
      }
      return describe.invoke(value) instanceof SerializedLambda lambda ? lambda : null;
    } catch (ReflectiveOperationException e) {
      return null;
    }
  }

  static void write(Encoder out, Object value, SerializedLambda lambda) {
    SessionMessage.note(out, nest(value), lambda);
    out.put(Tag.LAMBDA);
    out.put((byte) lambda.getImplMethodKind());
    out.writeString(lambda.getCapturingClass());
    out.writeString(lambda.getFunctionalInterfaceClass());
    out.writeString(lambda.getFunctionalInterfaceMethodName());
    out.writeString(lambda.getFunctionalInterfaceMethodSignature());
    out.writeString(lambda.getImplClass());
    out.writeString(lambda.getImplMethodName());
    out.writeString(lambda.getImplMethodSignature());
    out.writeString(lambda.getInstantiatedMethodType());
    Object[] captured = new Object[lambda.getCapturedArgCount()];
    for (int i = 0; i < captured.length; i++) {
      captured[i] = lambda.getCapturedArg(i);
    }
    boolean each = ImmutableValues.independent(captured);
    out.put((byte) (each ? 1 : 0));
    out.writeInt(captured.length);
    if (!each) {
      if (!out.writeParts(captured)) {
        ObjectGraph.write(out, captured);
      }
      return;
    }
    for (int i = 0; i < captured.length; i++) {
      out.writeValue(captured[i]);
    }
  }

  private static Class<?> nest(Object lambda) {
    return lambda instanceof ReflectiveLambda<?> direct
        ? direct.invocation().capturingClass()
        : lambda.getClass().getNestHost();
  }

  static Object read(Decoder in) {
    in.checkLambdas();
    int kind = in.take();
    Class<?> capturing = in.load(in.readName().replace('/', '.'));
    String functionalInterface = in.readName();
    String methodName = in.readName();
    String methodSignature = in.readName();
    String implClass = in.readName();
    String implName = in.readName();
    String implSignature = in.readName();
    String instantiated = in.readName();
    Object[] captured = captured(in);
    if (kind < 1 || kind > 9) {
      throw new MalformedMessageException("not a kind of method: kind=" + kind);
    }
    SerializedLambda lambda =
        new SerializedLambda(
            capturing,
            functionalInterface,
            methodName,
            methodSignature,
            kind,
            implClass,
            implName,
            implSignature,
            instantiated,
            captured);
    Adapter adapter = Adapters.BY_INTERFACE.get(functionalInterface);
    // An untrusted lambda must be linked, because then its class must contain it. A target could be
    // any method.
    boolean direct = adapter != null && !in.isGuarded();
    Executable target = direct ? LambdaTarget.find(lambda, in) : null;
    return target == null
        ? link(lambda, capturing)
        : adapter.adapt(new Invocation(lambda, capturing, target));
  }

  private static Object[] captured(Decoder in) {
    boolean each = in.take() == 1;
    int count = in.readInt();
    if (count < 0 || count > MOST_CAPTURED) {
      throw new MalformedMessageException("not a number of captured values: count=" + count);
    }
    if (each) {
      return in.values(count);
    }
    if (in.read() instanceof Object[] together && together.length == count) {
      return together;
    }
    throw new MalformedMessageException("captured values are missing: count=" + count);
  }

  /** Makes the lambda again by its capturing class, as the JDK's object streams do. */
  static Object link(SerializedLambda lambda, Class<?> capturing) {
    Throwable failure;
    try {
      Method make = capturing.getDeclaredMethod("$deserializeLambda$", SerializedLambda.class);
      make.setAccessible(true);
      return make.invoke(null, lambda);
    } catch (InvocationTargetException e) {
      failure = e.getCause();
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      failure = e;
    }
    throw new UndecodableException(
        capturing.getName()
            + " has no such lambda here: method="
            + lambda.getImplMethodName()
            + ", cause="
            + failure
            + "; start both processes from the same build",
        failure);
  }
}
