package mpj.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import mpj.multiprocessing.Children;
import mpj.multiprocessing.Effort;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.manager.GuestMessages;
import mpj.multiprocessing.manager.ManagedList;
import mpj.remote.net.CallRefused;
import mpj.remote.net.Capacity;
import mpj.remote.net.ConnectionEnded;
import mpj.remote.net.Key;
import mpj.remote.net.PeerConnection;
import mpj.remote.net.Relay;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A served manager among peers that are silent, send noise, or repeat what they heard: fault rows
 * 16 and 17. Whatever they do, an honest client is served, and keeps what it had.
 */
@Timeout(60)
class ServedManagerNoiseTest {
  private static final Key KEY = Key.random();
  private static final int HELLO_BYTES = 42;
  private static final int PROOF_BYTES = 32;
  private static final byte WRONG_KEY = 1;

  private static RemoteManager manager;

  /** Waits for its end while the other tests run; answers the nanoseconds that it took. */
  private static FutureTask<Long> silence;

  private RemoteManager honest;
  private ManagedList<Integer> list;

  @BeforeAll
  static void serve() throws Exception {
    manager =
        RemoteManager.serve(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), KEY);
    Socket silent = stranger();
    long began = System.nanoTime();
    silence =
        new FutureTask<>(() -> {
          try (silent) {
            assertThat(untilClosed(silent)).isEmpty();
            return System.nanoTime() - began;
          }
        });
    Thread.ofPlatform().daemon().start(silence);
  }

  @AfterAll
  static void end() throws Exception {
    try {
      f16TheSilentShouldHaveBeenRefused();
    } finally {
      manager.close();
      new NothingLeft().afterEach(null);
    }
  }

  private static void f16TheSilentShouldHaveBeenRefused() throws Exception {
    long took = silence.get(Children.LONG.toSeconds(), TimeUnit.SECONDS);
    assertThat(took).isBetween(TimeUnit.SECONDS.toNanos(1), TimeUnit.SECONDS.toNanos(10));
  }

  @BeforeEach
  void connect() throws Exception {
    honest = RemoteManager.connect(manager.address(), KEY);
    list = honest.list(List.of(1, 2));
  }

  @AfterEach
  void theHonestShouldBeServedStill() {
    try (RemoteManager closed = honest) {
      assertThat(closed.objectCount()).isPositive();
      list.add(3);
      assertThat(list).containsExactly(1, 2, 3);
    }
  }

  private static Socket stranger() throws IOException {
    InetSocketAddress address = manager.address();
    return new Socket(address.getAddress(), address.getPort());
  }

  private static byte[] untilClosed(Socket socket) throws IOException {
    socket.setSoTimeout((int) Children.LONG.toMillis());
    try {
      return socket.getInputStream().readAllBytes();
    } catch (SocketException e) {
      return new byte[0]; // closed with bytes unread
    }
  }

  private static PeerConnection peer() throws Exception {
    return PeerConnection.open(manager.address(), KEY, null, Capacity.STANDARD, message -> {});
  }

  @Test
  void f16ShouldRefuseNoiseInsteadOfAHandshake() throws Exception {
    long seed = Effort.seed();
    var random = new Random(seed);
    for (int round = 0; round < 50; round++) {
      byte[] noise = new byte[random.nextInt(1, 4000)];
      random.nextBytes(noise);
      try (Socket socket = stranger()) {
        socket.getOutputStream().write(noise);
        socket.shutdownOutput();
        assertThat(untilClosed(socket).length).as("seed=%d", seed).isLessThan(1000);
      } catch (SocketException e) {
        // closed before all was sent
      }
    }
  }

  @Test
  void f16ShouldRefuseAHandshakeThatWasHeard() throws Exception {
    honest.offer("heard", list);
    byte[] heard;
    try (var relay = new Relay(manager.address());
        RemoteManager there = RemoteManager.connect(relay.address(), KEY)) {
      there.find("heard", ManagedList.class).remove(0);
      heard = relay.toTarget.toByteArray();
    }
    assertThat(list).containsExactly(2);
    list.add(0, 1);
    try (Socket socket = stranger()) {
      socket.getOutputStream().write(heard);
      untilClosed(socket);
    } catch (SocketException e) {
      // closed before all was sent
    }
    assertThat(list).as("what was said once is not done again").containsExactly(1, 2);
  }

  /** A stranger says to the manager what that says to it, and to another connection. */
  @Test
  void f16ShouldRefuseWhatItSaidItself() throws Exception {
    byte[] heard;
    try (var relay = new Relay(manager.address());
        RemoteManager there = RemoteManager.connect(relay.address(), KEY)) {
      assertThat(there.pid()).isEqualTo(manager.pid());
      heard = relay.fromTarget.toByteArray();
    }
    try (Socket socket = stranger()) {
      socket.getOutputStream().write(heard, 0, HELLO_BYTES); // a true hello, for a beginning
      byte[] hello = socket.getInputStream().readNBytes(HELLO_BYTES);
      socket.getOutputStream().write(hello, HELLO_BYTES - PROOF_BYTES, PROOF_BYTES);
      assertThat(untilClosed(socket)).startsWith(WRONG_KEY).hasSize(1 + PROOF_BYTES);
    }
    try (Socket socket = stranger()) {
      socket.getOutputStream().write(heard, 0, HELLO_BYTES);
      socket.getInputStream().readNBytes(HELLO_BYTES);
      socket.getOutputStream().write(heard, HELLO_BYTES + 1, PROOF_BYTES); // its proof of then
      assertThat(untilClosed(socket)).startsWith(WRONG_KEY).hasSize(1 + PROOF_BYTES);
    }
  }

  /** True calls of every method of the manager and of a list, with some bytes of them changed. */
  @Test
  void f16ShouldOutliveCallsThatAreNoise() throws Exception {
    long seed = Effort.seed();
    var random = new Random(seed);
    int answered = 0;
    int refused = 0;
    PeerConnection noisy = peer();
    for (int round = 0; round < 3000; round++) {
      byte[] call = damaged(call(random), random);
      try {
        if (noisy.call(call, call.length).length > 0) {
          answered++;
        }
      } catch (CallRefused e) {
        refused++;
      } catch (ConnectionEnded e) {
        throw new AssertionError("thrown out for a call, seed=" + seed, e);
      }
    }
    noisy.close();
    IO.println(
        "noise of a client: seed=%d answered=%d refused=%d".formatted(seed, answered, refused));
    assertThat(answered + refused).isEqualTo(3000);
    assertThat(answered).as("calls that reached the server's objects").isPositive();
  }

  private static byte[] call(Random random) {
    int method = random.nextInt(12);
    Object[] arguments = {random.nextInt(20), "name", List.of(1, "two"), new int[40]};
    int given = random.nextInt(arguments.length + 1);
    return GuestMessages.call(method, Arrays.copyOf(arguments, given));
  }

  private static byte[] damaged(byte[] call, Random random) {
    int kept = random.nextInt(10) == 0 ? random.nextInt(call.length) : call.length;
    byte[] damaged = Arrays.copyOf(call, kept);
    for (int i = random.nextInt(4); i > 0 && kept > 0; i--) {
      damaged[random.nextInt(kept)] = (byte) random.nextInt(256);
    }
    return damaged;
  }

  @Test
  void f16ShouldPartWithWhoSendsMessagesThatAreNoise() throws Exception {
    byte[] call = call(new Random(1));
    for (byte[] noise :
        new byte[][] {{}, {9}, {GuestMessages.DROPPED}, {GuestMessages.DROPPED, 1, 2}}) {
      try (PeerConnection noisy = peer()) {
        noisy.send(noise, noise.length);
        assertThatThrownBy(() -> noisy.call(call, call.length))
            .as("after %s", Arrays.toString(noise))
            .isInstanceOf(ConnectionEnded.class);
      }
    }
  }

  /** Of every kind of value, and none: a length that no message could have. */
  @Test
  void f17ShouldTakeNoMemoryForALengthThatLies() throws Exception {
    byte[] head = GuestMessages.call(GuestMessages.FIND);
    try (PeerConnection liar = peer()) {
      for (byte tag = 0; tag < 70; tag++) {
        ByteBuffer call = ByteBuffer.allocate(head.length + 5);
        call.put(head).put(tag).putInt(Integer.MAX_VALUE);
        assertThat(liar.call(call.array(), call.capacity())).isNotEmpty();
      }
    }
  }
}
