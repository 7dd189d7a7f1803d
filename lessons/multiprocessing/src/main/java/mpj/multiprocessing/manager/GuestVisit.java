package mpj.multiprocessing.manager;

import mpj.multiprocessing.MalformedMessageException;
import mpj.multiprocessing.internal.codec.DecodePolicy;
import mpj.multiprocessing.internal.codec.Decoder;
import mpj.multiprocessing.internal.memory.HostedHandle;
import mpj.multiprocessing.internal.memory.HostedType;
import mpj.multiprocessing.manager.guest.Reply;
import mpj.multiprocessing.manager.guest.Visit;

/** Passes the calls of a guest to the host. */
final class GuestVisit implements Visit {
  /** A message: a proxy is garbage. The name of its object follows. */
  static final byte DROPPED = 1;

  /** A message: the guest is about to end the connection. */
  static final byte LEAVE = 2;

  private static final long MANAGER = HostedHandle.object(HostedType.MANAGER, 0);

  private final Host host;
  private final Guest guest;

  GuestVisit(Host host, String name, DecodePolicy allowed) {
    this.host = host;
    this.guest = new Guest(host, name, allowed);
  }

  @Override
  public void call(byte[] request, Reply reply) {
    GuestCall call = new GuestCall(host, guest, decoder(request), reply);
    if (call.object == MANAGER || host.isShared(guest.client, call.object)) {
      host.dispatch(call, call.encoder(), request, request.length);
    } else {
      call.fail(Host.gone(call.object));
    }
  }

  private Decoder decoder(byte[] bytes) {
    return new Decoder(bytes, 0, bytes.length, host.loader, guest);
  }

  @Override
  public void leave(Reply reply) {
    Call call = guest.client.waiting(reply);
    if (call != null) {
      call.leave();
    }
  }

  @Override
  public void message(byte[] bytes) {
    Decoder in = decoder(bytes);
    switch (in.readByte()) {
      case DROPPED -> dropped(in.readLong());
      case LEAVE -> guest.tookLeave();
      default -> throw new MalformedMessageException("no client sends such a message");
    }
  }

  private void dropped(long object) {
    if (host.isShared(guest.client, object)) {
      host.told(Request.DROPPED, guest.client, object, null);
    }
  }

  @Override
  public void end() {
    host.died(guest.client, guest.gone(), guest.isLost());
  }
}
