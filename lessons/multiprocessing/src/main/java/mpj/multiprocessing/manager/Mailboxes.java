package mpj.multiprocessing.manager;

import java.util.ArrayDeque;
import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.RecordVisitor;
import mpj.multiprocessing.internal.arena.Tree;

/**
 * The mailboxes of this process. None is ever freed, since a server may be about to answer: one
 * that nobody needs any more is nobody's, until a process of the tree takes it over. So there are
 * hardly more than were in use at once.
 *
 * <p>To look for those means to walk over all of them. So a look takes as many as this process has
 * already; and when it finds none, the next one comes when this process has made as many as there
 * were. Thus many calls at once cost no more, each, than few.
 *
 * <p>An object is one look.
 */
final class Mailboxes implements RecordVisitor {
  private static final ArrayDeque<Block> SPARE = new ArrayDeque<>();
  private static Tree tree;
  private static int taken;
  private static int untilNextLook;

  private int wanted = taken + 1;
  private int seen;

  /** Returns a mailbox that is this process's. */
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

  /** Leaves a mailbox of this process to whoever needs one next. */
  static synchronized void leave(Tree of, Block block) {
    if (tree == of) {
      taken--;
    }
    Arena.changeCreator(block, of.slot(), 0);
  }

  /** Takes it over if it belongs to nobody. */
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
