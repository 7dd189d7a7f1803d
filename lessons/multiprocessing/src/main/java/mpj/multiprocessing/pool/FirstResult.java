package mpj.multiprocessing.pool;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for the first of several results that has a value. */
final class FirstResult<T> {
  private int open;
  private AsyncResult<T> value;
  private AsyncResult<T> failure;

  FirstResult(int results) {
    open = results;
  }

  synchronized void offer(AsyncResult<T> ready) {
    open--;
    if (ready.isSuccessful() && value == null) {
      value = ready;
    } else {
      failure = ready;
    }
    notifyAll();
  }

  synchronized T await(long nanos)
      throws InterruptedException, ExecutionException, TimeoutException {
    long began = System.nanoTime();
    while (value == null && open > 0) {
      long left = nanos - (System.nanoTime() - began);
      if (left <= 0) {
        throw new TimeoutException(
            "none of the tasks has a result: open=" + open + "; some time more may help");
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return new AsyncFuture<>(value != null ? value : failure).get();
  }
}
