package mpj.remote.net;

import static mpj.remote.net.Desk.KEY;
import static mpj.remote.net.Desk.echo;
import static mpj.remote.net.Desk.loopback;
import static mpj.remote.net.Desk.next;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** <i>Who is let in</i>: TLS for anything but loopback, by a pinned certificate. */
class TlsTest {
  private static final Identity IDENTITY = Identity.create();
  private static final Identity OTHER = Identity.create();

  private final Desk desk = new Desk();

  @AfterEach
  void nothingIsLeft() {
    Desk.assertNoThreadIsLeft();
  }

  /** An address of this machine by which others can reach it. */
  private static Optional<InetAddress> outside() throws IOException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
        .findFirst();
  }

  private Listener listen(InetSocketAddress address, Capacity capacity) throws IOException {
    return Listener.open(address, KEY, IDENTITY, capacity, desk);
  }

  private static PeerConnection open(InetSocketAddress address, Fingerprint pin) throws Exception {
    return PeerConnection.open(address, KEY, pin, Capacity.STANDARD, message -> {});
  }

  @Test
  void shouldServeByAnAddressThatIsNotLoopback() throws Exception {
    Optional<InetAddress> outside = outside();
    assumeTrue(outside.isPresent(), "this machine has no address but loopback");
    InetSocketAddress any = new InetSocketAddress(outside.get(), 0);

    assertThatThrownBy(() -> Listener.open(any, KEY, null, Capacity.STANDARD, desk))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("beyond loopback there must be TLS", "Identity.create()");
    InetSocketAddress wild = new InetSocketAddress(0);
    assertThatThrownBy(() -> Listener.open(wild, KEY, null, Capacity.STANDARD, desk))
        .isInstanceOf(IllegalArgumentException.class);
    try (Listener listener = listen(any, Capacity.STANDARD)) {
      assertThat(listener.address().getAddress().isLoopbackAddress()).isFalse();
      Fingerprint told = Fingerprint.parse(listener.fingerprint().orElseThrow().toString());
      assertThatThrownBy(() -> open(listener.address(), null))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContainingAll("beyond loopback there must be TLS", "Fingerprint");
      try (PeerConnection connection = open(listener.address(), told)) {
        byte[] large = new byte[1 << 20];
        new Random(3).nextBytes(large);
        large[0] = 0;
        echo(connection, large);
        assertThatThrownBy(() ->
                PeerConnection.open(
                    listener.address(), Key.of("another"), told, Capacity.STANDARD, m -> {}))
            .isInstanceOf(HandshakeRefused.class)
            .hasMessageContaining("another key");
      }
    }
  }

  @Test
  void shouldRefuseAnotherCertificateBeforeAnyProofIsSent() throws Exception {
    BlockingQueue<Object> met = new LinkedBlockingQueue<>();
    try (FakeListener fake =
        new FakeListener(
            loopback(0),
            client -> {
              try {
                met.add(Secured.listening(client, OTHER).in().readAllBytes().length);
              } catch (IOException e) {
                met.add(e);
              }
            })) {
      assertThatThrownBy(() -> open(fake.address(), IDENTITY.fingerprint()))
          .isInstanceOf(HandshakeRefused.class)
          .hasMessageContainingAll(
              "expected=" + IDENTITY.fingerprint(), "found=" + OTHER.fingerprint());
      assertThat(next(met))
          .as("bytes that came through TLS")
          .satisfiesAnyOf(
              one -> assertThat(one).isEqualTo(0),
              one -> assertThat(one).isInstanceOf(IOException.class));
    }
  }

  /** The client was fooled into the wrong fingerprint, the one in between passes all on. */
  @Test
  void shouldRefuseAHandshakeThatSomebodyInBetweenPassesOn() throws Exception {
    try (Listener listener = listen(loopback(0), Capacity.STANDARD);
        FakeListener between =
            new FakeListener(loopback(0), client -> passOn(client, listener.address()))) {
      assertThatThrownBy(() -> open(between.address(), OTHER.fingerprint()))
          .isInstanceOf(HandshakeRefused.class)
          .hasMessageContaining("another key");
      assertThat(next(desk.refused)).contains("another key");
      assertThat(desk.joined).isEmpty();
    }
  }

  private static void passOn(Socket client, InetSocketAddress target) throws IOException {
    Secured to = Secured.listening(client, OTHER);
    Secured from =
        Secured.connecting(
            new Socket(target.getAddress(), target.getPort()), IDENTITY.fingerprint());
    Thread.ofPlatform().daemon().start(() -> pump(from, to));
    pump(to, from);
  }

  private static void pump(Secured from, Secured to) {
    try {
      byte[] bytes = new byte[1000];
      int count = from.in().read(bytes);
      while (count >= 0) {
        to.out().write(bytes, 0, count);
        count = from.in().read(bytes);
      }
    } catch (IOException e) {
      // one of the ends is closed
    } finally {
      to.close();
      from.close();
    }
  }

  @Test
  void shouldUseAKeyStoresCertificate() throws Exception {
    char[] password = "secret".toCharArray();
    java.security.KeyPairGenerator generator = java.security.KeyPairGenerator.getInstance("EC");
    java.security.KeyPair pair = generator.generateKeyPair();
    X509Certificate certificate = (X509Certificate) SelfSigned.certificate(pair);
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    assertThatThrownBy(() -> Identity.of(store, password))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("exactly one");
    store.setKeyEntry(
        "one", pair.getPrivate(), password, new java.security.cert.Certificate[] {certificate});
    assertThatThrownBy(() -> Identity.of(store, "wrong".toCharArray()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("password");
    certificate.checkValidity();
    Identity identity = Identity.of(store, password);
    assertThat(identity.fingerprint()).isEqualTo(Fingerprint.of(certificate));
    try (Listener listener = Listener.open(loopback(0), KEY, identity, Capacity.STANDARD, desk);
        PeerConnection connection = open(listener.address(), Fingerprint.of(certificate))) {
      echo(connection, (byte) 9);
    }
  }

  @Test
  void shouldSayWhatIsWrongWhenOneSideUsesNoTls() throws Exception {
    try (Listener secure = listen(loopback(0), Capacity.STANDARD);
        Listener bare = desk.listen()) {
      assertThatThrownBy(() -> open(secure.address(), null))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("TLS");
      assertThatThrownBy(() -> open(bare.address(), IDENTITY.fingerprint()))
          .isInstanceOf(HandshakeRefused.class)
          .hasMessageContaining("TLS");
      next(desk.refused);
      next(desk.refused);
    }
  }

  /** On that a connection relies, which asks a silent peer and then reads on. */
  @Test
  void shouldReadOnWhereATimeLimitInterruptedARecord() throws Exception {
    byte[] bytes = new byte[1000];
    new Random(4).nextBytes(bytes);
    try (FakeListener fake =
            new FakeListener(
                loopback(0), client -> Secured.listening(client, IDENTITY).out().write(bytes));
        Relay relay = new Relay(fake.address(), 200, 40_000_000)) {
      Secured slow =
          Secured.connecting(
              new Socket(relay.address().getAddress(), relay.address().getPort()),
              IDENTITY.fingerprint());
      slow.setSilence(Duration.ofMillis(5));
      byte[] arrived = new byte[bytes.length];
      int limits = 0;
      int at = 0;
      while (at < arrived.length) {
        try {
          int count = slow.in().read(arrived, at, arrived.length - at);
          assertThat(count).isPositive();
          at += count;
        } catch (SocketTimeoutException e) {
          limits++;
        }
      }
      assertThat(arrived).isEqualTo(bytes);
      assertThat(limits).isPositive();
      slow.close();
    }
  }
}
