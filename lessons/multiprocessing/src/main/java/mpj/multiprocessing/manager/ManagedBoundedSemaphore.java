package mpj.multiprocessing.manager;

import mpj.multiprocessing.internal.memory.HostedType;

/**
 * A hosted semaphore that never has more permits than at the beginning. A release beyond that is an
 * error. Python's {@code manager.BoundedSemaphore()}.
 *
 * <p><b>What happens if a process dies here.</b> See {@link ManagedSemaphore}.
 */
public final class ManagedBoundedSemaphore extends ManagedSemaphore {
  private static final long serialVersionUID = 1L;

  ManagedBoundedSemaphore(ObjectRef link) {
    super(link);
  }

  /** Returns the semaphore that another process sent. */
  public static ManagedBoundedSemaphore attach(long handle) {
    return new ManagedBoundedSemaphore(ObjectRef.arrived(handle, HostedType.BOUNDED_SEMAPHORE));
  }
}
