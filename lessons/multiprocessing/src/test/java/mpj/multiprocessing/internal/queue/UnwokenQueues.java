package mpj.multiprocessing.internal.queue;

import static mpj.multiprocessing.sync.UnwokenWaits.unmark;

import java.util.List;
import mpj.multiprocessing.internal.arena.Backoff;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.sync.UnwokenWaits;

/** Waits by a queue, and how what they wait for comes without a wake. */
public final class UnwokenQueues {
  private static final byte[] BYTES = {1, 2, 3};

  /** Returns a wait of each kind, for a queue of its own. */
  public static List<UnwokenWaits.Wait> all(Tree tree) {
    return List.of(item(tree), room(tree), allDone(tree));
  }

  private static UnwokenWaits.Wait item(Tree tree) {
    ItemQueue queue = ItemQueue.create(tree, 0);
    return new UnwokenWaits.Wait(
        "get",
        () -> queue.get(new Item(), Backoff.FOREVER, null),
        () -> {
          unmark(queue.block(), QueueRecord.GETTERS, 1);
          queue.put(BYTES, BYTES.length, 0, null);
        });
  }

  private static UnwokenWaits.Wait room(Tree tree) {
    ItemQueue queue = ItemQueue.create(tree, 1);
    return new UnwokenWaits.Wait(
        "put",
        () -> {
          queue.put(BYTES, BYTES.length, Backoff.FOREVER, null);
          queue.put(BYTES, BYTES.length, Backoff.FOREVER, null);
        },
        () -> {
          unmark(queue.block(), QueueRecord.PUTTERS, 1);
          queue.get(new Item(), 0, null);
        });
  }

  private static UnwokenWaits.Wait allDone(Tree tree) {
    ItemQueue queue = ItemQueue.create(tree, 0, RecordType.JOINABLE_QUEUE);
    return new UnwokenWaits.Wait(
        "all done",
        () -> {
          queue.put(BYTES, BYTES.length, 0, null);
          queue.get(new Item(), 0, null);
          queue.tasks().awaitOver(queue, Backoff.FOREVER);
        },
        () -> {
          Block tasks = tree.arena().at(queue.block().getLong(QueueRecord.TASKS));
          unmark(tasks, TaskCount.JOINERS, 1);
          queue.tasks().done();
        });
  }

  private UnwokenQueues() {}
}
