package mpj.multiprocessing.internal.arena;

import java.util.BitSet;

/**
 * What belongs to a record, as its {@link RecordLifecycle} tells: the <i>parts</i>, records and
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
    return Arena.type(record).isHeld() && Arena.number(record) != 0;
  }

  /**
   * Returns the record of another object that a record refers to, to be {@linkplain Arena#look
   * looked at}; null: it refers to none.
   */
  public static Block reference(Tree tree, Block record) {
    long other = Arena.type(record).lifecycle().reference(record);
    Block found = other == 0 ? null : tree.arena().look(other);
    return found != null && isHeld(found) ? found : null;
  }

  /** Frees a record that is nobody's, with its parts; false if another process does. */
  public static boolean free(Tree tree, Block record) {
    if (!tree.arena().takeOver(record, Arena.type(record))) {
      return false;
    }
    finish(tree, record);
    return true;
  }

  /** Tells whether a record is a process's alone: it never sent it, or was freeing it. */
  public static boolean isOf(Block record, int slot) {
    int owner = Arena.owner(record);
    return owner == slot || (owner == 0 && isPrivate(record) && Arena.creator(record) == slot);
  }

  /** Tells whether only the process that made a record knows it, and frees it when it likes. */
  public static boolean isPrivate(Block record) {
    return isHeld(record) && !Usage.isSent(record);
  }

  /**
   * Frees the parts of a record that was a dead process's alone. To be done with all of those
   * before the first is {@linkplain #recover freed}: one may be a part of another, which would free
   * whatever lies there by then.
   */
  static void recoverParts(Tree tree, Block record, int dead) {
    if (isOf(record, dead)) { // else it went with what it was a part of
      tree.arena().keepFor(dead, record, Arena.type(record));
      freeParts(tree, record);
    }
  }

  /** Frees a record that was a dead process's alone, unless it went with another. */
  static void recover(Tree tree, Block record, int dead) {
    if (Arena.owner(record) == dead) {
      tree.arena().free(record);
    }
  }

  /** Frees a record that was lent to a dead process, unless it was given back meanwhile. */
  static void recoverLent(Tree tree, Block record, BitSet dead) {
    if (dead.get(Arena.owner(record))) {
      finish(tree, record);
    }
  }

  /** Frees a record that is in the name of this process, or of a dead one, with its parts. */
  public static void finish(Tree tree, Block record) {
    freeParts(tree, record);
    tree.arena().free(record);
  }

  private static void freeParts(Tree tree, Block record) {
    Arena.type(record).lifecycle().freeParts(tree, record);
  }

  /** Frees the part of a type that a word of a record names; 0: none. */
  public static void freePart(Tree tree, Block owner, int at, RecordType type) {
    freePart(tree, owner, at, tree.arena().find(owner.getLong(at), type));
  }

  /** Frees a part that a word of a record names; null: there is none. */
  public static void freePart(Tree tree, Block owner, int at, Block part) {
    if (part != null) {
      var _ =
          tree.arena()
              .takeOver(part, Arena.type(part)); // else it is in the dead process's name already
      owner.setLong(at, 0);
      finish(tree, part);
    }
  }

  /** Gives a record a part, which is in the name of this process until the record names it. */
  public static void add(Tree tree, Block owner, int at, Block part, RecordType type) {
    tree.arena().keep(part, type);
    owner.setLong(at, part.offset());
    tree.arena().publish(part, type, 0, tree.slot());
  }

  private Parts() {}
}
