package mpj.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Children;
import mpj.multiprocessing.Context;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.Task;
import mpj.multiprocessing.channel.Queue;
import mpj.remote.net.Key;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Row M1, at an address: how a served manager comes to life, and what it is to its own tree. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class ServedManagerStartTest {
  private static final Key KEY = Key.random();
  private static final String GREETING = "mpj.test.greeting";

  /** An object that needs what the initializer has set up. */
  interface Greeting {
    String greeting();
  }

  /** Made where the property was set. */
  record FromProperty(String greeting) implements Greeting {
    FromProperty() {
      this(System.getProperty(GREETING, "nothing"));
    }
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
  }

  @Test
  void shouldRunItsInitializerBeforeItListens() throws Exception {
    Task initializer = () -> System.setProperty(GREETING, "served");
    Context context = Context.standard();
    try (var manager = RemoteManager.serve(anyPort(), KEY, Terms.STANDARD, context, initializer);
        var client = RemoteManager.connect(manager.address(), KEY)) {
      manager.register(Greeting.class, () -> new FromProperty());
      assertThat(manager.create(Greeting.class).greeting()).isEqualTo("served");
      assertThat(client.pid()).isEqualTo(manager.pid());
      client.list().add(1);
    }
  }

  private static void fail(String what) throws IOException {
    throw new IOException(what);
  }

  @Test
  void shouldNotStartIfItsInitializerFails() {
    Task initializer = () -> fail("no such disk");
    Context context = Context.standard();
    assertThatThrownBy(
            () -> RemoteManager.serve(anyPort(), KEY, Terms.STANDARD, context, initializer))
        .isInstanceOf(IllegalStateException.class)
        .hasRootCauseMessage("no such disk");
    assertThat(ProcessHandle.current().children().filter(Children::isAlive)).isEmpty();
  }

  private record Kept(RemoteManager manager) {}

  @Test
  void shouldBeItselfInTheProcessesOfItsTree() throws Exception {
    try (var manager = RemoteManager.serve(KEY)) {
      var made = new Queue<List<Object>>();
      var child =
          new ChildProcess(() -> {
            List<Integer> list = manager.list();
            list.add(7);
            made.put(List.of(new Kept(manager), list, manager.address()));
          });
      child.start();
      List<Object> back = made.get(Children.LONG);
      assertThat(back).containsExactly(new Kept(manager), List.of(7), manager.address());
      assertThat(((Kept) back.get(0)).manager().address()).isEqualTo(manager.address());
      child.join();
    }
  }
}
