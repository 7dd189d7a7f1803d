package mpj.multiprocessing.internal.memory;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Tree;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZI_Result;

/** Two processes try to acquire a lock, and keep it. */
@JCStressTest
@Outcome(
    id = {"true, false, 2", "false, true, 3"},
    expect = ACCEPTABLE,
    desc = "One process has the lock, and the word says which one.")
@Outcome(
    id = ".*",
    expect = FORBIDDEN,
    desc = "Not exactly one process has the lock, or the word has another owner.")
@State
public class LockTrial {
  private static final Tree TREE = Tree.current();

  private final Block lock = LockWord.create(TREE, RecordType.LOCK);

  @Actor
  public void first(ZZI_Result result) {
    result.r1 = LockWord.tryAcquire(lock, 2);
  }

  @Actor
  public void second(ZZI_Result result) {
    result.r2 = LockWord.tryAcquire(lock, 3);
  }

  @Arbiter
  public void end(ZZI_Result result) {
    result.r3 = LockWord.owner(lock);
    TREE.arena().free(lock);
  }
}
