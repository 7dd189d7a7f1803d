package mpj.multiprocessing.internal.holders;

import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Parts;
import mpj.multiprocessing.internal.arena.Tree;

/**
 * The records that a process is given at its start. A separate list, which the parent writes, holds
 * them until the process has read what mentions them, and so has objects for them. It reads its
 * task at once. It reads its globals when it first asks for one, or never. A service has no object
 * for what it works for, so its list stays until it ends.
 *
 * <p><b>What happens if the process dies here.</b> The list is {@linkplain Holders#drop dropped},
 * like the list of a process that was never started.
 */
public final class StartupRecords {
  private StartupRecords() {}

  static HeldList list(Tree tree, int slot) {
    return new HeldList(tree, slot, tree.table().given(slot));
  }

  /**
   * Makes a process that is about to be started hold the records that its task mentions. It must be
   * called before the process gets any message.
   *
   * @param offsets the offsets of the records
   * @throws mpj.multiprocessing.ArenaFullException if there is no room for the list
   */
  public static void forTask(Tree tree, int slot, long... offsets) {
    hold(tree, slot, offsets, HeldList.TASK);
  }

  /** Does the same for the records that its globals mention. */
  public static void forGlobals(Tree tree, int slot, long... offsets) {
    hold(tree, slot, offsets, HeldList.GLOBALS);
  }

  private static void hold(Tree tree, int slot, long[] offsets, int kind) {
    Holders.of(tree); // this makes the process collect, even if it holds nothing
    List<Block> records = new ArrayList<>();
    for (long offset : offsets) {
      Block record = offset == 0 ? null : tree.arena().find(offset);
      if (record != null && Parts.isHeld(record)) {
        records.add(record);
      }
    }
    if (!records.isEmpty()) {
      list(tree, slot).fill(records, kind);
      VarHandle.fullFence();
      for (Block record : records) {
        Holders.reached(tree, record);
      }
    }
  }

  /**
   * Drops the list for the task: objects of this process now hold the records that the task
   * mentions.
   */
  public static void taskArrived(Tree tree) {
    arrived(tree, HeldList.TASK);
  }

  /** Does the same for the records that its globals mention. */
  public static void globalsArrived(Tree tree) {
    arrived(tree, HeldList.GLOBALS);
  }

  private static void arrived(Tree tree, int kind) {
    Holders.of(tree); // as above
    int slot = tree.slot();
    if (!tree.table().isService(slot) && tree.table().given(slot).getLong(0) != 0) {
      list(tree, slot).clearAll(kind);
    }
  }
}
