package mpj.multiprocessing.manager;

import java.util.ArrayDeque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import mpj.multiprocessing.pool.AsyncResult;

/** The result of a task of a hosted pool, in the server. */
final class HostedResult extends Hosted {
  static final int GET = 1;
  static final int IS_READY = 2;
  static final int IS_SUCCESSFUL = 3;
  static final int AWAIT = 4;
  static final int CANCEL = 5;
  static final int IS_CANCELLED = 6;

  private final ArrayDeque<Call> getters = line();
  private final ArrayDeque<Call> waiters = line();
  private final AsyncResult<?> pending;
  private boolean ready;
  private Object value;
  private Throwable failure;

  HostedResult(AsyncResult<?> pending) {
    this.pending = pending;
  }

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
      case CANCEL -> cancel((Boolean) in.read());
      case IS_CANCELLED -> pending.isCancelled();
      default -> throw unknown(method);
    };
  }

  /**
   * Cancels the task. From now on the result says so, although the pool reports the end a moment
   * later.
   */
  private boolean cancel(boolean evenIfBegun) {
    boolean cancelled = pending.cancel(evenIfBegun);
    if (cancelled) {
      complete(null, new CancellationException("the work was cancelled: result=" + this));
    }
    return cancelled;
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

  /** Completes the result, because the task is done. */
  void complete(Object result, Throwable thrown) {
    lock.lock();
    try {
      if (ready) {
        return;
      }
      ready = true;
      value = result;
      failure = thrown instanceof CompletionException wrapped ? wrapped.getCause() : thrown;
      for (Call next = next(waiters); next != null; next = next(waiters)) {
        next.end((Object) null);
      }
      for (Call next = next(getters); next != null; next = next(getters)) {
        if (failure != null) {
          next.fail(failure);
        } else {
          next.end(result);
        }
      }
    } finally {
      lock.unlock();
    }
  }
}
