package mpj.multiprocessing.internal.holders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Effort;
import mpj.multiprocessing.Killer;
import mpj.multiprocessing.Task;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.channel.QueueEmpty;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.shared.LongValue;
import mpj.multiprocessing.sync.Event;

/**
 * Processes make objects, send them to each other, keep them a while, drop them and collect; and
 * they are killed at random moments. What they have must stay what it is, and when all is over
 * nothing may be left.
 */
public final class HolderKills {
  private static final int PROCESSES = 3;
  private static final int KEPT = 12;

  private final int kills;
  private final Random random;

  public HolderKills(int kills) {
    this.kills = kills;
    long seed = Effort.seed();
    this.random = new Random(seed);
    System.out.println("HolderKills seed=" + seed + " kills=" + kills);
  }

  /** What is sent: a value that nobody changes, and a queue of so much room. */
  record Parcel(LongValue value, Queue<Object> queue, int mark) {
    static Parcel make(Random random) {
      int mark = 1 + random.nextInt(1_000_000);
      return new Parcel(new LongValue(mark), new Queue<>(mark), mark);
    }

    void check() {
      if (value.get() != mark || queue.capacity() != mark) {
        throw new AssertionError(
            "value=" + value.get() + " capacity=" + queue.capacity() + " expected=" + mark);
      }
    }
  }

  public void run() throws Exception {
    Census.clean();
    Map<String, Integer> before = Census.take();
    mix();
    Census.awaitSame(before);
  }

  private void mix() throws Exception {
    List<Queue<Parcel>> inboxes = new ArrayList<>();
    List<ChildProcess> children = new ArrayList<>();
    var ready = new Queue<Integer>();
    var over = new Event();
    for (int i = 0; i < PROCESSES; i++) {
      inboxes.add(new Queue<>(20));
    }
    for (int i = 0; i < PROCESSES; i++) {
      children.add(start(new Mixer(inboxes, i, random.nextLong(), ready, over)));
    }
    try (var killer = new Killer()) {
      for (int kill = 0; kill < kills; kill++) {
        for (ready.get(Duration.ofSeconds(40)); !ready.isEmpty(); ) {
          ready.get();
        }
        LockSupport.parkNanos(random.nextInt(20_000_000));
        assertThat(children).as("kill=%d", kill).allMatch(ChildProcess::isAlive);
        int victim = random.nextInt(PROCESSES);
        killer.kill(children.get(victim).pid());
        children.get(victim).join();
        children.set(victim, start(new Mixer(inboxes, victim, random.nextLong(), ready, over)));
      }
    }
    over.set();
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

  /** One of the processes. */
  record Mixer(List<Queue<Parcel>> inboxes, int mine, long seed, Queue<Integer> ready, Event over)
      implements Task {
    @Override
    public void run() throws InterruptedException {
      var random = new Random(seed);
      List<Parcel> kept = new ArrayList<>();
      ready.put(mine);
      while (!over.isSet()) {
        for (int i = 0; i < 50; i++) {
          step(random, kept);
        }
        if (random.nextInt(20) == 0) {
          System.gc();
        }
        Holders.of(Tree.current()).garbage().reclaim();
        Collector.collect(Tree.current());
      }
    }

    private void step(Random random, List<Parcel> kept) throws InterruptedException {
      try {
        int which = random.nextInt(KEPT);
        Queue<Parcel> inbox = inboxes.get(random.nextInt(PROCESSES));
        switch (random.nextInt(4)) {
          case 0 -> inbox.putIf(Parcel.make(random));
          case 1 -> {
            Parcel got = inboxes.get(mine).get(Duration.ZERO);
            got.check();
            kept.add(got);
          }
          case 2 -> {
            if (which < kept.size()) {
              Parcel other = kept.get(random.nextInt(kept.size()));
              kept.get(which).queue.putIf(other); // in circles, too
              inbox.putIf(kept.get(which));
            }
          }
          default -> {
            if (which < kept.size()) {
              kept.get(which).check();
              kept.remove(which);
            }
          }
        }
        while (kept.size() > KEPT) {
          kept.removeFirst();
        }
      } catch (QueueEmpty e) {
        // The next step does something else.
      }
    }
  }
}
