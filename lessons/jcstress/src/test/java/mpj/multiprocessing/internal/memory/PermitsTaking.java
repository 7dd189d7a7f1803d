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

/** Two processes try to take the only permit. */
@JCStressTest
@Outcome(
    id = {"0, -1, 0", "-1, 0, 0"},
    expect = ACCEPTABLE,
    desc = "One process has the permit.")
@Outcome(id = ".*", expect = FORBIDDEN, desc = "The permit was taken twice, or is lost.")
@State
public class PermitsTaking {
  private static final Tree TREE = Tree.current();

  private final Block permits = Permits.create(TREE, RecordType.SEMAPHORE, 1, 1);

  @Actor
  public void first(III_Result result) {
    result.r1 = Permits.tryTake(permits, 0);
  }

  @Actor
  public void second(III_Result result) {
    result.r2 = Permits.tryTake(permits, 0);
  }

  @Arbiter
  public void end(III_Result result) {
    result.r3 = Permits.available(permits);
    TREE.arena().free(permits);
  }
}
