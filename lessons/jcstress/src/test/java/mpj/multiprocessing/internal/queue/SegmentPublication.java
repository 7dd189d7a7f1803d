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

/**
 * All slots of a queue's first segment are used, and one item is left in it. A process puts an item
 * into a new segment. Another process takes what it finds.
 */
@JCStressTest
@Outcome(id = "5, 0", expect = ACCEPTABLE, desc = "The new item is not there yet.")
@Outcome(id = "5, 6", expect = ACCEPTABLE, desc = "The new item was found in the new segment.")
@Outcome(
    id = ".*",
    expect = FORBIDDEN,
    desc = "The new segment was found before it was prepared, or an item is lost.")
@State
public class SegmentPublication {
  private final ItemQueue queue = ItemQueue.create(Tree.current(), 0);
  private final QueueUser producer = new QueueUser(queue);
  private final QueueUser consumer = new QueueUser(queue);

  public SegmentPublication() {
    for (int i = 0; i < Segment.FEW; i++) {
      producer.put(5);
    }
    for (int i = 1; i < Segment.FEW; i++) {
      consumer.get();
    }
  }

  @Actor
  public void put() {
    producer.put(6);
  }

  @Actor
  public void get(II_Result result) {
    result.r1 = consumer.get();
    result.r2 = consumer.get();
  }

  @Arbiter
  public void end() {
    queue.free();
  }
}
