package mpj.multiprocessing.manager;

import mpj.multiprocessing.internal.memory.HostedType;

/**
 * A lock that a {@link Manager} hosts. Like a {@link mpj.multiprocessing.sync.Lock}, it is not
 * reentrant, and a process may release it that did not take it. Python's {@code manager.Lock()}.
 *
 * <p><b>What happens if a process dies here.</b> See {@link ManagedMutex}.
 */
public final class ManagedLock extends ManagedMutex {
  private static final long serialVersionUID = 1L;

  ManagedLock(ObjectRef link) {
    super(link);
  }

  /** Returns the lock that another process sent. */
  public static ManagedLock attach(long handle) {
    return new ManagedLock(ObjectRef.arrived(handle, HostedType.LOCK));
  }
}
