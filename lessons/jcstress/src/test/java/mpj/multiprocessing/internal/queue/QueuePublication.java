package mpj.multiprocessing.internal.queue;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import mpj.multiprocessing.internal.arena.Tree;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** A process puts an item, and another process tries to take it. */
@JCStressTest
@Outcome(id = "0", expect = ACCEPTABLE, desc = "There is no item yet.")
@Outcome(id = "7", expect = ACCEPTABLE, desc = "The item has all its bytes.")
@Outcome(id = ".*", expect = FORBIDDEN, desc = "The item was taken before all of it was written.")
@State
public class QueuePublication {
  private final ItemQueue queue = ItemQueue.create(Tree.current(), 0);
  private final QueueUser producer = new QueueUser(queue);
  private final QueueUser consumer = new QueueUser(queue);

  @Actor
  public void put() {
    producer.put(7);
  }

  @Actor
  public void get(I_Result result) {
    result.r1 = consumer.get();
  }

  @Arbiter
  public void end() {
    queue.free();
  }
}
