package mpj.multiprocessing.manager;

import mpj.multiprocessing.internal.codec.Encoder;
import mpj.multiprocessing.internal.memory.HostedHandle;
import mpj.multiprocessing.internal.memory.HostedType;

/** What guests send, honest ones and others: for tests of what brings it to a manager. */
public final class GuestMessages {
  /** The first byte of a message that a proxy is garbage. */
  public static final byte DROPPED = GuestVisit.DROPPED;

  /** The manager's method that finds by a name. */
  public static final int FIND = ManagerObject.FIND;

  private GuestMessages() {}

  /** A call of a method of the manager itself. */
  public static byte[] call(int method, Object... arguments) {
    Encoder out = new Encoder();
    Request.writeCall(out, HostedHandle.object(HostedType.MANAGER, 0), method, arguments);
    return out.toBytes();
  }

  /** A proxy of somebody else's list, made by who guesses its name and knows another list. */
  public static ManagedList<Object> guess(ManagedList<?> own, ManagedList<?> secret) {
    return new ManagedList<>(ObjectRef.uncounted(own.link().transport(), secret.link().object()));
  }
}
