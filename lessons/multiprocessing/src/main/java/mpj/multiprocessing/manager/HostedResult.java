package mpj.multiprocessing.manager;

import java.util.ArrayDeque;

/** What a task of a hosted pool comes to, in the server. */
final class HostedResult extends Hosted {
  static final int GET = 1;
  static final int IS_READY = 2;
  static final int IS_SUCCESSFUL = 3;
  static final int AWAIT = 4;

  private final ArrayDeque<Call> getters = line();
  private final ArrayDeque<Call> waiters = line();
  private boolean ready;
  private Object value;
  private Throwable failure;

  @Override
  boolean runsCode(int method) {
    return false;
  }

  @Override
  Object call(int method, Call in) throws Throwable {
    return switch (method) {
      case GET -> ready ? outcome() : keep(getters, in, nanos(in.read()));
      case AWAIT -> ready ? null : keep(waiters, in, nanos(in.read()));
      case IS_READY -> ready;
      case IS_SUCCESSFUL -> isSuccessful();
      default -> throw unknown(method);
    };
  }

  private Object outcome() throws Throwable {
    if (failure != null) {
      throw failure;
    }
    return value;
  }

  private boolean isSuccessful() {
    if (!ready) {
      throw new IllegalStateException("the task is not done yet: result=" + this);
    }
    return failure == null;
  }

  /** The task is done. Not under the lock. */
  void complete(Object result, Throwable thrown) {
    lock.lock();
    try {
      ready = true;
      value = result;
      failure = thrown;
      for (Call next = next(waiters); next != null; next = next(waiters)) {
        next.end((Object) null);
      }
      for (Call next = next(getters); next != null; next = next(getters)) {
        if (thrown != null) {
          next.fail(thrown);
        } else {
          next.end(result);
        }
      }
    } finally {
      lock.unlock();
    }
  }
}
