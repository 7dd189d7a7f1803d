package mpj.multiprocessing.pool;

import java.util.concurrent.CompletableFuture;

/** A {@link CompletableFuture} for an {@link AsyncResult}. */
final class FutureView<T> extends CompletableFuture<T> {
  private final AsyncResult<T> result;

  FutureView(AsyncResult<T> result) {
    this.result = result;
  }

  void follow(T value, Throwable failure) {
    if (failure == null) {
      complete(value);
    } else {
      completeExceptionally(failure);
    }
  }

  @Override
  public boolean cancel(boolean evenIfBegun) {
    if (result.cancel(evenIfBegun)) {
      super.cancel(evenIfBegun);
    }
    return isCancelled();
  }
}
