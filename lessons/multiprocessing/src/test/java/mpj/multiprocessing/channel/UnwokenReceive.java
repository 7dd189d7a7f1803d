package mpj.multiprocessing.channel;

import mpj.multiprocessing.internal.arena.Backoff;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.sync.UnwokenWaits;

/** A wait for a message, and how one comes without a wake. */
public final class UnwokenReceive {
  private static final byte[] BYTES = {1, 2, 3};

  /** Returns one in a pipe of its own. */
  public static UnwokenWaits.Wait one(Tree tree) {
    PipeState pipe = PipeState.create(tree, false);
    Lane lane = pipe.toward(0);
    return new UnwokenWaits.Wait(
        "receive",
        () -> new LaneReader(pipe, 0).await(Backoff.FOREVER),
        () -> {
          UnwokenWaits.unmark(lane.block, Lane.DATA, 1);
          new LaneWriter(pipe, 1).send(BYTES, 0, BYTES.length, 0, null);
        });
  }

  private UnwokenReceive() {}
}
