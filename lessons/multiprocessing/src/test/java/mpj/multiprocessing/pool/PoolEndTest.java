package mpj.multiprocessing.pool;

import static mpj.multiprocessing.Children.LONG;
import static mpj.multiprocessing.pool.PoolTest.hang;
import static mpj.multiprocessing.pool.PoolTest.inThread;
import static mpj.multiprocessing.pool.PoolTest.range;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.manager.Manager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Row O10: {@code terminate} asks the workers, and kills who does not end; {@code kill} kills. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class PoolEndTest {
  /** The first item's worker cleans up when it is asked to end; the other takes no notice of it. */
  private static int work(int item, Queue<String> says) throws Exception {
    Thread task = Thread.currentThread();
    ChildProcess.onTerminate(() -> {
      says.putNow(item + " asked");
      if (item == 0) {
        task.interrupt();
      }
    });
    says.put("begun");
    try {
      hang();
    } catch (InterruptedException e) {
      says.put(item + " cleaned up");
    }
    return item;
  }

  private static void begin(Pool pool, Queue<String> says) throws Exception {
    FutureTask<?> call = inThread(() -> pool.map(item -> work(item, says), range(2), 1));
    assertThat(List.of(says.get(LONG), says.get(LONG))).containsOnly("begun");
    assertThat(call.isDone()).isFalse();
  }

  private static List<String> said(Queue<String> says) {
    List<String> all = new ArrayList<>();
    for (String one = says.getIf(null); one != null; one = says.getIf(null)) {
      all.add(one);
    }
    return all;
  }

  @Test
  void o10TerminateShouldAskAndThenKill() throws Exception {
    var says = new Queue<String>();
    var pool = new Pool(2);
    begin(pool, says);
    long began = System.nanoTime();
    pool.terminate();
    pool.join();
    assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(TimeUnit.SECONDS.toNanos(2));
    assertThat(said(says)).containsExactlyInAnyOrder("0 asked", "0 cleaned up", "1 asked");
    assertThat(pool.workerPids()).isEmpty();
  }

  @Test
  void o10KillShouldNotAsk() throws Exception {
    var says = new Queue<String>();
    var pool = new Pool(2);
    begin(pool, says);
    pool.kill();
    pool.join();
    assertThat(said(says)).isEmpty();
  }

  @Test
  void o10ShouldHoldForManagedPools() throws Exception {
    var says = new Queue<String>();
    try (var manager = new Manager()) {
      var pool = manager.pool(1);
      pool.applyAsync(item -> work(item, says), 0);
      assertThat(says.get(LONG)).isEqualTo("begun");
      pool.terminate();
      pool.join();
      assertThat(said(says)).containsExactly("0 asked", "0 cleaned up");
      var other = manager.pool(1);
      other.applyAsync(item -> work(item, says), 0);
      assertThat(says.get(LONG)).isEqualTo("begun");
      other.kill();
      other.join();
      assertThat(said(says)).isEmpty();
    }
  }
}
