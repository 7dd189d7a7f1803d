package mpj.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import mpj.multiprocessing.channel.JoinableQueue;
import mpj.multiprocessing.channel.Pipe;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.channel.SimpleQueue;
import mpj.multiprocessing.manager.Manager;
import mpj.multiprocessing.pool.Pool;
import mpj.multiprocessing.sync.Lock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Row 27 of what must survive, a long life: however much was made and has gone, the main process
 * keeps no thread and no descriptor of it.
 */
@ExtendWith(NothingLeft.class)
@EnabledOnOs(OS.LINUX) // by /proc
@Timeout(180)
class LongLifeTest {
  private static final int ROUNDS = 4;
  private static final int OBJECTS = 2_000;

  /** Of the JVM's own, which begins and ends threads and opens files as it likes. */
  private static final int MORE = 6;

  private static void round() throws Exception {
    for (int i = 0; i < OBJECTS; i++) {
      useObjects();
    }
    var child = new ChildProcess(() -> {});
    child.start();
    assertThat(Children.exitCode(child)).isZero();
    try (var pool = new Pool(1)) {
      assertThat(pool.map(x -> x + 1, List.of(1, 2))).containsExactly(2, 3);
    }
    try (var manager = new Manager()) {
      manager.list().add(1);
      manager.dict().put(1, 2);
    }
  }

  private static void useObjects() throws Exception {
    var queue = new Queue<Integer>();
    queue.put(1);
    queue.get();
    queue.close();
    new Queue<Integer>().put(1); // dropped
    var joinable = new JoinableQueue<Integer>();
    joinable.put(1);
    var simple = new SimpleQueue<byte[]>();
    simple.put(new byte[1000]);
    var pipe = new Pipe();
    pipe.first().send(1);
    pipe.second().receive();
    pipe.first().close();
    pipe.second().close();
    new Lock().acquire();
  }

  private static int count(String what) {
    return new File("/proc/self/" + what).list().length;
  }

  private static void awaitAtMost(String what, int most) {
    long until = System.nanoTime() + Children.LONG.toNanos();
    while (count(what) > most) {
      assertThat(System.nanoTime()).as("%s: %s", what, count(what)).isLessThan(until);
      LockSupport.parkNanos(10_000_000);
    }
  }

  @Test
  void f27ShouldKeepNoThreadAndNoDescriptorOfWhatHasGone() throws Exception {
    round(); // what every program has in the end: the supervisor, for example
    int threads = count("task");
    int descriptors = count("fd");
    for (int i = 0; i < ROUNDS; i++) {
      round();
    }
    awaitAtMost("task", threads + MORE);
    awaitAtMost("fd", descriptors + MORE);
  }
}
