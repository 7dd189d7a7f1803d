package mpj.multiprocessing.sync;

import java.util.Optional;

/** A mutex that is held until this object is closed. */
final class HeldMutex implements Hold {
  private final Mutex mutex;
  private boolean closed;

  HeldMutex(Mutex mutex) {
    this.mutex = mutex;
  }

  @Override
  public Optional<OwnerDied> ownerDied() {
    return closed ? Optional.empty() : mutex.ownerDied();
  }

  @Override
  public void close() {
    if (!closed) {
      mutex.release();
      closed = true;
    }
  }
}
