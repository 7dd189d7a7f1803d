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
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A message nearly fills the first ring of a lane. A process sends another one, so the lane goes on
 * in a larger ring. Another process takes what it finds.
 */
@JCStressTest
@Outcome(id = "5, 0", expect = ACCEPTABLE, desc = "The second message is not there yet.")
@Outcome(id = "5, 6", expect = ACCEPTABLE, desc = "The second message was found in the new ring.")
@Outcome(id = ".*", expect = FORBIDDEN, desc = "A message was looked for in the wrong ring.")
@State
public class LaneGrowth {
  private static final Tree TREE = Tree.current();
  private static final int LENGTH = Lane.SMALL_BYTES * 3 / 4;

  private final PipeState pipe = PipeState.create(TREE, false);
  private final LaneUser writer = new LaneUser(pipe);
  private final LaneUser reader = new LaneUser(pipe);

  public LaneGrowth() {
    writer.send(5, LENGTH);
  }

  @Actor
  public void send() {
    writer.send(6, LENGTH);
  }

  @Actor
  public void receive(II_Result result) {
    result.r1 = reader.receive(LENGTH);
    result.r2 = reader.receive(LENGTH);
  }

  @Arbiter
  public void end() {
    Parts.free(TREE, pipe.block());
  }
}
