package mpj.multiprocessing.manager;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import mpj.multiprocessing.net.Listener;
import mpj.multiprocessing.net.Peer;
import mpj.multiprocessing.net.Service;
import mpj.multiprocessing.structure.HostedHandle;
import mpj.multiprocessing.structure.HostedType;
import mpj.multiprocessing.wire.Decoder;
import mpj.multiprocessing.wire.MalformedMessageException;

/** Hands the calls of JVMs that are no processes of the tree to the host. */
final class Reception implements Service {
  /** A message: a proxy is garbage; its object's name follows. */
  static final byte DROPPED = 1;

  /** A message: the client is about to end the connection. */
  static final byte LEAVE = 2;

  private static final long MANAGER = HostedHandle.object(HostedType.MANAGER, 0);

  private final Host host;
  private final Listening how;
  private final Map<Peer, Guest> guests = new ConcurrentHashMap<>();

  private Reception(Host host, Listening how) {
    this.host = host;
    this.how = how;
  }

  /** Opens one; it is there until the listener is closed. */
  static Listener open(Host host, Listening how) throws IOException {
    return Listener.open(
        how.address(),
        how.sharedKey(),
        how.shownIdentity(),
        how.capacity(),
        new Reception(host, how));
  }

  @Override
  public void joined(Peer peer) {
    guests.put(peer, new Guest(host, how.allowed(), peer));
  }

  @Override
  public void request(mpj.multiprocessing.net.Call asked, byte[] bytes) {
    Guest guest = guests.get(asked.peer());
    GuestCall call = new GuestCall(host, guest, decoder(bytes, guest), asked);
    if (call.object == MANAGER || host.isShared(guest.client, call.object)) {
      host.dispatch(call, call.encoder(), bytes, bytes.length);
    } else {
      call.fail(Host.gone(call.object));
    }
  }

  private Decoder decoder(byte[] bytes, Guest guest) {
    return new Decoder(bytes, 0, bytes.length, host.loader, guest);
  }

  @Override
  public void message(Peer peer, byte[] bytes) {
    Guest guest = guests.get(peer);
    try {
      Decoder in = decoder(bytes, guest);
      switch (in.readByte()) {
        case DROPPED -> dropped(guest.client, in.readLong());
        case LEAVE -> guest.tookLeave();
        default -> peer.close("no client sends such a message");
      }
    } catch (MalformedMessageException e) {
      peer.close(e.getMessage());
    }
  }

  private void dropped(Client client, long object) {
    if (host.isShared(client, object)) {
      host.told(Request.DROPPED, client, object, null);
    }
  }

  @Override
  public void urged(mpj.multiprocessing.net.Call asked) {
    Call call = guests.get(asked.peer()).client.waiting(asked);
    if (call != null) {
      call.leave();
    }
  }

  @Override
  public void abandoned(mpj.multiprocessing.net.Call asked) {
    urged(asked);
  }

  @Override
  public void gone(Peer peer, String why) {
    Guest guest = guests.remove(peer);
    if (guest != null) {
      host.died(guest.client, guest.gone(), guest.isLost());
    }
  }
}
