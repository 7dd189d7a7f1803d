package mpj.multiprocessing.manager;

import java.util.concurrent.atomic.AtomicBoolean;
import mpj.multiprocessing.internal.arena.Backoff;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.queue.Item;
import mpj.multiprocessing.sync.UnwokenWaits;

/** Waits for the answer to a call, and how what they wait for comes without a wake. */
public final class UnwokenAnswers {
  private static final byte[] BYTES = {1, 2, 3};

  /** Returns a wait for an answer that comes. */
  public static UnwokenWaits.Wait answer(Tree tree) {
    Mailbox mailbox = Mailbox.create(tree);
    Block box = tree.arena().at(mailbox.offset());
    int call = mailbox.expect();
    return new UnwokenWaits.Wait(
        "call",
        () -> mailbox.await(call, Backoff.FOREVER, () -> true, new Item()),
        () -> {
          box.setInt(Mailbox.STATE, call << 2 | 1);
          mailbox.answer(call, BYTES, BYTES.length);
        });
  }

  /** Returns a wait for an answer of who dies; no word tells that which is slept on. */
  public static UnwokenWaits.Wait death(Tree tree) {
    var alive = new AtomicBoolean(true);
    Mailbox mailbox = Mailbox.create(tree);
    int call = mailbox.expect();
    return new UnwokenWaits.Wait(
        "end of who answers",
        () -> mailbox.await(call, Backoff.FOREVER, alive::get, new Item()),
        () -> alive.set(false));
  }

  private UnwokenAnswers() {}
}
