package mpj.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import mpj.multiprocessing.Children;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.internal.thread.Cleanup;
import mpj.remote.net.Key;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Connections that nobody closes, and whose proxies nobody can use any more. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class DroppedConnectionTest {
  private static void await(BooleanSupplier condition) {
    long until = System.nanoTime() + Children.LONG.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(until);
      System.gc();
      LockSupport.parkNanos(10_000_000);
    }
  }

  private static long connections() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("mpj-connection-"))
        .count();
  }

  private static List<Integer> connectedList(InetSocketAddress address, Key key) throws Exception {
    return RemoteManager.connect(address, key).list();
  }

  /** Has the collector look, several times, and what it finds be told. */
  private static void awaitCollections() throws InterruptedException {
    for (int i = 0; i < 5; i++) {
      var told = new CountDownLatch(1);
      Cleanup.of(new Object(), told::countDown);
      do {
        System.gc();
      } while (!told.await(1, TimeUnit.MILLISECONDS));
    }
  }

  @Test
  void shouldEndWhenNothingLeadsThereAnyMore() throws Exception {
    var key = Key.random();
    try (var manager = RemoteManager.serve(key)) {
      List<Integer> list = connectedList(manager.address(), key);
      awaitCollections();
      list.add(1);
      assertThat(list).containsExactly(1);
      assertThat(connections()).isPositive();
      list = null;
      await(() -> connections() == 0 && manager.objectCount() == 0);
    }
  }
}
