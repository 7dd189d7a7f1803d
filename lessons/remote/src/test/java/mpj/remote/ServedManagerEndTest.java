package mpj.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import mpj.multiprocessing.Children;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.manager.ManagedEvent;
import mpj.multiprocessing.manager.ManagedList;
import mpj.multiprocessing.manager.ManagerGone;
import mpj.remote.net.Fingerprint;
import mpj.remote.net.HandshakeRefused;
import mpj.remote.net.Identity;
import mpj.remote.net.Key;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The ends of a manager at an address: row M6, its server's death, and TLS from end to end (<i>Who
 * is let in</i>).
 */
@ExtendWith(NothingLeft.class)
@Timeout(60)
class ServedManagerEndTest {
  private static final Key KEY = Key.random();

  @Test
  void m6ShouldServeAgainAtTheSameAddressAtOnceAndTellClientsOfTheServersEnd() throws Exception {
    InetSocketAddress address;
    try (RemoteManager first = RemoteManager.serve(KEY)) {
      address = first.address();
      assertThat(address.getAddress().isLoopbackAddress()).isTrue();
      assertThatThrownBy(() -> RemoteManager.serve(address, KEY))
          .isInstanceOf(IOException.class)
          .hasMessageContainingAll("cannot listen", "address=" + address);
      try (RemoteManager client = RemoteManager.connect(address, KEY)) {
        assertThat(client.list()).isEmpty();
        first.shutdown();
        assertThatThrownBy(client::list)
            .isInstanceOf(ManagerGone.class)
            .hasMessageContaining("the listener was closed");
      }
    }
    try (RemoteManager second = RemoteManager.serve(address, KEY);
        RemoteManager client = RemoteManager.connect(address, KEY)) {
      assertThat(second.address()).isEqualTo(address);
      ManagedEvent event = client.event();
      AtomicReference<Throwable> ended = new AtomicReference<>();
      Thread waiter =
          Thread.ofPlatform()
              .start(() -> {
                try {
                  event.await();
                } catch (Throwable e) {
                  ended.set(e);
                }
              });
      assertThat(event.isSet()).isFalse();
      ProcessHandle.of(second.pid()).orElseThrow().destroyForcibly();
      assertThat(waiter.join(Children.SOON)).isTrue();
      assertThat(ended.get())
          .isInstanceOf(ManagerGone.class)
          .hasMessageContaining("object=ManagedEvent-");
      assertThatThrownBy(client::list).isInstanceOf(ManagerGone.class);
    }
  }

  private static Optional<InetAddress> outside() throws IOException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
        .findFirst();
  }

  @Test
  void shouldServeByTlsAtAnAddressThatIsNotLoopback() throws Exception {
    Optional<InetAddress> outside = outside();
    assumeTrue(outside.isPresent(), "this machine has no address but loopback");
    Identity identity = Identity.create();
    var any = new InetSocketAddress(outside.get(), 0);
    try (RemoteManager manager = RemoteManager.serve(any, KEY, Terms.STANDARD.with(identity))) {
      ManagedList<Long> guests = manager.list();
      manager.offer("guests", guests);
      assertThat(manager.fingerprint()).contains(identity.fingerprint());
      try (var stranger = new Stranger("greet", manager, KEY)) {
        stranger.done();
        assertThat(guests).containsExactly(stranger.pid());
      }
      Terms other = Terms.STANDARD.with(Fingerprint.parse("7".repeat(64)));
      assertThatThrownBy(() -> RemoteManager.connect(manager.address(), KEY, other))
          .isInstanceOf(HandshakeRefused.class);
    }
  }
}
