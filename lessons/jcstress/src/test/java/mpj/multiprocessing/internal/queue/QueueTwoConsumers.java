package mpj.multiprocessing.internal.queue;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import mpj.multiprocessing.internal.arena.Tree;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Two processes try to take the only item. */
@JCStressTest
@Outcome(
    id = {"7, 0", "0, 7"},
    expect = ACCEPTABLE,
    desc = "One process has the item.")
@Outcome(id = ".*", expect = FORBIDDEN, desc = "The item was taken twice, or is lost.")
@State
public class QueueTwoConsumers {
  private final ItemQueue queue = ItemQueue.create(Tree.current(), 0);
  private final QueueUser first = new QueueUser(queue);
  private final QueueUser second = new QueueUser(queue);

  public QueueTwoConsumers() {
    first.put(7);
  }

  @Actor
  public void first(II_Result result) {
    result.r1 = first.get();
  }

  @Actor
  public void second(II_Result result) {
    result.r2 = second.get();
  }

  @Arbiter
  public void end() {
    queue.free();
  }
}
