package mpj.multiprocessing.internal.holders;

import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Parts;
import mpj.multiprocessing.internal.arena.Tree;

/**
 * What a process is given at its start. A list of its own, which the parent writes, holds that
 * until the process has read what mentions it, and so has objects for it: its task at once, its
 * globals when it first asks for one, or never. A service has no object for what it works for: its
 * list stays until it ends.
 *
 * <p><b>What happens if the process dies here.</b> The list is {@linkplain Holders#drop dropped},
 * as that of a process which was never begun.
 */
public final class Given {
  private Given() {}

  static HeldList list(Tree tree, int slot) {
    return new HeldList(tree, slot, tree.table().given(slot));
  }

  /**
   * Has a process that is about to be started hold what its task mentions, by the records' offsets.
   * To be called before it is told anything.
   */
  public static void forTask(Tree tree, int slot, long... offsets) {
    hold(tree, slot, offsets, HeldList.TASK);
  }

  /** The same for what its globals mention. */
  public static void forGlobals(Tree tree, int slot, long... offsets) {
    hold(tree, slot, offsets, HeldList.GLOBALS);
  }

  private static void hold(Tree tree, int slot, long[] offsets, int kind) {
    Holders.of(tree); // which collects, also in a process that holds nothing
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

  /** Objects of this process hold now what its task mentions. */
  public static void taskArrived(Tree tree) {
    arrived(tree, HeldList.TASK);
  }

  /** The same for what its globals mention. */
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
