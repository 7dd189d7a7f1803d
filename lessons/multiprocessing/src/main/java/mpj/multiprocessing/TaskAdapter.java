package mpj.multiprocessing;

import mpj.multiprocessing.internal.codec.Adapter;
import mpj.multiprocessing.internal.codec.Invocation;
import mpj.multiprocessing.internal.codec.ReflectiveLambda;

/**
 * Lets a child run a task that is a lambda without linking it. To link a lambda would make the
 * start of a child 20 ms slower.
 */
final class TaskAdapter implements Adapter {
  static void register() {
    Adapter.register(Task.class, new TaskAdapter());
  }

  @Override
  public Object adapt(Invocation invocation) {
    return new DirectTask(invocation);
  }

  private static final class DirectTask extends ReflectiveLambda<Task> implements Task {
    private static final long serialVersionUID = 1L;

    DirectTask(Invocation invocation) {
      super(invocation);
    }

    @Override
    public void run() throws Exception {
      Task linked = ordinary();
      if (linked != null) {
        linked.run();
      } else {
        call();
      }
    }
  }
}
