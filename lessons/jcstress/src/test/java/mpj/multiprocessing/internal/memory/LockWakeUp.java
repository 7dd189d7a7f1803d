package mpj.multiprocessing.internal.memory;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.jcstress.Uninterrupted;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/**
 * A process is about to sleep until a lock is free. It does all but sleep, because its wait has no
 * time. The holder releases the lock, and looks whether a process sleeps. At least one of them must
 * see the other.
 */
@JCStressTest
@Outcome(
    id = "false, false",
    expect = ACCEPTABLE,
    desc = "The process takes the lock, so it does not sleep.")
@Outcome(id = "true, true", expect = ACCEPTABLE, desc = "The process sleeps, and is woken.")
@Outcome(id = ".*", expect = FORBIDDEN, desc = "The wake-up is lost: the process sleeps for ever.")
@State
public class LockWakeUp {
  private static final Tree TREE = Tree.current();

  private final Block lock = LockWord.create(TREE, RecordType.LOCK);

  public LockWakeUp() {
    LockWord.tryAcquire(lock, 2);
  }

  @Actor
  public void sleep(ZZ_Result result) {
    result.r1 = !Uninterrupted.get(() -> LockWord.acquire(lock, 3, 0));
  }

  @Actor
  public void release(ZZ_Result result) {
    result.r2 = LockWord.hasSleepers(LockWord.free(lock));
  }

  @Arbiter
  public void end() {
    TREE.arena().free(lock);
  }
}
