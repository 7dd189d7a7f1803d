package mpj.multiprocessing.internal.memory;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Tree;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;

/** Two processes need a part that does not exist yet, and count themselves in it. */
@JCStressTest
@Outcome(
    id = {"0, 1", "1, 0"},
    expect = ACCEPTABLE,
    desc = "Both use the same part, which began with zeros.")
@Outcome(
    id = ".*",
    expect = FORBIDDEN,
    desc = "Each has a part of its own, or one sees what was in the memory before it was a part.")
@State
public class PartMaking {
  private static final Arena ARENA = Tree.current().arena();
  private static final int WORD = Arena.RECORD_HEADER;
  private static final int COUNT = Part.FIRST;

  private final Block owner = ARENA.allocate(WORD + Integer.BYTES);

  @Actor
  public void first(JJ_Result result) {
    result.r1 = count();
  }

  @Actor
  public void second(JJ_Result result) {
    result.r2 = count();
  }

  private long count() {
    return Part.findOrMake(owner, WORD, Long.BYTES).getAndAddLong(COUNT, 1);
  }

  @Arbiter
  public void end() {
    Part.free(owner, WORD);
    ARENA.free(owner);
  }
}
