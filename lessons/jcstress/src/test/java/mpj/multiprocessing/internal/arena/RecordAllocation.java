package mpj.multiprocessing.internal.arena;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJJJ_Result;

/**
 * Two processes allocate a record each, write to it, and free it. Soon each of them gets records
 * that the other one has just freed.
 */
@JCStressTest
@Outcome(
    id = "0, 1, 0, 2",
    expect = ACCEPTABLE,
    desc = "Each record was filled with zeros, and only the process that allocated it wrote to it.")
@Outcome(
    id = ".*",
    expect = FORBIDDEN,
    desc = "Both processes had the same record, or one saw what was in it before.")
@State
public class RecordAllocation {
  private static final Arena ARENA = Tree.current().arena();
  private static final int CONTENT = Arena.RECORD_HEADER;

  @Actor
  public void first(JJJJ_Result result) {
    Block record = ARENA.allocate(CONTENT + Long.BYTES);
    result.r1 = record.getAndAddLong(CONTENT, 1);
    result.r2 = record.getLong(CONTENT);
    ARENA.free(record);
  }

  @Actor
  public void second(JJJJ_Result result) {
    Block record = ARENA.allocate(CONTENT + Long.BYTES);
    result.r3 = record.getAndAddLong(CONTENT, 2);
    result.r4 = record.getLong(CONTENT);
    ARENA.free(record);
  }
}
