package mpj.multiprocessing.channel;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import mpj.multiprocessing.internal.arena.Parts;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.memory.SleepAttempt;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/**
 * A process is about to sleep until a message comes: it tells so, and looks at the lane once more.
 * Another process publishes a message, and looks whether a process sleeps. At least one of them
 * must see the other. The message is not written, so that both meet more often.
 */
@JCStressTest
@Outcome(
    id = {"false, true", "false, false"},
    expect = ACCEPTABLE,
    desc = "The process sees the message, so it does not sleep.")
@Outcome(id = "true, false", expect = ACCEPTABLE, desc = "The process sleeps, and is woken.")
@Outcome(id = ".*", expect = FORBIDDEN, desc = "The wake-up is lost: the process sleeps for ever.")
@State
public class LaneWakeUp {
  private static final Tree TREE = Tree.current();

  private final PipeState pipe = PipeState.create(TREE, false);
  private final Lane lane = pipe.toward(0);

  @Actor
  public void publish() {
    lane.publish(Frame.size(1));
    lane.announce(TREE.table());
  }

  @Actor
  public void sleep(ZZ_Result result) {
    SleepAttempt.make(lane.block, Lane.DATA, () -> result.r1 = !lane.hasMessage());
  }

  @Arbiter
  public void end(ZZ_Result result) {
    result.r2 = SleepAttempt.isUnnoticed(lane.block, Lane.DATA);
    lane.clear();
    Parts.free(TREE, pipe.block());
  }
}
