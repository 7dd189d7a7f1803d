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
import org.openjdk.jcstress.infra.results.ZJ_Result;

/** A process writes data by a plain write and counts down to zero. Another one looks at both. */
@JCStressTest
@Outcome(
    id = {"false, 0", "false, 42"},
    expect = ACCEPTABLE,
    desc = "The latch is not open yet, so nothing is known of the data.")
@Outcome(id = "true, 42", expect = ACCEPTABLE, desc = "The latch is open, and the data is there.")
@Outcome(id = ".*", expect = FORBIDDEN, desc = "The latch is open, but the data is not there.")
@State
public class LatchPublication {
  private static final Tree TREE = Tree.current();
  private static final int DATA = 32; // behind the latch's word, in its record

  private final Block latch = LatchWord.create(TREE, 1);

  @Actor
  public void counter() {
    latch.putLong(DATA, 42);
    LatchWord.countDown(latch);
  }

  @Actor
  public void looker(ZJ_Result result) {
    result.r1 = LatchWord.isOpen(latch);
    result.r2 = latch.getLong(DATA);
  }

  @Arbiter
  public void end() {
    TREE.arena().free(latch);
  }
}
