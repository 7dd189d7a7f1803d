package mpj.multiprocessing.manager;

import java.time.Duration;
import mpj.multiprocessing.internal.arena.Timeout;
import mpj.multiprocessing.internal.memory.HostedType;

/**
 * An event that a {@link Manager} hosts. Its methods are those of {@link
 * mpj.multiprocessing.sync.Event}. Python's {@code manager.Event()}.
 *
 * <p><b>What happens if a process dies here.</b> If a waiting process is killed, the other
 * processes are not affected. If the server dies or is shut down, every method throws {@link
 * ManagerGone} within two seconds.
 */
public final class ManagedEvent extends Managed {
  private static final long serialVersionUID = 1L;

  ManagedEvent(ObjectRef link) {
    super(link);
  }

  /** Returns the event that another process sent. */
  public static ManagedEvent attach(long handle) {
    return new ManagedEvent(ObjectRef.arrived(handle, HostedType.EVENT));
  }

  /** Sets the event. All threads that wait for it go on. */
  public void set() {
    link().call(HostedEvent.SET);
  }

  /** Clears the event: it is not set any more. */
  public void clear() {
    link().call(HostedEvent.CLEAR);
  }

  /** Returns whether the event is set now. */
  public boolean isSet() {
    return (Boolean) link().call(HostedEvent.IS_SET);
  }

  /**
   * Waits until the event is set. Returns at once if it is set already.
   *
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public void await() throws InterruptedException {
    link().await(HostedEvent.AWAIT, (Object) null);
  }

  /**
   * Waits until the event is set. Waits at most for the timeout, and gives up no earlier.
   *
   * @param timeout how long to wait at most; 0 or less: does not wait
   * @return false if the timeout elapsed
   * @throws InterruptedException if the thread is interrupted while it waits
   * @throws NullPointerException if {@code timeout} is null
   */
  public boolean await(Duration timeout) throws InterruptedException {
    return !Response.isLate(link().await(HostedEvent.AWAIT, Timeout.nanos(timeout)));
  }
}
