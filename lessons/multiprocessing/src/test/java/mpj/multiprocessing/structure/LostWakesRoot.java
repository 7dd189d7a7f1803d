package mpj.multiprocessing.structure;

import static mpj.multiprocessing.sync.UnwokenWaits.unmark;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.arena.Block;
import mpj.multiprocessing.arena.Pause;
import mpj.multiprocessing.arena.RecordType;
import mpj.multiprocessing.arena.Tree;
import mpj.multiprocessing.channel.UnwokenReceive;
import mpj.multiprocessing.internal.memory.Bell;
import mpj.multiprocessing.internal.memory.LockWord;
import mpj.multiprocessing.internal.memory.Permits;
import mpj.multiprocessing.internal.queue.Item;
import mpj.multiprocessing.internal.queue.UnwokenQueues;
import mpj.multiprocessing.sync.Event;
import mpj.multiprocessing.sync.UnwokenWaits;

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
  private static final byte[] BYTES = {1, 2, 3};

  private final List<Waiting> all = new ArrayList<>();

  private LostWakesRoot() {}

  /** What a thread does until what it waits for is there. */
  private interface Work {
    void run() throws InterruptedException;
  }

  /** A thread that waits, and how what it waits for comes without a wake. */
  private record Waiting(String what, Thread thread, Work coming) {}

  public static void main(String[] arguments) throws Exception {
    List<String> left = List.of();
    for (int round = 0; round < ROUNDS; round++) {
      left = new LostWakesRoot().round();
      if (left.isEmpty()) {
        break;
      }
    }
    System.out.println("left=" + left);
  }

  private List<String> round() throws InterruptedException {
    var never = new Event();
    var victim = new ChildProcess(never::await);
    victim.start();
    for (int kind = 0; kind < 2; kind++) { // each thread has an object of its own
      Thread.Builder threads = kind == 0 ? Thread.ofPlatform().daemon() : Thread.ofVirtual();
      waitForWords(threads);
      waitForAlarms(threads);
      waitForLives(threads);
    }
    Thread.sleep(PATIENT_MILLIS);
    for (Waiting waiting : all) {
      waiting.coming.run();
    }
    victim.kill();
    victim.join(); // which is when the death has been mended
    long until = System.nanoTime() + SOON_NANOS;
    List<String> left = new ArrayList<>();
    for (Waiting waiting : all) {
      if (!waiting.thread.join(
          java.time.Duration.ofNanos(Math.max(0, until - System.nanoTime())))) {
        left.add(waiting.what + (waiting.thread.isVirtual() ? "/virtual" : "/platform"));
      }
    }
    return left;
  }

  private void add(Thread.Builder threads, String what, Work wait, Work coming) {
    Runnable run =
        () -> {
          try {
            wait.run();
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
        };
    all.add(new Waiting(what, threads.start(run), coming));
  }

  private void waitForWords(Thread.Builder threads) {
    Block lock = LockWord.create(TREE, RecordType.LOCK);
    LockWord.tryAcquire(lock, ME);
    add(
        threads,
        "lock",
        () -> LockWord.acquire(lock, ME, Pause.FOREVER),
        () -> {
          unmark(lock, WORD, 1 << 16);
          LockWord.release(lock);
        });
    Block permits = Permits.create(TREE, RecordType.SEMAPHORE, 0, Integer.MAX_VALUE);
    add(
        threads,
        "semaphore",
        () -> Permits.take(permits, 0, new Pause(Pause.FOREVER)),
        () -> {
          unmark(permits, WORD, 1 << 31);
          Permits.give(permits, 1);
        });
    for (UnwokenWaits.Wait wait : UnwokenWaits.all(TREE, lock)) {
      add(threads, wait.what(), wait.begins()::run, wait.coming()::run);
    }
    Mailbox mailbox = Mailbox.create(TREE);
    Block box = TREE.arena().at(mailbox.offset());
    int call = mailbox.expect();
    add(
        threads,
        "answer",
        () -> mailbox.await(call, Pause.FOREVER, () -> true, new Item()),
        () -> {
          box.setInt(WORD, call << 2 | 1);
          mailbox.answer(call, BYTES, BYTES.length);
        });
  }

  private void waitForAlarms(Thread.Builder threads) {
    List<UnwokenWaits.Wait> waits = new ArrayList<>(UnwokenQueues.all(TREE));
    waits.add(UnwokenReceive.one(TREE));
    for (UnwokenWaits.Wait wait : waits) {
      add(threads, wait.what(), wait.begins()::run, wait.coming()::run);
    }
  }

  /** What no word tells that is slept on. */
  private void waitForLives(Thread.Builder threads) {
    var alive = new AtomicBoolean(true);
    Mailbox mailbox = Mailbox.create(TREE);
    int call = mailbox.expect();
    add(
        threads,
        "end of who answers",
        () -> mailbox.await(call, Pause.FOREVER, alive::get, new Item()),
        () -> alive.set(false));
    var ready = new AtomicBoolean();
    add(
        threads,
        "one of several",
        () -> Bell.await(TREE, Pause.FOREVER, ready::get, () -> {}),
        () -> ready.set(true));
  }
}
