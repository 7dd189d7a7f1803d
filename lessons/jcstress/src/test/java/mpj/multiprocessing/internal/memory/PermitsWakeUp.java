package mpj.multiprocessing.internal.memory;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import mpj.multiprocessing.internal.arena.AdaptiveSpin;
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
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * A process waits for a permit without spinning first, and another process adds the permit. If the
 * wait never ends, a wake-up is lost; then jcstress reports a timeout.
 */
@JCStressTest
@Outcome(id = "0, 1, 0", expect = ACCEPTABLE, desc = "The waiting process gets the permit.")
@Outcome(id = ".*", expect = FORBIDDEN, desc = "The permit went elsewhere, or is there twice.")
@State
public class PermitsWakeUp {
  private static final Tree TREE = Tree.current();

  private final Block permits = Permits.create(TREE, RecordType.SEMAPHORE, 0, 9);
  private final AdaptiveSpin none = new AdaptiveSpin();

  public PermitsWakeUp() {
    for (int vain = 0; vain < 3; vain++) {
      new Backoff(0, none);
      none.slept();
    }
  }

  @Actor
  public void waiter(III_Result result) {
    Backoff pause = new Backoff(Backoff.FOREVER, none);
    result.r1 = Uninterrupted.get(() -> Permits.take(permits, 0, pause));
  }

  @Actor
  public void giver(III_Result result) {
    result.r2 = Permits.give(permits, 1);
  }

  @Arbiter
  public void end(III_Result result) {
    result.r3 = Permits.available(permits);
    TREE.arena().free(permits);
  }
}
