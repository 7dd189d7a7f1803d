package mpj.multiprocessing.internal.memory;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.concurrent.ThreadLocalRandom;
import mpj.multiprocessing.internal.arena.Backoff;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.jcstress.Uninterrupted;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZI_Result;

/**
 * The holder of a lock notes its slot by a plain write and releases the lock. Another process waits
 * for the lock, and reads the note. It sleeps in some of the waits. A lost wake-up could not be
 * seen here, because a thread that sleeps looks again by itself; {@link LockWakeUp} would show it.
 */
@JCStressTest
@Outcome(id = "true, 2", expect = ACCEPTABLE, desc = "The next holder sees the note.")
@Outcome(id = ".*", expect = FORBIDDEN, desc = "The next holder does not see the note.")
@State
public class LockHandover {
  private static final Tree TREE = Tree.current();

  /** About twice as long as a {@link Backoff} spins. */
  private static final int LONGEST_HOLD_NANOS = 40_000;

  private final Block lock = LockWord.create(TREE, RecordType.LOCK);

  public LockHandover() {
    LockWord.tryAcquire(lock, 2);
  }

  @Actor
  public void holder() {
    LockWord.noteAcquired(lock, 2);
    long until = System.nanoTime() + ThreadLocalRandom.current().nextInt(LONGEST_HOLD_NANOS);
    while (System.nanoTime() < until) {
      Thread.onSpinWait();
    }
    LockWord.release(lock);
  }

  @Actor
  public void next(ZI_Result result) {
    result.r1 = Uninterrupted.get(() -> LockWord.acquire(lock, 3, Backoff.FOREVER));
    result.r2 = LockWord.lastHolder(lock);
  }

  @Arbiter
  public void end() {
    TREE.arena().free(lock);
  }
}
