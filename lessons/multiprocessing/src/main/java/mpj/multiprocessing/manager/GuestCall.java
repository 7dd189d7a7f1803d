package mpj.multiprocessing.manager;

import mpj.multiprocessing.net.MessageTooLarge;
import mpj.multiprocessing.wire.Decoder;
import mpj.multiprocessing.wire.Encoder;
import mpj.multiprocessing.wire.Shared;

/** A call whose answer goes over the connection by which it came. */
final class GuestCall extends Call {
  private final Host host;
  private final Guest guest;
  private final mpj.multiprocessing.net.Call asked;

  GuestCall(Host host, Guest guest, Decoder in, mpj.multiprocessing.net.Call asked) {
    super(host, guest.client, in);
    this.host = host;
    this.guest = guest;
    this.asked = asked;
  }

  @Override
  Object token() {
    return asked;
  }

  @Override
  Encoder encoder() {
    return new Encoder(guest);
  }

  /** The array is this call's own already. */
  @Override
  void keep(byte[] bytes, int length) {}

  @Override
  void deliver(Encoder out) {
    for (Shared one : out.shared()) {
      host.gave(guest.client, Proxies.link(one).object());
    }
    try {
      asked.answer(out.bytes(), out.length());
    } catch (MessageTooLarge e) {
      for (Shared one : out.shared()) {
        host.told(Request.DROPPED, guest.client, Proxies.link(one).object(), null);
      }
      Encoder failure = encoder();
      encodeFailure(e, failure);
      asked.answer(failure.bytes(), failure.length());
    }
  }
}
