package mpj.multiprocessing.manager;

import mpj.multiprocessing.Shared;
import mpj.multiprocessing.internal.codec.Decoder;
import mpj.multiprocessing.internal.codec.Encoder;
import mpj.multiprocessing.manager.guest.Reply;

/** A call whose answer is sent over the connection that it came by. */
final class GuestCall extends Call {
  private final Host host;
  private final Guest guest;
  private final Reply reply;

  GuestCall(Host host, Guest guest, Decoder in, Reply reply) {
    super(host, guest.client, in);
    this.host = host;
    this.guest = guest;
    this.reply = reply;
  }

  @Override
  Object token() {
    return reply;
  }

  @Override
  Encoder encoder() {
    return new Encoder(guest);
  }

  /** Does nothing, because the array belongs to this call already. */
  @Override
  void keep(byte[] bytes, int length) {}

  @Override
  void deliver(Encoder out) {
    for (Shared one : out.shared()) {
      host.gave(guest.client, Proxies.link(one).object());
    }
    try {
      reply.send(out.bytes(), out.length());
    } catch (IllegalArgumentException e) {
      for (Shared one : out.shared()) {
        host.told(Request.DROPPED, guest.client, Proxies.link(one).object(), null);
      }
      Encoder failure = encoder();
      encodeFailure(e, failure);
      reply.send(failure.bytes(), failure.length());
    }
  }
}
