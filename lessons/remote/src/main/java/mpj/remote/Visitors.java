package mpj.remote;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import mpj.multiprocessing.MalformedMessageException;
import mpj.multiprocessing.manager.guest.GuestReception;
import mpj.multiprocessing.manager.guest.Reply;
import mpj.multiprocessing.manager.guest.Visit;
import mpj.remote.net.Call;
import mpj.remote.net.Peer;
import mpj.remote.net.Service;

/** Passes the calls of a listener's peers to the manager's server. */
final class Visitors implements Service {
  private final GuestReception reception;
  private final AllowList allowed;
  private final Map<Peer, Visit> visits = new ConcurrentHashMap<>();

  Visitors(GuestReception reception, AllowList allowed) {
    this.reception = reception;
    this.allowed = allowed;
  }

  /** The way back for one call. Two of the same call are equal. */
  private record Answering(Call call) implements Reply {
    @Override
    public void send(byte[] bytes, int length) {
      call.answer(bytes, length);
    }
  }

  @Override
  public void joined(Peer peer) {
    visits.put(peer, reception.welcome("client at " + peer.address(), allowed));
  }

  @Override
  public void request(Call call, byte[] bytes) {
    visits.get(call.peer()).call(bytes, new Answering(call));
  }

  @Override
  public void message(Peer peer, byte[] bytes) {
    try {
      visits.get(peer).message(bytes);
    } catch (MalformedMessageException e) {
      peer.close(e.getMessage());
    }
  }

  @Override
  public void urged(Call call) {
    visits.get(call.peer()).leave(new Answering(call));
  }

  @Override
  public void abandoned(Call call) {
    urged(call);
  }

  @Override
  public void gone(Peer peer, String why) {
    Visit visit = visits.remove(peer);
    if (visit != null) {
      visit.end();
    }
  }
}
