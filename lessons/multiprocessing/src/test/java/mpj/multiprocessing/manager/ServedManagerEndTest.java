package mpj.multiprocessing.manager;

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
import mpj.multiprocessing.net.HandshakeRefused;
import mpj.multiprocessing.net.Identity;
import mpj.multiprocessing.net.Key;
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
    try (Manager first = Manager.serve(KEY)) {
      address = first.address();
      assertThat(address.getAddress().isLoopbackAddress()).isTrue();
      assertThatThrownBy(() -> Manager.serve(address, KEY))
          .isInstanceOf(IOException.class)
          .hasMessageContainingAll("cannot listen", "address=" + address);
      try (Manager client = Manager.connect(address, KEY)) {
        assertThat(client.list()).isEmpty();
        first.shutdown();
        assertThatThrownBy(client::list)
            .isInstanceOf(ManagerGone.class)
            .hasMessageContaining("the listener was closed");
      }
    }
    try (Manager second = Manager.serve(address, KEY);
        Manager client = Manager.connect(address, KEY)) {
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
    try (Manager manager = Manager.serve(any, KEY, Terms.STANDARD.with(identity))) {
      ManagedList<Long> guests = manager.list();
      manager.offer("guests", guests);
      assertThat(manager.fingerprint()).contains(identity.fingerprint());
      try (var stranger = new Stranger("greet", manager, KEY)) {
        stranger.done();
        assertThat(guests).containsExactly(stranger.pid());
      }
      Terms other = Terms.STANDARD.with(Identity.create().fingerprint());
      assertThatThrownBy(() -> Manager.connect(manager.address(), KEY, other))
          .isInstanceOf(HandshakeRefused.class);
    }
  }
}
