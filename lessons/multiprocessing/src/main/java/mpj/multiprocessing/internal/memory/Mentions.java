package mpj.multiprocessing.internal.memory;

import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.RecordVisitor;
import mpj.multiprocessing.internal.arena.Tree;

/** The records that the messages of a tree mention, while processes send and take messages. */
public final class Mentions implements RecordVisitor {
  private final Tree tree;
  private final Containers containers;
  private final RecordVisitor mentioned;

  private Mentions(Tree tree, Containers containers, RecordVisitor mentioned) {
    this.tree = tree;
    this.containers = containers;
    this.mentioned = mentioned;
  }

  /** Says from which records a process may still take messages. */
  public interface Containers {
    /** Returns whether a process may still take messages from a record. */
    boolean isInUse(Block container);
  }

  /**
   * Visits the records that are mentioned by messages in hand, or by messages that can still be
   * taken. A message that is freed meanwhile is left out, or is visited as it was.
   */
  public static void forEach(Tree tree, Containers containers, RecordVisitor mentioned) {
    tree.arena().forEachNear(RecordType.MESSAGE, new Mentions(tree, containers, mentioned));
  }

  @Override
  public void visit(RecordType type, Block record) {
    if (type != RecordType.MESSAGE) {
      return;
    }
    int number = Arena.number(record);
    boolean taken = Arena.owner(record) != 0;
    Block container = Payload.container(tree, record);
    long[] names = Payload.mentions(record);
    if (Arena.number(record) != number || Arena.type(record) != RecordType.MESSAGE) {
      return; // the record may have been used again meanwhile
    }
    if (taken || container == null || containers.isInUse(container)) {
      for (long name : names) {
        Block one = tree.arena().named(name);
        if (one != null) {
          mentioned.visit(Arena.type(one), one);
        }
      }
    }
  }
}
