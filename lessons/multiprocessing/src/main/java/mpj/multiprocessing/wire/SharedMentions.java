package mpj.multiprocessing.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import mpj.multiprocessing.internal.holders.Holders;
import mpj.multiprocessing.internal.memory.Mentioned;

/**
 * The shared objects that a message mentions. Each is told when it is written into the message, and
 * told again if the message is not sent after all.
 */
final class SharedMentions {
  private static final int MOST = 1 << 16;

  private final List<Shared> all = new ArrayList<>(0);
  private final Border border; // null: the message stays in the tree

  SharedMentions(Border border) {
    this.border = border;
  }

  void add(Shared one) {
    if (border == null) {
      Holders.mention(one.record());
      one.departs();
    } else {
      border.departs(one);
    }
    all.add(one);
  }

  int size() {
    return all.size();
  }

  /** Returns a copy. */
  List<Shared> all() {
    return List.copyOf(all);
  }

  /**
   * Returns their records, with what holds these.
   *
   * @throws UncrossableException if they are too many
   */
  Mentioned records() {
    if (all.isEmpty()) {
      return Mentioned.NOTHING;
    }
    if (all.size() > MOST) {
      throw new UncrossableException(
          "the message mentions too many shared objects: count="
              + all.size()
              + " most="
              + MOST
              + "; send them in several messages");
    }
    long[] records = new long[all.size()];
    int count = 0;
    for (Shared one : all) {
      long record = one.record();
      if (record > 0) {
        records[count++] = record;
      }
    }
    return Mentioned.of(all(), Arrays.copyOf(records, count));
  }

  /** Takes back all but the first ones: the message does not mention them, or is not sent. */
  void recall(int kept) {
    while (all.size() > kept) {
      Shared last = all.remove(all.size() - 1);
      if (border == null) {
        last.stays();
      } else {
        border.stays(last);
      }
    }
  }

  /** Forgets them: the message is sent, and others keep what it mentions. */
  void clear() {
    if (!all.isEmpty()) {
      all.clear();
    }
  }
}
