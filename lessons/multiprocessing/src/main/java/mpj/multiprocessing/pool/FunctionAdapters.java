package mpj.multiprocessing.pool;

import mpj.multiprocessing.internal.codec.Adapter;
import mpj.multiprocessing.internal.codec.Invocation;
import mpj.multiprocessing.internal.codec.ReflectiveLambda;

/**
 * Adapters for functions that arrive as lambdas. The functions can run at once, without linking the
 * lambda first, because linking would slow down the first task.
 */
final class FunctionAdapters implements Adapter {
  private final Class<?> type;

  private FunctionAdapters(Class<?> type) {
    this.type = type;
  }

  static void register() {
    register(SerializableFunction.class);
    register(SerializableCallable.class);
    register(SerializableBiFunction.class);
    register(SerializableTriFunction.class);
  }

  private static void register(Class<?> type) {
    Adapter.register(type, new FunctionAdapters(type));
  }

  @Override
  public Object adapt(Invocation invocation) {
    if (type == SerializableFunction.class) {
      return new Function(invocation);
    }
    if (type == SerializableCallable.class) {
      return new Call(invocation);
    }
    return type == SerializableBiFunction.class
        ? new BiFunction(invocation)
        : new TriFunction(invocation);
  }

  private static final class Function extends ReflectiveLambda<SerializableFunction<Object, Object>>
      implements SerializableFunction<Object, Object> {
    private static final long serialVersionUID = 1L;

    Function(Invocation invocation) {
      super(invocation);
    }

    @Override
    public Object apply(Object item) throws Exception {
      SerializableFunction<Object, Object> linked = ordinary();
      return linked != null ? linked.apply(item) : call(item);
    }
  }

  private static final class Call extends ReflectiveLambda<SerializableCallable<Object>>
      implements SerializableCallable<Object> {
    private static final long serialVersionUID = 1L;

    Call(Invocation invocation) {
      super(invocation);
    }

    @Override
    public Object call() throws Exception {
      SerializableCallable<Object> linked = ordinary();
      return linked != null ? linked.call() : call(new Object[0]);
    }
  }

  private static final class BiFunction
      extends ReflectiveLambda<SerializableBiFunction<Object, Object, Object>>
      implements SerializableBiFunction<Object, Object, Object> {
    private static final long serialVersionUID = 1L;

    BiFunction(Invocation invocation) {
      super(invocation);
    }

    @Override
    public Object apply(Object first, Object second) throws Exception {
      SerializableBiFunction<Object, Object, Object> linked = ordinary();
      return linked != null ? linked.apply(first, second) : call(first, second);
    }
  }

  private static final class TriFunction
      extends ReflectiveLambda<SerializableTriFunction<Object, Object, Object, Object>>
      implements SerializableTriFunction<Object, Object, Object, Object> {
    private static final long serialVersionUID = 1L;

    TriFunction(Invocation invocation) {
      super(invocation);
    }

    @Override
    public Object apply(Object first, Object second, Object third) throws Exception {
      SerializableTriFunction<Object, Object, Object, Object> linked = ordinary();
      return linked != null ? linked.apply(first, second, third) : call(first, second, third);
    }
  }
}
