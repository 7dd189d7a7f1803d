package mpj.multiprocessing.internal.queue;

import static org.assertj.core.api.Assertions.assertThat;

import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Tree;

/** What processes have in their hands of a queue, as its slots say. */
public final class QueueHands {
  /** So many items lie in more than one segment. */
  public static final int MANY = Segment.MOST;

  /** Makes a process one that is taking the first item ever put, and has not let go of it yet. */
  public static void take(Tree tree, ItemQueue queue, int slot) {
    change(tree, queue, Segment.TAKEN, slot);
  }

  /** Has it let go of the item. */
  public static void letGo(Tree tree, ItemQueue queue) {
    change(tree, queue, Segment.DONE, 0);
  }

  private static void change(Tree tree, ItemQueue queue, int state, int owner) {
    Segment slots = new SegmentList(tree, queue.block()).first();
    assertThat(slots.cas(slots.base, slots.word(slots.base), state, owner)).isTrue();
  }

  /** Tells whether a process is taking an item. */
  public static boolean takes(Tree tree, ItemQueue queue, int slot) {
    return hasOne(tree, queue, Segment.TAKEN, slot);
  }

  /** Tells whether a process is putting an item. */
  public static boolean puts(Tree tree, ItemQueue queue, int slot) {
    return hasOne(tree, queue, Segment.CLAIMED, slot);
  }

  private static boolean hasOne(Tree tree, ItemQueue queue, int state, int owner) {
    boolean[] found = new boolean[1];
    tree.arena()
        .forEach((type, record) -> {
          boolean first = type == RecordType.QUEUE;
          if (first || type == RecordType.SEGMENT) {
            Block segment = first ? record.from(QueueRecord.SEGMENT) : record;
            found[0] |=
                Segment.queue(segment) == queue.offset()
                    && hasOne(new Segment(segment), state, owner);
          }
        });
    return found[0];
  }

  private static boolean hasOne(Segment slots, int state, int owner) {
    for (long position = slots.base; position < slots.end(); position++) {
      long word = slots.word(position);
      if (slots.base >= 0 && Segment.state(word) == state && Segment.owner(word) == owner) {
        return true;
      }
    }
    return false;
  }

  private QueueHands() {}
}
