package mpj.multiprocessing.internal.queue;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import mpj.multiprocessing.internal.arena.Tree;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;

/** Two processes put an item each. */
@JCStressTest
@Outcome(
    id = {"0, 1, 5, 6", "1, 0, 6, 5"},
    expect = ACCEPTABLE,
    desc = "Both items are in the queue, in the order of their positions.")
@Outcome(id = ".*", expect = FORBIDDEN, desc = "An item is lost, or in another place.")
@State
public class QueueTwoProducers {
  private final ItemQueue queue = ItemQueue.create(Tree.current(), 0);
  private final QueueUser first = new QueueUser(queue);
  private final QueueUser second = new QueueUser(queue);

  @Actor
  public void first(IIII_Result result) {
    result.r1 = first.put(5);
  }

  @Actor
  public void second(IIII_Result result) {
    result.r2 = second.put(6);
  }

  @Arbiter
  public void end(IIII_Result result) {
    result.r3 = first.get();
    result.r4 = first.get();
    queue.free();
  }
}
