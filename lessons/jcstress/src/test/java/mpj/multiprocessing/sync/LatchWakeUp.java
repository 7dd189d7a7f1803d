package mpj.multiprocessing.sync;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.jcstress.Uninterrupted;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/**
 * A process is about to sleep until a latch is open. It does all but sleep, because its wait has no
 * time. Another process counts down to zero, and looks whether a process sleeps. At least one of
 * them must see the other.
 */
@JCStressTest
@Outcome(
    id = {"false, true", "false, false"},
    expect = ACCEPTABLE,
    desc = "The process sees that the latch is open, so it does not sleep.")
@Outcome(id = "true, true", expect = ACCEPTABLE, desc = "The process sleeps, and is woken.")
@Outcome(id = ".*", expect = FORBIDDEN, desc = "The wake-up is lost: the process sleeps for ever.")
@State
public class LatchWakeUp {
  private static final Tree TREE = Tree.current();

  private final Block latch = LatchWord.create(TREE, 1);

  @Actor
  public void sleep(ZZ_Result result) {
    result.r1 = !Uninterrupted.get(() -> LatchWord.await(latch, 0));
  }

  @Actor
  public void countDown(ZZ_Result result) {
    result.r2 = LatchWord.hasSleepers(LatchWord.decrement(latch));
  }

  @Arbiter
  public void end() {
    TREE.arena().free(latch);
  }
}
