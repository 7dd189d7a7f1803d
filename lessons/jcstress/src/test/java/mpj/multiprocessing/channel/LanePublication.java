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

/** A process sends two messages. Another process takes what it finds. */
@JCStressTest
@Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "There is no message yet.")
@Outcome(
    id = {"5, 0", "0, 5"},
    expect = ACCEPTABLE,
    desc = "The first message is there, with all its bytes.")
@Outcome(id = "5, 6", expect = ACCEPTABLE, desc = "Both messages are there, in their order.")
@Outcome(
    id = ".*",
    expect = FORBIDDEN,
    desc = "A message was taken before all of it was written, or out of order.")
@State
public class LanePublication {
  private static final Tree TREE = Tree.current();
  private static final int LENGTH = 100;

  private final PipeState pipe = PipeState.create(TREE, false);
  private final LaneUser writer = new LaneUser(pipe);
  private final LaneUser reader = new LaneUser(pipe);

  @Actor
  public void send() {
    writer.send(5, LENGTH);
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
