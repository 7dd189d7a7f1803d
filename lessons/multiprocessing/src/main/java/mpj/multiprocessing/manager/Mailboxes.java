package mpj.multiprocessing.manager;

import java.util.ArrayDeque;
import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.RecordVisitor;
import mpj.multiprocessing.internal.arena.Tree;

/**
 * The mailboxes of this process. Mailboxes are never freed, because a server may be about to
 * answer. A mailbox that is not used any more has no owner, until a process of the tree takes it
 * over. So there are hardly more mailboxes than were in use at the same time.
 *
 * <p>To find mailboxes without an owner, a process must search all mailboxes. So a search takes as
 * many as this process already has. If a search finds none, the next search comes when this process
 * has created as many mailboxes as there were. So the cost for each call stays low when there are
 * many calls at the same time.
 *
 * <p>An object of this class is one search.
 */
final class Mailboxes implements RecordVisitor {
  private static final ArrayDeque<Block> SPARE = new ArrayDeque<>();
  private static Tree tree;
  private static int taken;
  private static int untilNextLook;

  private int wanted = taken + 1;
  private int seen;

  /** Returns a mailbox that this process owns. */
  static synchronized Block take(Tree current) {
    if (tree != current) {
      tree = current;
      SPARE.clear();
      taken = 0;
      untilNextLook = 0;
    }
    if (SPARE.isEmpty() && --untilNextLook < 0) {
      Mailboxes look = new Mailboxes();
      tree.arena().forEachNear(RecordType.MAILBOX, look);
      untilNextLook = SPARE.isEmpty() ? look.seen : 0;
    }
    Block one = SPARE.poll();
    if (one == null) {
      one = Mailbox.make(tree);
    }
    taken++;
    return one;
  }

  /** Leaves a mailbox of this process to the next process that needs one. */
  static synchronized void leave(Tree of, Block block) {
    if (tree == of) {
      taken--;
    }
    Arena.changeCreator(block, of.slot(), 0);
  }

  /** Takes a mailbox over if it has no owner. */
  @Override
  public void visit(RecordType type, Block record) {
    if (type != RecordType.MAILBOX) {
      return;
    }
    seen++;
    if (wanted > 0 && Arena.creator(record) == 0) {
      Block one = tree.arena().at(record.offset()); // to write to it
      if (Mailbox.adopt(tree, one)) {
        SPARE.add(one);
        wanted--;
      }
    }
  }
}
