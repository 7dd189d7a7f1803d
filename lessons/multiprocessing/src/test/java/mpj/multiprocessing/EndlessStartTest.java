package mpj.multiprocessing;

import static mpj.multiprocessing.Children.LONG;
import static mpj.multiprocessing.Children.exitCode;
import static mpj.multiprocessing.Children.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.pool.Pool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Programs in which each child would start another come to an end, and are told why. */
@Timeout(120)
@ExtendWith(NothingLeft.class)
class EndlessStartTest {
  /** A class whose initializer has a thread start a child. */
  private static final class ByThread {
    static {
      if (ChildProcess.parent().isPresent()) {
        Starter.runAThread();
      }
    }

    static Task telling(Queue<String> refused) {
      return () -> refused.put(String.valueOf(Starter.REFUSED));
    }
  }

  /** Of its own, because a thread waits for the initializer before it runs code of the class. */
  private static final class Starter {
    private static final List<String> REFUSED = new ArrayList<>();

    static void runAThread() {
      var thread = new Thread(Starter::startOne);
      thread.start();
      try {
        thread.join();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    private static void startOne() {
      try {
        start(() -> {});
      } catch (IllegalStateException e) {
        REFUSED.add(e.getMessage());
      }
    }
  }

  @Test
  void aThreadOfAStaticBlockShouldStartNoChildBeforeTheTaskBegins() throws Exception {
    var refused = new Queue<String>();
    var child = start(ByThread.telling(refused));

    assertThat(refused.get(LONG))
        .contains("while the class of a task is being initialized", "parent=" + child.name());
    assertThat(exitCode(child)).isZero();
  }

  /** A class with a static pool, whose tasks lie in another one. */
  private static final class WithPool {
    private static final Pool POOL = new Pool(1);

    private static int answer() {
      return 42;
    }
  }

  @Test
  void aStaticPoolShouldHaveNoStaticPoolInItsWorkers() {
    try (Pool pool = WithPool.POOL) {
      assertThatThrownBy(() -> pool.apply(WithPoolTasks::answer))
          .hasStackTraceContaining("class=" + WithPool.class.getName())
          .hasStackTraceContaining("parent=PoolWorker-")
          .hasStackTraceContaining("start it in a method");
    }
  }

  private static final class WithPoolTasks {
    static int answer() {
      return WithPool.answer();
    }
  }

  /** Starts a child that does the same, and tells when that is refused. */
  private static void goOn(Queue<String> refused) throws Exception {
    try {
      exitCode(start(() -> goOn(refused)));
    } catch (TooManyProcessesException e) {
      refused.put(e.getMessage());
    }
  }

  @Test
  void aRecursionWithoutEndShouldEndWithTheGenerations() throws Exception {
    var refused = new Queue<String>();
    var context = Context.of(StartMethod.SPAWN).jvmOptions("-Dmpj.generations.max=3");

    exitCode(start(context.process(() -> goOn(refused))));

    assertThat(refused.get(LONG))
        .contains("too many generations", "limit=3", "-Dmpj.generations.max=N")
        .contains("process=Process-", ":1:1:1 ");
    assertThat(refused.isEmpty()).isTrue();
  }
}
