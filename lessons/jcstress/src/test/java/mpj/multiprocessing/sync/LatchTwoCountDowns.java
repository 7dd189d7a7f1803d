package mpj.multiprocessing.sync;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Tree;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIZ_Result;

/** Two processes count down a latch at the same time, which opens it. */
@JCStressTest
@Outcome(
    id = {"1, 0, true", "0, 1, true"},
    expect = ACCEPTABLE,
    desc = "Both count, and the second one opens the latch.")
@Outcome(id = ".*", expect = FORBIDDEN, desc = "A countdown is lost, or counts twice.")
@State
public class LatchTwoCountDowns {
  private static final Tree TREE = Tree.current();

  private final Block latch = LatchWord.create(TREE, 2);

  @Actor
  public void first(IIZ_Result result) {
    result.r1 = LatchWord.countDown(latch);
  }

  @Actor
  public void second(IIZ_Result result) {
    result.r2 = LatchWord.countDown(latch);
  }

  @Arbiter
  public void end(IIZ_Result result) {
    result.r3 = LatchWord.isOpen(latch);
    TREE.arena().free(latch);
  }
}
