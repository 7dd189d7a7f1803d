package mpj.multiprocessing.manager;

import mpj.multiprocessing.MessageLimits;
import mpj.multiprocessing.Shared;
import mpj.multiprocessing.UncrossableException;
import mpj.multiprocessing.UndecodableException;
import mpj.multiprocessing.internal.codec.DecodePolicy;
import mpj.multiprocessing.internal.codec.ExportPolicy;
import mpj.multiprocessing.internal.memory.DeadOwner;
import mpj.multiprocessing.internal.memory.HostedHandle;
import mpj.multiprocessing.sync.OwnerDied;

/**
 * A client that is not a process of the tree, and what may be received from it and sent to it. It
 * can only name objects in which it has a share: objects that it created or found, or of which it
 * received proxies.
 */
final class Guest implements DecodePolicy, ExportPolicy {
  /** The guest as one of the server's clients. */
  final Client client = new Client(this);

  private final Host host;
  private final DecodePolicy allowed;
  private final String name;
  private volatile long pid;
  private volatile boolean tookLeave;

  Guest(Host host, String name, DecodePolicy allowed) {
    this.host = host;
    this.name = name;
    this.allowed = allowed;
  }

  /** Records the process id that the guest reports. */
  void greeted(long number) {
    pid = number;
  }

  /** Records that the guest has said it is about to disconnect. */
  void tookLeave() {
    tookLeave = true;
  }

  /** Returns whether the guest disconnected without saying so before. */
  boolean isLost() {
    return !tookLeave;
  }

  /** Returns how the guest ended. */
  DeadOwner gone() {
    return new DeadOwner(toString(), pid, tookLeave ? 0 : OwnerDied.LOST);
  }

  @Override
  public boolean admits(String className) {
    return allowed.admits(className);
  }

  @Override
  public boolean admitsLambdas() {
    return allowed.admitsLambdas();
  }

  @Override
  public MessageLimits limits() {
    return allowed.limits();
  }

  /**
   * Returns the proxy of an object. Ignores the form that the guest sent, because the object knows
   * its type.
   */
  @Override
  public Object shared(String form, long handle) {
    if (!HostedHandle.is(handle)) {
      throw new UndecodableException(
          "taken only from processes of the manager's tree: shared=" + form);
    }
    return host.lent(client, HostedHandle.object(handle));
  }

  @Override
  public void departs(Shared one) {
    if (!host.isOurs(Proxies.link(one))) {
      throw new UncrossableException(
          "only what the manager itself hosts can be sent to JVMs that are no children: shared="
              + one);
    }
    one.departs();
  }

  @Override
  public void stays(Shared one) {
    one.stays();
  }

  /** Returns {@code client at /127.0.0.1:40123}. */
  @Override
  public String toString() {
    return name;
  }
}
