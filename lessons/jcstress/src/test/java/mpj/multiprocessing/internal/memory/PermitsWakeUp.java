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
import org.openjdk.jcstress.infra.results.ZZ_Result;

/**
 * A process is about to sleep until there is a permit. It does all but sleep, because its wait has
 * no time. Another process adds one, and looks whether a process sleeps. At least one of them must
 * see the other.
 */
@JCStressTest
@Outcome(
    id = "false, false",
    expect = ACCEPTABLE,
    desc = "The process takes the permit, so it does not sleep.")
@Outcome(id = "true, true", expect = ACCEPTABLE, desc = "The process sleeps, and is woken.")
@Outcome(id = ".*", expect = FORBIDDEN, desc = "The wake-up is lost: the process sleeps for ever.")
@State
public class PermitsWakeUp {
  private static final Tree TREE = Tree.current();

  private final Block permits = Permits.create(TREE, RecordType.SEMAPHORE, 0, 9);

  @Actor
  public void sleep(ZZ_Result result) {
    Backoff noTime = new Backoff(0);
    result.r1 = Uninterrupted.get(() -> Permits.take(permits, 0, noTime)) == Permits.NONE;
  }

  @Actor
  public void give(ZZ_Result result) {
    result.r2 = Permits.hasSleepers(Permits.add(permits, 1));
  }

  @Arbiter
  public void end() {
    TREE.arena().free(permits);
  }
}
