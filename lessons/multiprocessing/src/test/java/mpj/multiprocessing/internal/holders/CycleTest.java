package mpj.multiprocessing.internal.holders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Killer;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.channel.Connection;
import mpj.multiprocessing.channel.Pipe;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.manager.Manager;
import mpj.multiprocessing.pool.Pool;
import mpj.multiprocessing.sync.Barrier;
import mpj.multiprocessing.sync.Condition;
import mpj.multiprocessing.sync.Lock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is only in messages is freed with them, or arrives, wherever the messages lie. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class CycleTest {
  private static final Duration LONG = Duration.ofSeconds(40);

  /** Makes what the library itself needs, so that it counts as there before. */
  private static Map<String, Integer> before() {
    Census.clean();
    return Census.take();
  }

  private static void makeCycles(int number) throws InterruptedException {
    for (int i = 0; i < number; i++) {
      var one = new Queue<Object>();
      var two = new Queue<Object>();
      var alone = new Queue<Object>();
      one.put(List.of(two, new Lock()));
      two.put(Map.of("one", one));
      alone.put(alone);
      alone.put(new Condition(new Lock()));
    }
  }

  @Test
  void shouldFreeQueuesThatHoldEachOtherInUnreadMessages() throws Exception {
    Map<String, Integer> before = before();
    makeCycles(200);
    Census.awaitSame(before);
  }

  @Test
  void shouldFreeTheSameWhereTheyHadBeenSentToAnotherProcess() throws Exception {
    Map<String, Integer> before = before();
    passCycles(200);
    Census.awaitSame(before);
  }

  private static void passCycles(int number) throws InterruptedException {
    var there = new Queue<Queue<Object>>();
    var back = new Queue<Integer>();
    var child =
        new ChildProcess(() -> {
          for (Queue<Object> one = there.get(); one != null; one = there.get()) {
            one.put(one);
            Queue<Object> two = new Queue<>();
            two.put(one);
            one.put(two);
          }
          back.put(0);
        });
    child.start();
    for (int i = 0; i < number; i++) {
      there.put(new Queue<>());
    }
    there.put(null);
    back.get(LONG);
    child.join();
  }

  @Test
  void shouldFreeABarrierWhoseActionMentionsWhatMentionsTheBarrier() throws Exception {
    Map<String, Integer> before = before();
    makeBarriers();
    Census.awaitSame(before);
  }

  private static void makeBarriers() throws InterruptedException {
    for (int i = 0; i < 100; i++) {
      var queue = new Queue<Barrier>();
      var barrier = new Barrier(2, () -> queue.put(null));
      queue.put(barrier);
    }
  }

  @Test
  void shouldPassObjectsThroughPipesAndFreeThemAfterwards() throws Exception {
    Map<String, Integer> before = before();
    echo(200);
    Census.clean();
    Map<String, Integer> now = new HashMap<>(Census.take());
    now.remove("Pipe");
    before.remove("Pipe");
    assertThat(now).isEqualTo(before);
  }

  private static void echo(int number) throws Exception {
    Pipe pipe = new Pipe();
    Connection ours = pipe.first();
    Connection theirs = pipe.second();
    var child =
        new ChildProcess(() -> {
          while (true) {
            Object one = theirs.receive();
            if (one == null) {
              return;
            }
            theirs.send(one);
          }
        });
    child.start();
    for (int i = 0; i < number; i++) {
      var queue = new Queue<Integer>();
      queue.put(i);
      ours.send(List.of(queue, "x".repeat(i)));
      List<?> back = ours.receive();
      assertThat(((Queue<?>) back.getFirst()).get(Duration.ZERO)).isEqualTo(i);
    }
    ours.send(null);
    child.join();
    ours.close();
    theirs.close();
  }

  @Test
  void shouldTakeQueuesAndLocksAsArgumentsAndResultsOfAPool() throws Exception {
    Map<String, Integer> before = before();
    usePool(60);
    Census.awaitSame(before);
  }

  private static void usePool(int number) throws InterruptedException {
    var captured = new Queue<Integer>();
    try (var pool = new Pool(2)) {
      for (int i = 0; i < number; i++) {
        int sent = i;
        var argument = new Queue<Integer>();
        argument.put(i);
        Queue<Integer> result =
            pool.apply(
                (Queue<Integer> got) -> {
                  captured.put(got.get(Duration.ZERO));
                  var made = new Queue<Integer>();
                  made.put(sent + 1);
                  return made;
                },
                argument);
        assertThat(captured.get(LONG)).isEqualTo(i);
        assertThat(result.get(LONG)).isEqualTo(i + 1);
      }
    }
  }

  @Test
  void shouldKeepWhatAManagersDictHolds() throws Exception {
    try (var manager = new Manager()) {
      Map<Integer, Queue<Integer>> dict = manager.dict();
      int number = 60;
      fill(dict, number);
      for (int i = 0; i < 4; i++) {
        Census.clean();
      }
      for (int i = 0; i < number; i++) {
        assertThat(dict.get(i).get(Duration.ZERO)).isEqualTo(i);
      }
    }
  }

  private static void fill(Map<Integer, Queue<Integer>> dict, int number) throws Exception {
    for (int i = 0; i < number; i++) {
      var queue = new Queue<Integer>();
      queue.put(i);
      dict.put(i, queue);
    }
  }

  @Test
  void shouldKeepWhatAStoppedProcessHolds() throws Exception {
    var there = new Queue<Queue<Integer>>();
    var back = new Queue<Queue<Integer>>();
    var ready = new Queue<Integer>();
    var child =
        new ChildProcess(() -> {
          Queue<Integer> got = there.get();
          ready.put(0);
          ready.put(there.get() == null ? 1 : 2);
          back.put(got);
        });
    child.start();
    give(there);
    ready.get(LONG);
    try (var killer = new Killer()) {
      killer.stop(child.pid());
      for (int i = 0; i < 4; i++) {
        Census.clean();
      }
      killer.resume(child.pid());
    }
    there.put(null);
    assertThat(back.get(LONG).get(Duration.ZERO)).isEqualTo(42);
    child.join();
  }

  private static void give(Queue<Queue<Integer>> there) throws InterruptedException {
    var queue = new Queue<Integer>();
    queue.put(42);
    there.put(queue);
  }
}
