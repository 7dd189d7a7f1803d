package mpj.multiprocessing.internal.arena;

import java.util.BitSet;

/**
 * Finds and frees what belongs to a record. The {@link RecordLifecycle} of its type says what that
 * is. The <i>parts</i> of a record are records and files that only this record uses; they are freed
 * together with it. A record can also <i>refer</i> to the record of another object. That record is
 * in use as long as this one is.
 *
 * <p>One process frees a record. Meanwhile the record is in its name. The parts are freed first.
 * Each part stays reachable from the record until it is in the name of that process too.
 *
 * <p><b>What happens if a process dies here.</b> The main process begins again and comes to the
 * same end.
 */
public final class Parts {
  /** Returns whether a record is held by objects, and is not a part of another record. */
  public static boolean isHeld(Block record) {
    return Arena.type(record).isHeld() && Arena.number(record) != 0;
  }

  /**
   * Returns the record of another object that a record refers to, only for {@linkplain Arena#look
   * looking at} it; null: it refers to none.
   */
  public static Block reference(Tree tree, Block record) {
    long other = Arena.type(record).lifecycle().reference(record);
    Block found = other == 0 ? null : tree.arena().look(other);
    return found != null && isHeld(found) ? found : null;
  }

  /**
   * Frees a record that belongs to no process, with its parts; false if another process does so.
   */
  public static boolean free(Tree tree, Block record) {
    if (!tree.arena().takeOver(record, Arena.type(record))) {
      return false;
    }
    finish(tree, record);
    return true;
  }

  /**
   * Returns whether a record belongs to a process alone: the process never sent it, or is making or
   * freeing it.
   */
  public static boolean isOf(Block record, int slot) {
    int owner = Arena.owner(record);
    return owner == slot || (owner == 0 && isPrivate(record) && Arena.creator(record) == slot);
  }

  /**
   * Returns whether only the process that made a record knows it. That process may free it at any
   * time.
   */
  public static boolean isPrivate(Block record) {
    return isHeld(record) && !Usage.isSent(record);
  }

  /**
   * Frees the parts of a record that belonged to a dead process alone. This must be done for all
   * such records before the first of them is {@linkplain #recover freed}. One of them may be a part
   * of another. If it were freed before that one's parts, its memory could already have a new
   * record, and freeing the part again would free that.
   */
  static void recoverParts(Tree tree, Block record, int dead) {
    if (isOf(record, dead)) { // otherwise it was freed with the record that it was a part of
      tree.arena().keepFor(dead, record, Arena.type(record));
      freeParts(tree, record);
    }
  }

  /** Frees a record that belonged to a dead process alone, unless it was freed with another. */
  static void recover(Tree tree, Block record, int dead) {
    if (Arena.owner(record) == dead) {
      tree.arena().free(record);
    }
  }

  /** Frees a record that was lent to a dead process, unless it was returned meanwhile. */
  static void recoverLent(Tree tree, Block record, BitSet dead) {
    if (dead.get(Arena.owner(record))) {
      finish(tree, record);
    }
  }

  /** Frees a record and its parts. The record is in the name of this process or of a dead one. */
  public static void finish(Tree tree, Block record) {
    freeParts(tree, record);
    tree.arena().free(record);
  }

  private static void freeParts(Tree tree, Block record) {
    Arena.type(record).lifecycle().freeParts(tree, record);
  }

  /** Frees the part of a type whose offset is in a word of a record; 0: none. */
  public static void freePart(Tree tree, Block owner, int at, RecordType type) {
    freePart(tree, owner, at, tree.arena().find(owner.getLong(at), type));
  }

  /** Frees a part whose offset is in a word of a record; null: there is none. */
  public static void freePart(Tree tree, Block owner, int at, Block part) {
    if (part != null) {
      var _ =
          tree.arena()
              .takeOver(part, Arena.type(part)); // otherwise the dead process has it already
      owner.setLong(at, 0);
      finish(tree, part);
    }
  }

  /**
   * Adds a part to a record. The part is in the name of this process until the record contains its
   * offset.
   */
  public static void add(Tree tree, Block owner, int at, Block part, RecordType type) {
    tree.arena().keep(part, type);
    owner.setLong(at, part.offset());
    tree.arena().publish(part, type, 0, tree.slot());
  }

  private Parts() {}
}
