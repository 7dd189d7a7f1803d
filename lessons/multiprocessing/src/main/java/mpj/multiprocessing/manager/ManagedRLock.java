package mpj.multiprocessing.manager;

import mpj.multiprocessing.internal.memory.HostedType;

/**
 * A reentrant lock that a {@link Manager} hosts. Its holder is one thread of one process. Only the
 * holder may take it again, and only the holder may release it. Python's {@code manager.RLock()}.
 *
 * <p><b>What happens if a process dies here.</b> See {@link ManagedMutex}.
 */
public final class ManagedRLock extends ManagedMutex {
  private static final long serialVersionUID = 1L;

  ManagedRLock(ObjectRef link) {
    super(link);
  }

  /** Returns the lock that another process sent. */
  public static ManagedRLock attach(long handle) {
    return new ManagedRLock(ObjectRef.arrived(handle, HostedType.RLOCK));
  }

  /** Returns how many times this thread holds the lock; 0 if it does not hold it. */
  public int depth() {
    return (Integer) link().call(HostedLock.DEPTH);
  }
}
