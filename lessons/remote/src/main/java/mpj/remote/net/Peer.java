package mpj.remote.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ConcurrentHashMap;

/** One connected client, as the {@link Listener} sees it. */
public final class Peer {
  private final Service service;
  private final Capacity capacity;
  private final InetSocketAddress address;
  private final long number;
  private final Line line;
  private final ConcurrentHashMap<Long, Call> calls = new ConcurrentHashMap<>();

  Peer(long number, Secured to, int takes, Capacity capacity, Service service) {
    this.number = number;
    this.service = service;
    this.capacity = capacity;
    this.address = to.peer();
    this.line = new Line(to, capacity, takes, this::receive);
  }

  /** Returns a number that no other peer of the listener has or had. */
  public long number() {
    return number;
  }

  /** Returns where it connects from. */
  public InetSocketAddress address() {
    return address;
  }

  /** Returns how many of its calls are not answered. */
  public int callsUnderWay() {
    return calls.size();
  }

  /**
   * Sends a message that is no answer. If the peer is gone, nothing happens.
   *
   * @throws MessageTooLarge if the peer takes none so large
   */
  public void send(byte[] bytes, int length) {
    line.checkLength(length);
    line.send(Frame.of(Frame.MESSAGE, 0, bytes, length));
  }

  /** Throws the peer out. Returns at once; {@link Service#gone} follows. */
  public void close(String why) {
    line.end(why);
  }

  void cutOff(String why) {
    line.cutOff(why);
  }

  /** Serves the peer until its end. */
  void run() {
    try {
      service.joined(this);
      line.run();
    } finally {
      calls.clear();
      service.gone(this, line.reason() == null ? "the service failed" : line.reason());
    }
  }

  private void receive(byte kind, long call, byte[] bytes) throws IOException {
    switch (kind) {
      case Frame.REQUEST -> request(call, bytes);
      case Frame.MESSAGE -> service.message(this, bytes);
      case Frame.ABANDONED -> {
        Call abandoned = calls.get(call);
        if (abandoned != null) { // else its answer is on its way
          abandoned.abandon();
          service.abandoned(abandoned);
        }
      }
      case Frame.URGED -> {
        Call urged = calls.get(call);
        if (urged != null) {
          service.urged(urged);
        }
      }
      default -> throw new ProtocolViolation("no client sends such a frame: kind=" + kind);
    }
  }

  private void request(long id, byte[] bytes) throws IOException {
    if (calls.size() >= capacity.calls()) {
      String why =
          "too many calls are under way: most="
              + capacity.calls()
              + "; wait for answers, or give the listener a larger Capacity.calls";
      line.send(Frame.ofText(Frame.REFUSAL, id, why));
      return;
    }
    Call call = new Call(this, id);
    if (calls.putIfAbsent(id, call) != null) {
      throw new ProtocolViolation("two calls under way have one number: number=" + id);
    }
    try {
      service.request(call, bytes);
    } catch (RuntimeException | Error e) {
      if (calls.remove(id, call)) { // it was not answered before
        line.send(Frame.ofText(Frame.REFUSAL, id, "the service failed: cause=" + e));
      }
    }
  }

  void answer(Call call, byte[] bytes, int length) {
    line.checkLength(length);
    finish(call, Frame.of(Frame.ANSWER, call.number(), bytes, length));
  }

  void refuse(Call call, String why) {
    finish(call, Frame.ofText(Frame.REFUSAL, call.number(), why));
  }

  private void finish(Call call, byte[] frame) {
    call.markAnswered();
    if (calls.remove(call.number(), call) && !call.isAbandoned()) {
      line.send(frame);
    }
  }

  @Override
  public String toString() {
    return "peer " + number + " " + address;
  }
}
