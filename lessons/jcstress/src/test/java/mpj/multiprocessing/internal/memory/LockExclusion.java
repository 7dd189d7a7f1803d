package mpj.multiprocessing.internal.memory;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

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
import org.openjdk.jcstress.infra.results.JJ_Result;

/** Two processes acquire a lock, add one to a count by plain accesses, and release the lock. */
@JCStressTest
@Outcome(
    id = {"0, 1", "1, 0"},
    expect = ACCEPTABLE,
    desc = "The second holder sees the count of the first one.")
@Outcome(
    id = ".*",
    expect = FORBIDDEN,
    desc = "Both held the lock at the same time, or the second holder sees an old count.")
@State
public class LockExclusion {
  private static final Tree TREE = Tree.current();

  private final Block lock = LockWord.create(TREE, RecordType.LOCK);

  @Actor
  public void first(JJ_Result result) {
    result.r1 = count(2);
  }

  @Actor
  public void second(JJ_Result result) {
    result.r2 = count(3);
  }

  private long count(int slot) {
    Uninterrupted.get(() -> LockWord.acquire(lock, slot, Backoff.FOREVER));
    long before = LockWord.noteAcquired(lock, slot);
    LockWord.release(lock);
    return before;
  }

  @Arbiter
  public void end() {
    TREE.arena().free(lock);
  }
}
