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

/** All slots of a queue's first segment are used. Two processes put an item each. */
@JCStressTest
@Outcome(
    id = {"16, 17, 5, 6", "17, 16, 6, 5"},
    expect = ACCEPTABLE,
    desc = "One process made the next segment, and both items are in it.")
@Outcome(
    id = ".*",
    expect = FORBIDDEN,
    desc = "Each process made a segment of its own, and an item is lost.")
@State
public class SegmentMaking {
  private final ItemQueue queue = ItemQueue.create(Tree.current(), 0);
  private final QueueUser first = new QueueUser(queue);
  private final QueueUser second = new QueueUser(queue);

  public SegmentMaking() {
    for (int i = 0; i < Segment.FEW; i++) {
      first.put(1);
    }
  }

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
    for (int i = 0; i < Segment.FEW; i++) {
      first.get();
    }
    result.r3 = first.get();
    result.r4 = first.get();
    queue.free();
  }
}
