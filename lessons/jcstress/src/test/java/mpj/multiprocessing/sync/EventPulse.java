package mpj.multiprocessing.sync;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import mpj.multiprocessing.internal.arena.Backoff;
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
 * A process sets an event and clears it at once. Another process, whose wait began before that,
 * still waits. If it misses the event, its wait never ends, and jcstress reports a timeout. A lost
 * wake-up could not be seen here, because a thread that sleeps looks again by itself; {@link
 * EventWakeUp} would show it.
 */
@JCStressTest
@Outcome(id = "true, false", expect = ACCEPTABLE, desc = "The waiting process was released.")
@Outcome(id = ".*", expect = FORBIDDEN, desc = "It was not released, or the event is still set.")
@State
public class EventPulse {
  private static final Tree TREE = Tree.current();

  private final Block event = EventWord.create(TREE);
  private final long before = EventWord.look(event);

  @Actor
  public void setter() {
    EventWord.set(event);
    EventWord.clear(event);
  }

  @Actor
  public void waiter(ZZ_Result result) {
    result.r1 = Uninterrupted.get(() -> EventWord.await(event, before, Backoff.FOREVER));
  }

  @Arbiter
  public void end(ZZ_Result result) {
    result.r2 = EventWord.isSet(EventWord.look(event));
    TREE.arena().free(event);
  }
}
