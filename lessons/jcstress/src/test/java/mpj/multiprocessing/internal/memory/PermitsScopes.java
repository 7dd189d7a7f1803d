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
import org.openjdk.jcstress.infra.results.IIII_Result;

/**
 * A process releases the only permit, which it holds, and another process tries to take it. Each of
 * them changes two words: the permits and its own entry. Each completes what the other has begun.
 */
@JCStressTest
@Outcome(
    id = {"1, -1, 0, 0", "1, 0, 0, 1"},
    expect = ACCEPTABLE,
    desc = "The permit is available, or the second process holds it.")
@Outcome(
    id = ".*",
    expect = FORBIDDEN,
    desc = "The entries do not say which process holds the permit: a death would lose or add one.")
@State
public class PermitsScopes {
  private static final Tree TREE = Tree.current();

  private final Block permits = Permits.create(TREE, RecordType.BOUNDED_SEMAPHORE, 1, 1);

  public PermitsScopes() {
    Permits.tryTake(permits, 2);
  }

  @Actor
  public void holder(IIII_Result result) {
    result.r1 = Permits.giveScoped(permits, 2);
  }

  @Actor
  public void next(IIII_Result result) {
    result.r2 = Permits.tryTake(permits, 3);
  }

  @Arbiter
  public void end(IIII_Result result) {
    result.r3 = Permits.held(permits, 2);
    result.r4 = Permits.held(permits, 3);
    TREE.arena().free(permits);
  }
}
