package mpj.multiprocessing.manager;

import mpj.multiprocessing.internal.memory.Deceased;
import mpj.multiprocessing.internal.memory.HostedHandle;
import mpj.multiprocessing.sync.OwnerDied;
import mpj.multiprocessing.wire.Admission;
import mpj.multiprocessing.wire.Border;
import mpj.multiprocessing.wire.Limits;
import mpj.multiprocessing.wire.Shared;
import mpj.multiprocessing.wire.UncrossableException;
import mpj.multiprocessing.wire.UndecodableException;

/**
 * A client that is no process of the tree: what may come from it, and what may go there. It can
 * name only objects that it has a share in, because it made or found them, or was given proxies.
 */
final class Guest implements Admission, Border {
  /** It, as one of the server's clients. */
  final Client client = new Client(this);

  private final Host host;
  private final Admission allowed;
  private final String name;
  private volatile long pid;
  private volatile boolean tookLeave;

  Guest(Host host, String name, Admission allowed) {
    this.host = host;
    this.name = name;
    this.allowed = allowed;
  }

  /** Notes what it says its process number is. */
  void greeted(long number) {
    pid = number;
  }

  /** Notes that it said it would go. */
  void tookLeave() {
    tookLeave = true;
  }

  /** Tells whether it went without saying so. */
  boolean isLost() {
    return !tookLeave;
  }

  /** Returns how it is remembered when it is gone. */
  Deceased gone() {
    return new Deceased(toString(), pid, tookLeave ? 0 : OwnerDied.LOST);
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
  public Limits limits() {
    return allowed.limits();
  }

  /** Whatever form it says the proxy has, the object knows better. */
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
