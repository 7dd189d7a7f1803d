package mpj.remote.net;

import static mpj.remote.net.Desk.KEY;
import static mpj.remote.net.Desk.connect;
import static mpj.remote.net.Desk.echo;
import static mpj.remote.net.Desk.loopback;
import static mpj.remote.net.Desk.next;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import mpj.multiprocessing.Effort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** FAULTS 16, and <i>Who is let in</i>: every connection is a mutual challenge. */
class HandshakeTest {
  /** The deadline, doubled. */
  private static final Duration SOON = Handshake.PATIENCE.multipliedBy(2);

  private final Desk desk = new Desk();

  @AfterEach
  void nothingIsLeft() {
    Desk.assertNoThreadIsLeft();
  }

  private static PeerConnection open(InetSocketAddress address, Key key) throws Exception {
    return PeerConnection.open(address, key, null, Capacity.STANDARD, message -> {});
  }

  private static Socket stranger(Listener listener) throws IOException {
    return new Socket(listener.address().getAddress(), listener.address().getPort());
  }

  /** The bytes until the other side closes, which it must in time. */
  private static byte[] untilClosed(Socket socket) throws IOException {
    socket.setSoTimeout((int) SOON.toMillis());
    try {
      return socket.getInputStream().readAllBytes();
    } catch (java.net.SocketException e) {
      return new byte[0]; // closed with bytes of ours unread
    }
  }

  @Test
  void shouldRefuseAnotherKeyAndSayWhy() throws Exception {
    try (Listener listener = desk.listen();
        PeerConnection honest = connect(listener)) {
      assertThatThrownBy(() -> open(listener.address(), Key.of("another")))
          .isInstanceOf(HandshakeRefused.class)
          .hasMessageContainingAll("another key", "address=");
      assertThat(next(desk.refused)).contains("another key");
      assertThat(listener.connections()).isEqualTo(1);
      echo(honest, (byte) 5);
    }
  }

  @Test
  void shouldTakeNoEmptyKey() {
    assertThatThrownBy(() -> Key.of("")).isInstanceOf(IllegalArgumentException.class);
    assertThat(Key.random().bytes()).hasSize(32).isNotEqualTo(Key.random().bytes());
    assertThat(KEY.toString()).doesNotContain("tests");
  }

  @Test
  @Tag("long")
  void shouldCloseWhoIsSilentOrDripsAndServeOthersMeanwhile() throws Exception {
    try (Listener listener = desk.listen();
        Socket silent = stranger(listener);
        Socket drips = stranger(listener);
        Socket stops = stranger(listener)) {
      byte[] hello = recordedHandshake();
      stops.getOutputStream().write(hello, 0, Handshake.HELLO_LENGTH);
      FutureTask<Boolean> drip =
          new FutureTask<>(() -> {
            for (byte one : hello) {
              drips.getOutputStream().write(one);
              LockSupport.parkNanos(500_000_000);
            }
            return true;
          });
      Thread.ofPlatform().daemon().start(drip);
      try (PeerConnection honest = connect(listener)) {
        echo(honest, (byte) 5);
        assertThat(desk.refused).isEmpty();
        long began = System.nanoTime();
        assertThat(untilClosed(silent)).isEmpty();
        assertThat(untilClosed(drips)).isEmpty();
        assertThat(untilClosed(stops)).hasSize(Handshake.HELLO_LENGTH);
        assertThat(System.nanoTime() - began).isLessThan(SOON.toNanos());
        for (int i = 0; i < 3; i++) {
          assertThat(next(desk.refused)).contains("no handshake within 5 s");
        }
        assertThatThrownBy(() -> drip.get(SOON.toSeconds(), TimeUnit.SECONDS))
            .hasRootCauseInstanceOf(IOException.class);
        echo(honest, (byte) 6);
      }
    }
  }

  /** What a client with the key sends to its listener. */
  private static byte[] recordedHandshake() throws Exception {
    Desk other = new Desk();
    try (Listener listener = other.listen();
        Relay relay = new Relay(listener.address())) {
      open(relay.address(), KEY).close();
      return relay.toTarget.toByteArray();
    }
  }

