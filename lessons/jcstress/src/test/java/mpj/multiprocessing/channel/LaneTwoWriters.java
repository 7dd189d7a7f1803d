package mpj.multiprocessing.channel;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import mpj.multiprocessing.internal.arena.Parts;
import mpj.multiprocessing.internal.arena.Tree;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;

/** Two processes that hold the same end of a pipe send a message each. */
@JCStressTest
@Outcome(
    id = {"0, 1, 5, 6", "1, 0, 6, 5"},
    expect = ACCEPTABLE,
    desc = "Both messages were sent, in the order of their numbers.")
@Outcome(id = ".*", expect = FORBIDDEN, desc = "A message is lost, or overwritten by the other.")
@State
public class LaneTwoWriters {
  private static final Tree TREE = Tree.current();
  private static final int LENGTH = 100;

  private final PipeState pipe = PipeState.create(TREE, false);
  private final LaneUser first = new LaneUser(pipe);
  private final LaneUser second = new LaneUser(pipe);

  @Actor
  public void first(IIII_Result result) {
    result.r1 = first.send(5, LENGTH);
  }

  @Actor
  public void second(IIII_Result result) {
    result.r2 = second.send(6, LENGTH);
  }

  @Arbiter
  public void end(IIII_Result result) {
    result.r3 = first.receive(LENGTH);
    result.r4 = first.receive(LENGTH);
    Parts.free(TREE, pipe.block());
  }
}
