package mpj.multiprocessing.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import mpj.multiprocessing.Context;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.StartMethod;
import mpj.multiprocessing.TestThreads;
import mpj.multiprocessing.UncrossableException;
import mpj.multiprocessing.channel.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Row M1: what a manager's server runs before it serves. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class ManagerInitializerTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  /** An object that needs what the initializer has set up. */
  interface Greeting {
    String greeting();
  }

  /** Made where the property was set. */
  record FromProperty(String greeting) implements Greeting {
    FromProperty() {
      this(System.getProperty("mpj.test.greeting", "nothing"));
    }
  }

  private static void setGreeting(String text) {
    System.setProperty("mpj.test.greeting", text);
  }

  @ParameterizedTest
  @EnumSource
  void shouldHaveRunWhenTheManagerIsThere(StartMethod method) {
    String text = "set by " + method;
    try (var manager = new Manager(Context.of(method), () -> setGreeting(text))) {
      manager.register(Greeting.class, () -> new FromProperty());
      assertThat(manager.create(Greeting.class).greeting()).isEqualTo(text);
      assertThat(System.getProperty("mpj.test.greeting")).isNull();
    }
  }

  private static void fail(String what) throws IOException {
    throw new IOException(what);
  }

  @Test
  void shouldFailTheStartWithWhatItThrew() {
    long began = System.nanoTime();
    assertThatThrownBy(() -> new Manager(Context.standard(), () -> fail("no such disk")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("initializer of a manager failed: manager=Manager-1")
        .hasMessageContaining("no such disk")
        .cause()
        .isInstanceOf(IOException.class)
        .hasMessage("no such disk");
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(LONG);
    assertNoServer();
  }

  @Test
  void shouldFailTheStartIfTheServerEndsInIt() {
    assertThatThrownBy(() -> new Manager(Context.standard(), () -> System.exit(7)))
        .isInstanceOf(ManagerGone.class)
        .hasMessageContaining("exitCode=7");
    assertThatThrownBy(() -> new Manager(Context.standard(), () -> Runtime.getRuntime().halt(8)))
        .isInstanceOf(ManagerGone.class)
        .hasMessageContaining("exitCode=8");
    assertNoServer();
  }

  @Test
  void shouldFailTheStartIfItCannotBeSent() {
    Object local = new Object();
    assertThatThrownBy(() -> new Manager(Context.standard(), local::hashCode))
        .isInstanceOf(UncrossableException.class);
    assertNoServer();
  }

  @Test
  void shouldFailTheStartOfAThreadThatIsInterrupted() throws Exception {
    var begun = new Queue<Integer>();
    var never = new Queue<Integer>();
    var thrown = new Queue<String>();
    var starter =
        TestThreads.of(() -> {
          try {
            new Manager(Context.standard(), () -> hang(begun, never)).close();
          } catch (CallInterrupted e) {
            say(thrown, e.getClass().getSimpleName() + " flag=" + Thread.interrupted());
          }
        });
    starter.start();
    begun.get(LONG);
    starter.interrupt();
    assertThat(thrown.get(LONG)).isEqualTo("CallInterrupted flag=true");
    starter.join();
    assertNoServer();
  }

  private static void hang(Queue<Integer> begun, Queue<Integer> never) throws Exception {
    begun.put(1);
    never.get();
  }

  private static void say(Queue<String> to, String what) {
    try {
      to.put(what);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void assertNoServer() {
    List<ProcessHandle> left =
        ProcessHandle.current().children().filter(ProcessHandle::isAlive).toList();
    assertThat(left).isEmpty();
  }
}
