package mpj.multiprocessing.structure;

import mpj.multiprocessing.arena.Arena;
import mpj.multiprocessing.arena.Block;
import mpj.multiprocessing.arena.Tree;
import mpj.multiprocessing.arena.Usage;

/**
 * What belongs to a record, for each type whose records objects hold: the <i>parts</i>, records and
 * files that it alone uses, are freed with it; the record of another object, to which it
 * <i>refers</i>, is used as long as it is.
 *
 * <p>A record is freed by one process, in whose name it is. Its parts go first, each of which stays
 * reachable from it until it is in the name of that process, too. So if the process dies here, the
 * main process begins anew and comes to the same end.
 */
public final class Parts {
  /** Tells whether a record is one that objects hold, rather than a part of another. */
  public static boolean isHeld(Block record) {
    return isHeld(Arena.type(record)) && Arena.number(record) != 0;
  }

  private static boolean isHeld(int type) {
    return switch (type) {
      case RecordType.LOCK -> true;
      default -> false;
    };
  }

  /** Returns the record of another object that a record refers to; null: it refers to none. */
  public static Block reference(Tree tree, Block record) {
    long other =
        switch (Arena.type(record)) {
          case RecordType.CONDITION -> ConditionState.mutex(record);
          default -> 0;
        };
    Block found = other == 0 ? null : tree.arena().find(other);
    return found != null && isHeld(found) ? found : null;
  }

  /** Frees a record that is nobody's, with its parts; false if another process does. */
  public static boolean free(Tree tree, Block record) {
    int type = Arena.type(record);
    if (!tree.arena().takeOver(record, type)) {
      return false;
    }
    finish(tree, record);
    return true;
  }

  /** Tells whether a record is a process's alone: it never sent it, or was freeing it. */
  static boolean isOf(Block record, int slot) {
    int owner = Arena.owner(record);
    return owner == slot
        ? isHeld(record) || Arena.type(record) == RecordType.HELD
        : owner == 0 && Arena.creator(record) == slot && isHeld(record) && !Usage.isSent(record);
  }

  /** Frees what was a dead process's alone. */
  static void recover(Tree tree, Block record, int dead) {
    int type = Arena.type(record);
    if (Arena.owner(record) == dead || tree.arena().takeOver(record, type)) {
      finish(tree, record);
    }
  }

  /** Frees a record that is in the name of this process, or of a dead one, with its parts. */
  static void finish(Tree tree, Block record) {
    tree.arena().free(record);
  }

  private Parts() {}
}
