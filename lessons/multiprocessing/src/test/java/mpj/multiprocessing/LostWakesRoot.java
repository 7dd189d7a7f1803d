package mpj.multiprocessing;

import static mpj.multiprocessing.sync.UnwokenWaits.unmark;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import mpj.multiprocessing.channel.UnwokenReceive;
import mpj.multiprocessing.internal.arena.Backoff;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.memory.LockWord;
import mpj.multiprocessing.internal.memory.Permits;
import mpj.multiprocessing.internal.memory.ProcessEventCount;
import mpj.multiprocessing.internal.queue.UnwokenQueues;
import mpj.multiprocessing.manager.UnwokenAnswers;
import mpj.multiprocessing.sync.Event;
import mpj.multiprocessing.sync.UnwokenWaits;
import mpj.multiprocessing.trace.WaitKind;

/**
 * Threads that wait for everything there is, in the kernel and parked, until they look for
 * themselves but once a second. Then all of it comes, and wakes nobody, as if whoever brings it had
 * been killed before the wake; and a process dies. Prints who had gone on soon after that.
 */
final class LostWakesRoot {
  /** After so long a sleeper looks for itself once a second. */
  private static final long PATIENT_MILLIS = 1_500;

  private static final long SOON_NANOS = 300_000_000;
  private static final int ROUNDS = 4; // on a busy machine a round may be too slow

  private static final Tree TREE = Tree.current();
  private static final int ME = TREE.slot();
  private static final int WORD = 16;

  private final List<Waiting> all = new ArrayList<>();

  private LostWakesRoot() {}

  /** A wait, and the thread that waits. */
  private record Waiting(UnwokenWaits.Wait what, Thread thread) {}

  public static void main(String[] arguments) throws Exception {
    List<String> left = List.of();
    for (int round = 0; round < ROUNDS; round++) {
      left = new LostWakesRoot().round();
      if (left.isEmpty()) {
        break;
      }
    }
    System.out.println("left=" + left);
    System.out.println("untried=" + untried());
  }

  private List<String> round() throws InterruptedException {
    var never = new Event();
    var victim = new ChildProcess(never::await);
    victim.start();
    for (int kind = 0; kind < 2; kind++) { // each thread has an object of its own
      Thread.Builder threads = kind == 0 ? Thread.ofPlatform().daemon() : Thread.ofVirtual();
      waits().forEach(wait -> begin(threads, wait));
    }
    Thread.sleep(PATIENT_MILLIS);
    for (Waiting waiting : all) {
      waiting.what.coming().run();
    }
    victim.kill();
    victim.join(); // which is when the death has been mended
    long until = System.nanoTime() + SOON_NANOS;
    List<String> left = new ArrayList<>();
    for (Waiting waiting : all) {
      if (!waiting.thread.join(
          java.time.Duration.ofNanos(Math.max(0, until - System.nanoTime())))) {
        left.add(waiting.what.what() + (waiting.thread.isVirtual() ? "/virtual" : "/platform"));
      }
    }
    return left;
  }

  private static Set<WaitKind> untried() {
    Set<WaitKind> kinds = EnumSet.allOf(WaitKind.class);
    for (UnwokenWaits.Wait wait : waits()) {
      kinds.removeIf(kind -> kind.name().equalsIgnoreCase(wait.what()));
    }
    return kinds;
  }

  private void begin(Thread.Builder threads, UnwokenWaits.Wait wait) {
    Runnable run =
        () -> {
          try {
            wait.begins().run();
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
        };
    all.add(new Waiting(wait, threads.start(run)));
  }

  private static List<UnwokenWaits.Wait> waits() {
    Block lock = LockWord.create(TREE, RecordType.LOCK);
    LockWord.tryAcquire(lock, ME);
    List<UnwokenWaits.Wait> waits = new ArrayList<>(UnwokenWaits.all(TREE, lock));
    waits.addAll(UnwokenQueues.all(TREE));
    waits.addAll(
        List.of(
            lock(lock),
            permit(),
            UnwokenReceive.one(TREE),
            UnwokenAnswers.answer(TREE),
            UnwokenAnswers.death(TREE),
            oneOfSeveral()));
    return waits;
  }

  private static UnwokenWaits.Wait lock(Block lock) {
    return new UnwokenWaits.Wait(
        "lock",
        () -> LockWord.acquire(lock, ME, Backoff.FOREVER),
        () -> {
          unmark(lock, WORD, 1 << 16);
          LockWord.release(lock);
        });
  }

  private static UnwokenWaits.Wait permit() {
    Block permits = Permits.create(TREE, RecordType.SEMAPHORE, 0, Integer.MAX_VALUE);
    return new UnwokenWaits.Wait(
        "semaphore",
        () -> Permits.take(permits, 0, new Backoff(Backoff.FOREVER)),
        () -> {
          unmark(permits, WORD, 1 << 31);
          Permits.give(permits, 1);
        });
  }

  private static UnwokenWaits.Wait oneOfSeveral() {
    var ready = new AtomicBoolean();
    return new UnwokenWaits.Wait(
        "one of several",
        () -> ProcessEventCount.await(TREE, Backoff.FOREVER, ready::get, () -> {}),
        () -> ready.set(true));
  }
}