  @Test
  @Tag("long")
  void shouldGiveUpWhereTheListenerIsSilentOrDrips() throws Exception {
    try (FakeListener silent = new FakeListener(loopback(0), client -> {});
        FakeListener drips =
            new FakeListener(
                loopback(0),
                client -> {
                  while (true) {
                    client.getOutputStream().write(0);
                    LockSupport.parkNanos(300_000_000);
                  }
                })) {
      List<FutureTask<PeerConnection>> all = new ArrayList<>();
      for (FakeListener fake : List.of(silent, drips)) {
        for (Fingerprint pin : new Fingerprint[] {null, Fingerprint.parse("00".repeat(32))}) {
          FutureTask<PeerConnection> task =
              new FutureTask<>(() ->
                  PeerConnection.open(fake.address(), KEY, pin, Capacity.STANDARD, message -> {}));
          Thread.ofPlatform().start(task);
          all.add(task);
        }
      }
      for (FutureTask<PeerConnection> task : all) {
        assertThatThrownBy(() -> task.get(SOON.toSeconds(), TimeUnit.SECONDS))
            .cause()
            .isInstanceOf(HandshakeRefused.class)
            .hasMessageContaining("address=");
      }
    }
  }

  @Test
  void shouldBeInterruptibleWhileItWaitsForTheListener() throws Exception {
    try (FakeListener silent = new FakeListener(loopback(0), client -> {})) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> open(silent.address(), KEY))
          .isInstanceOf(InterruptedException.class);
    }
  }

  @Test
  void shouldRefuseARecordedHandshakeOnBothSides() throws Exception {
    try (Listener listener = desk.listen();
        Relay relay = new Relay(listener.address())) {
      open(relay.address(), KEY).close();
      next(desk.joined);

      try (Socket again = stranger(listener)) {
        again.getOutputStream().write(relay.toTarget.toByteArray());
        byte[] answer = untilClosed(again);
        assertThat(answer.length)
            .isLessThanOrEqualTo(Handshake.HELLO_LENGTH + Handshake.VERDICT_LENGTH);
        assertThat(next(desk.refused)).contains("another key");
        assertThat(desk.joined).isEmpty();
      }

      byte[] theirs = relay.fromTarget.toByteArray();
      try (FakeListener replays =
          new FakeListener(loopback(0), client -> client.getOutputStream().write(theirs))) {
        assertThatThrownBy(() -> open(replays.address(), KEY))
            .isInstanceOf(HandshakeRefused.class)
            .hasMessageContaining("could not prove that it knows the key");
      }
    }
  }

  @Test
  void shouldRefuseWhatItSentItselfWhenThatComesBack() throws Exception {
    try (FakeListener mirror =
            new FakeListener(
                loopback(0),
                client -> client.getInputStream().transferTo(client.getOutputStream()));
        FakeListener tilted = new FakeListener(loopback(0), HandshakeTest::mirrorWithOwnNonce)) {
      assertThatThrownBy(() -> open(mirror.address(), KEY))
          .isInstanceOf(HandshakeRefused.class)
          .hasMessageContaining("what was sent comes back");
      assertThatThrownBy(() -> open(tilted.address(), KEY))
          .isInstanceOf(HandshakeRefused.class)
          .hasMessageContaining("could not prove that it knows the key");
    }
  }

  /** Gives the client's own proof back as the listener's. */
  private static void mirrorWithOwnNonce(Socket client) throws IOException {
    byte[] hello = client.getInputStream().readNBytes(Handshake.HELLO_LENGTH);
    hello[hello.length - 1] ^= 1;
    client.getOutputStream().write(hello);
    byte[] proof = client.getInputStream().readNBytes(Handshake.PROOF_LENGTH);
    client.getOutputStream().write(Handshake.ADMITTED);
    client.getOutputStream().write(proof);
  }

  @Test
  void shouldShowNoProofToAListenersStrangers() throws Exception {
    try (Listener listener = desk.listen();
        Socket stranger = stranger(listener)) {
      byte[] hello = recordedHandshake();
      stranger.getOutputStream().write(hello, 0, Handshake.HELLO_LENGTH);
      byte[] theirs = stranger.getInputStream().readNBytes(Handshake.HELLO_LENGTH);
      assertThat(theirs).hasSize(Handshake.HELLO_LENGTH);
      stranger.getOutputStream().write(new byte[Handshake.PROOF_LENGTH]);
      byte[] verdict = untilClosed(stranger);
      byte[] expected = new byte[Handshake.VERDICT_LENGTH];
      expected[0] = Handshake.WRONG_KEY;
      assertThat(verdict).isEqualTo(expected);
    }
  }

  @Test
  void shouldTellAClientOfAnotherVersion() throws Exception {
    byte[] hello = recordedHandshake();
    hello[5] = 9;
    try (Listener listener = desk.listen();
        Socket newer = stranger(listener);
        FakeListener newerListener =
            new FakeListener(
                loopback(0),
                client -> client.getOutputStream().write(hello, 0, Handshake.HELLO_LENGTH))) {
      newer.getOutputStream().write(hello, 0, Handshake.HELLO_LENGTH);
      assertThat(untilClosed(newer)).hasSize(Handshake.HELLO_LENGTH);
      assertThat(next(desk.refused)).contains("another version of the protocol: theirs=9, ours=1");
      assertThatThrownBy(() -> open(newerListener.address(), KEY))
          .isInstanceOf(HandshakeRefused.class)
          .hasMessageContaining("theirs=9, ours=1");
    }
  }

  @Test
  void shouldRefuseAConnectionTooManyAndTakeOneInItsPlaceLater() throws Exception {
    try (Listener listener = desk.listen(Capacity.STANDARD.withConnections(2));
        PeerConnection first = connect(listener)) {
      PeerConnection second = connect(listener);
      assertThatThrownBy(() -> connect(listener))
          .isInstanceOf(HandshakeRefused.class)
          .hasMessageContaining("no place for one more connection");
      second.close();
      next(desk.gone);
      echo(first, (byte) 4);
      long until = System.nanoTime() + SOON.toNanos();
      while (listener.connections() > 1 && System.nanoTime() < until) {
        Thread.onSpinWait();
      }
      try (PeerConnection third = connect(listener)) {
        echo(third, (byte) 4);
      }
    }
  }

  @Test
  void shouldLetHonestOnesInThroughACrowdOfSilentOnes() throws Exception {
    List<Socket> crowd = new ArrayList<>();
    try (Listener listener = desk.listen()) {
      for (int i = 0; i < Doorway.MOST + 50; i++) {
        crowd.add(stranger(listener));
      }
      for (int i = 0; i < 5; i++) {
        try (PeerConnection honest = connect(listener)) {
          echo(honest, (byte) 4);
        }
      }
      assertThat(next(desk.refused)).contains("too many others came after it");
    } finally {
      for (Socket one : crowd) {
        one.close();
      }
    }
  }

  @Test
  void shouldRefuseNoiseBeforeTheHandshakeWithinTheDeadlineEachTime() throws Exception {
    long seed = Effort.seed();
    Random random = new Random(seed);
    byte[] honest = recordedHandshake();
    try (Listener listener = desk.listen();
        PeerConnection served = connect(listener)) {
      next(desk.joined);
      for (int round = 0; round < 1000; round++) {
        byte[] noise = noise(random, honest);
        try (Socket stranger = stranger(listener)) {
          stranger.getOutputStream().write(noise);
          stranger.shutdownOutput();
          untilClosed(stranger);
        } catch (java.net.SocketException e) {
          // closed while it was sent
        } catch (IOException e) {
          throw new AssertionError("seed=" + seed + ", round=" + round, e);
        }
        if (round % 50 == 0) {
          echo(served, (byte) 3);
        }
      }
      assertThat(desk.joined).as("let in, seed=%d", seed).isEmpty();
      assertThat(listener.connections()).isEqualTo(1);
      for (int round = 0; round < 1000; round++) {
        next(desk.refused);
      }
    }
  }

  /** Random bytes, or a recorded handshake with a few changes, cut anywhere. */
  private static byte[] noise(Random random, byte[] honest) {
    if (random.nextBoolean()) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      return bytes;
    }
    byte[] bytes = java.util.Arrays.copyOf(honest, random.nextInt(honest.length + 1));
    for (int change = random.nextInt(3); change > 0 && bytes.length > 0; change--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }
}
