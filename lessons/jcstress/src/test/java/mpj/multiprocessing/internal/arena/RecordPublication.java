package mpj.multiprocessing.internal.arena;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IJ_Result;

/**
 * A process fills a record by plain writes and publishes it. Another process looks for the record
 * and reads it.
 */
@JCStressTest
@Outcome(id = "-1, -1", expect = ACCEPTABLE, desc = "The record is not there yet.")
@Outcome(id = "7, 42", expect = ACCEPTABLE, desc = "The record is there, with all its content.")
@Outcome(id = ".*", expect = FORBIDDEN, desc = "A record without all its content was found.")
@State
public class RecordPublication {
  private static final Arena ARENA = Tree.current().arena();
  private static final int CONTENT = Arena.RECORD_HEADER;

  private final Block record = ARENA.allocate(CONTENT + Long.BYTES);
  private final long offset = record.offset();

  @Actor
  public void maker() {
    record.putLong(CONTENT, 42);
    ARENA.publish(record, RecordType.EVENT, 7, ProcessTable.ROOT);
  }

  @Actor
  public void finder(IJ_Result result) {
    Block found = ARENA.find(offset, RecordType.EVENT);
    result.r1 = found == null ? -1 : Arena.number(found);
    result.r2 = found == null ? -1 : found.getLong(CONTENT);
  }

  @Arbiter
  public void end() {
    ARENA.free(record);
  }
}
