package mpj.multiprocessing.internal.arena;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** Two processes take over a record, to free it. */
@JCStressTest
@Outcome(
    id = {"true, false", "false, true"},
    expect = ACCEPTABLE,
    desc = "One process frees the record.")
@Outcome(id = ".*", expect = FORBIDDEN, desc = "The record is freed twice, or never.")
@State
public class RecordTakeover {
  private static final Arena ARENA = Tree.current().arena();

  private final Block record = ARENA.allocate(Arena.RECORD_HEADER + Long.BYTES);

  public RecordTakeover() {
    ARENA.publish(record, RecordType.EVENT, 7, ProcessTable.ROOT);
  }

  @Actor
  public void first(ZZ_Result result) {
    result.r1 = ARENA.takeOver(record, RecordType.EVENT);
  }

  @Actor
  public void second(ZZ_Result result) {
    result.r2 = ARENA.takeOver(record, RecordType.EVENT);
  }

  @Arbiter
  public void end() {
    ARENA.free(record);
  }
}
