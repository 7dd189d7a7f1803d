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
import org.openjdk.jcstress.infra.results.III_Result;

/** Two processes add a permit each. */
@JCStressTest
@Outcome(
    id = {"1, 2, 2", "2, 1, 2"},
    expect = ACCEPTABLE,
    desc = "Both permits are there.")
@Outcome(id = ".*", expect = FORBIDDEN, desc = "An update is lost: a permit is missing.")
@State
public class PermitsGiving {
  private static final Tree TREE = Tree.current();

  private final Block permits = Permits.create(TREE, RecordType.SEMAPHORE, 0, 9);

  @Actor
  public void first(III_Result result) {
    result.r1 = Permits.give(permits, 1);
  }

  @Actor
  public void second(III_Result result) {
    result.r2 = Permits.give(permits, 1);
  }

  @Arbiter
  public void end(III_Result result) {
    result.r3 = Permits.available(permits);
    TREE.arena().free(permits);
  }
}
