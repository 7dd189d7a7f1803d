package mpj.multiprocessing.sync;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Tree;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZJ_Result;

/** A process writes data by a plain write and sets an event. Another process looks at both. */
@JCStressTest
@Outcome(
    id = {"false, 0", "false, 42"},
    expect = ACCEPTABLE,
    desc = "The event is not set yet, so nothing is known of the data.")
@Outcome(id = "true, 42", expect = ACCEPTABLE, desc = "The event is set, and the data is there.")
@Outcome(id = ".*", expect = FORBIDDEN, desc = "The event is set, but the data is not there.")
@State
public class EventPublication {
  private static final Tree TREE = Tree.current();
  private static final int DATA = 32; // behind the event's word, in its record

  private final Block event = EventWord.create(TREE);

  @Actor
  public void setter() {
    event.putLong(DATA, 42);
    EventWord.set(event);
  }

  @Actor
  public void looker(ZJ_Result result) {
    result.r1 = EventWord.isSet(EventWord.look(event));
    result.r2 = event.getLong(DATA);
  }

  @Arbiter
  public void end() {
    TREE.arena().free(event);
  }
}
