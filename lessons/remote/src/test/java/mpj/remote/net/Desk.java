package mpj.remote.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A service for tests: answers a request with its own bytes, except that it keeps one that begins
 * with {@link #KEEP} and throws at one that begins with {@link #THROW}. Notes what it is told.
 */
final class Desk implements Service {
  static final byte KEEP = 1;
  static final byte THROW = 2;
  static final Duration LONG = Duration.ofSeconds(30);
  static final Key KEY = Key.of("the key of these tests");
  static final Capacity SMALL = Capacity.STANDARD.withMessageBytes(1 << 16);

  final BlockingQueue<Peer> joined = new LinkedBlockingQueue<>();
  final BlockingQueue<Call> kept = new LinkedBlockingQueue<>();
  final BlockingQueue<Call> abandoned = new LinkedBlockingQueue<>();
  final BlockingQueue<byte[]> messages = new LinkedBlockingQueue<>();
  final BlockingQueue<String> gone = new LinkedBlockingQueue<>();
  final BlockingQueue<String> refused = new LinkedBlockingQueue<>();

  @Override
  public void request(Call call, byte[] bytes) {
    if (bytes.length > 0 && bytes[0] == KEEP) {
      kept.add(call);
    } else if (bytes.length > 0 && bytes[0] == THROW) {
      throw new IllegalStateException("the desk does not like it");
    } else {
      call.answer(bytes, bytes.length);
    }
  }

  @Override
  public void message(Peer peer, byte[] bytes) {
    messages.add(bytes);
  }

  @Override
  public void abandoned(Call call) {
    abandoned.add(call);
  }

  @Override
  public void joined(Peer peer) {
    joined.add(peer);
  }

  @Override
  public void gone(Peer peer, String why) {
    gone.add(why);
  }

  @Override
  public void refused(SocketAddress from, String why) {
    refused.add(why);
  }

  Listener listen() throws IOException {
    return listen(Capacity.STANDARD);
  }

  Listener listen(Capacity capacity) throws IOException {
    return Listener.open(loopback(0), KEY, null, capacity, this);
  }

  static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  static PeerConnection connect(Listener to) throws Exception {
    return connect(to, Capacity.STANDARD);
  }

  static PeerConnection connect(Listener to, Capacity capacity) throws Exception {
    return PeerConnection.open(to.address(), KEY, null, capacity, message -> {});
  }

  /** A peer that has proved itself and then does what the test likes. */
  static Secured raw(Listener to) throws IOException {
    return raw(to, Capacity.STANDARD.messageBytes());
  }

  static Secured raw(Listener to, int takes) throws IOException {
    Secured socket =
        Secured.connecting(new Socket(to.address().getAddress(), to.address().getPort()), null);
    new Handshake(socket, KEY).asClient(takes);
    socket.setSilence(LONG);
    return socket;
  }

  static void echo(PeerConnection connection, byte... bytes) throws Exception {
    assertThat(bytes[0]).as("a request that is answered").isNotIn(KEEP, THROW);
    assertThat(connection.call(bytes, bytes.length)).isEqualTo(bytes);
  }

  static byte[] keep() {
    return new byte[] {KEEP};
  }

  static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
    T one = queue.poll(LONG.toSeconds(), TimeUnit.SECONDS);
    assertThat(one).as("what should come").isNotNull();
    return one;
  }

  /** Fails unless all threads of this package end soon. */
  static void assertNoThreadIsLeft() {
    long until = System.nanoTime() + LONG.toNanos();
    List<String> left;
    do {
      left =
          Thread.getAllStackTraces().keySet().stream()
              .map(Thread::getName)
              .filter(name -> name.matches("mpj-(listen|peer|connection)-.*"))
              .toList();
      LockSupport.parkNanos(left.isEmpty() ? 0 : 1_000_000);
    } while (!left.isEmpty() && System.nanoTime() < until);
    assertThat(left).as("threads left behind").isEmpty();
  }
}
