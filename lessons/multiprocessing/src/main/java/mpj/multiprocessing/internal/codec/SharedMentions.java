package mpj.multiprocessing.internal.codec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import mpj.multiprocessing.Shared;
import mpj.multiprocessing.UncrossableException;
import mpj.multiprocessing.internal.holders.Holders;
import mpj.multiprocessing.internal.memory.Mentioned;

/**
 * The shared objects that a message mentions. Each object gets a call when it is written into the
 * message, and another call if the message is not sent.
 */
final class SharedMentions {
  private static final int MOST = 1 << 16;

  private final List<Shared> all = new ArrayList<>(0);
  private final ExportPolicy exportPolicy; // null: the message stays in the tree

  SharedMentions(ExportPolicy exportPolicy) {
    this.exportPolicy = exportPolicy;
  }

  void add(Shared one) {
    if (exportPolicy == null) {
      Holders.mention(one.record());
      one.departs();
    } else {
      exportPolicy.departs(one);
    }
    all.add(one);
  }

  int size() {
    return all.size();
  }

  /** Returns a copy of the list. */
  List<Shared> all() {
    return List.copyOf(all);
  }

  /**
   * Returns the records of the objects, with the objects that hold them.
   *
   * @throws UncrossableException if there are too many
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

  /**
   * Removes all objects except the first {@code kept}: the message does not mention them, or is not
   * sent.
   */
  void recall(int kept) {
    while (all.size() > kept) {
      Shared last = all.remove(all.size() - 1);
      if (exportPolicy == null) {
        last.stays();
      } else {
        exportPolicy.stays(last);
      }
    }
  }

  /** Forgets the objects: the message was sent, and others keep the objects now. */
  void clear() {
    if (!all.isEmpty()) {
      all.clear();
    }
  }
}
