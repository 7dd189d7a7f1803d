package mpj.multiprocessing.internal.holders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Effort;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.Task;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.shared.LongValue;
import mpj.multiprocessing.sync.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Row H1: what goes from process to process is never freed, however often somebody collects. */
@ExtendWith(NothingLeft.class)
public class ResurrectionTest {
  private static final int STOPS = 3;
  private static final int TRAVELLERS = 4;

  /**
   * A hop takes 3 ms, most of it in pauses and collections; on a busy machine some times as long.
   */
  private static final long MILLIS_OF_HOP = 15;

  /** Takes its time as it is read, so that what comes after it is only in the message meanwhile. */
  record Pause(int micros) {
    Pause {
      LockSupport.parkNanos(1000L * micros);
    }
  }

  /**
   * A queue that travels, the one item that must be in it, and a value that was made for this hop.
   */
  record Traveller(
      Pause pause, Queue<Integer> queue, int sentinel, LongValue companion, int hops) {}

  @Test
  @Timeout(120)
  void h1ShouldKeepWhatOnlyAMessageOrItsTakerHas() throws Exception {
    new ResurrectionTest().travel(800);
  }

  /** Has some queues sent around until they have made so many hops together. */
  public void travel(int hops) throws Exception {
    long seed = Effort.seed();
    System.out.println("ResurrectionTest seed=" + seed + " hops=" + hops);
    List<Queue<Traveller>> inboxes = new ArrayList<>();
    for (int i = 0; i < STOPS; i++) {
      inboxes.add(new Queue<>());
    }
    var arrived = new Queue<Traveller>();
    var over = new Event();
    List<ChildProcess> children = new ArrayList<>();
    for (int i = 0; i < STOPS; i++) {
      children.add(start(new Stop(inboxes, i, seed + i, arrived)));
    }
    children.add(start(new Collecting(over)));
    for (int i = 0; i < TRAVELLERS; i++) {
      var queue = new Queue<Integer>();
      queue.put(i);
      inboxes
          .get(i % STOPS)
          .put(new Traveller(new Pause(0), queue, i, new LongValue(i), hops / TRAVELLERS));
    }
    Duration patience = Duration.ofSeconds(60).plusMillis(MILLIS_OF_HOP * hops);
    for (int i = 0; i < TRAVELLERS; i++) {
      Traveller one = arrived.get(patience);
      assertThat(one.queue.get(Duration.ZERO)).isEqualTo(one.sentinel);
    }
    over.set();
    for (Queue<Traveller> inbox : inboxes) {
      inbox.put(new Traveller(null, null, 0, null, 0));
    }
    for (ChildProcess child : children) {
      child.join();
      assertThat(child.exitCode()).hasValue(0);
    }
  }

  private static ChildProcess start(Task task) {
    var child = new ChildProcess(task);
    child.start();
    return child;
  }

  /** Looks at each traveller and sends it on. */
  record Stop(List<Queue<Traveller>> inboxes, int mine, long seed, Queue<Traveller> arrived)
      implements Task {
    @Override
    public void run() throws InterruptedException {
      var random = new Random(seed);
      Traveller one = inboxes.get(mine).get();
      while (one.queue != null) {
        int found = one.queue.get(Duration.ZERO);
        if (found != one.sentinel || one.companion.get() != one.sentinel) {
          throw new AssertionError(
              "found=" + found + " and=" + one.companion.get() + " expected=" + one.sentinel);
        }
        one.queue.put(one.sentinel + 1);
        var pause = new Pause(random.nextInt(8) == 0 ? random.nextInt(30_000) : 0);
        int item = one.sentinel + 1;
        var next = new Traveller(pause, one.queue, item, new LongValue(item), one.hops - 1);
        var other = new Queue<Integer>(); // where what is freed too early would be used again
        other.put(-1);
        (one.hops == 1 ? arrived : inboxes.get(random.nextInt(STOPS))).put(next);
        one = null; // so it lets go of all that, before it waits
        next = null;
        if (random.nextInt(5) == 0) {
          System.gc();
          Holders.of(Tree.current()).garbage().reclaim();
        }
        one = inboxes.get(mine).get();
      }
    }
  }

  /** Does nothing but collect. */
  record Collecting(Event over) implements Task {
    @Override
    public void run() {
      while (!over.isSet()) {
        Collector.collect(Tree.current());
      }
    }
  }
}
