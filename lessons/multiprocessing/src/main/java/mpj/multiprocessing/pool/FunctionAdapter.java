package mpj.multiprocessing.pool;

import mpj.multiprocessing.wire.Adapter;
import mpj.multiprocessing.wire.Direct;
import mpj.multiprocessing.wire.Invocation;

/** Lets a function that arrives as a lambda run at once: linking it would cost the first task. */
final class FunctionAdapter implements Adapter {
  static void register() {
    Adapter.register(SerializableFunction.class, new FunctionAdapter());
  }

  @Override
  public Object adapt(Invocation invocation) {
    return new DirectFunction(invocation);
  }

  private static final class DirectFunction extends Direct<SerializableFunction<Object, Object>>
      implements SerializableFunction<Object, Object> {
    private static final long serialVersionUID = 1L;

    DirectFunction(Invocation invocation) {
      super(invocation);
    }

    @Override
    public Object apply(Object item) throws Exception {
      SerializableFunction<Object, Object> linked = ordinary();
      return linked != null ? linked.apply(item) : call(item);
    }
  }
}
