package mpj.multiprocessing.internal.arena;

/**
 * The word of a record's header that says who uses it. As long as the record was never sent, only
 * the process that made it knows it, and the word counts how many objects of that process use it.
 * From the first time that it is sent on, the word says which {@link Collection} reached it last.
 *
 * <p>A count belongs to one process and ends with it, so no death can make it wrong.
 */
public final class Usage {
  private static final int SENT = 1;
  private static final int ONE = 2;

  /** Tells whether the record was ever mentioned to another process. */
  public static boolean isSent(Block record) {
    return (record.getInt(Header.USAGE) & SENT) != 0;
  }

  /** Tells whether no object uses the record, and it was never sent. */
  public static boolean isNone(Block record) {
    return record.getInt(Header.USAGE) == 0;
  }

  /** Counts one more object; false if the record was sent, so that nobody counts. */
  public static boolean add(Block record) {
    int word;
    do {
      word = record.getInt(Header.USAGE);
      if ((word & SENT) != 0) {
        return false;
      }
    } while (!record.casInt(Header.USAGE, word, word + ONE));
    return true;
  }

  /** Counts one object less; true if it was the last one, of a record that was never sent. */
  public static boolean remove(Block record) {
    int word;
    do {
      word = record.getInt(Header.USAGE);
      if ((word & SENT) != 0 || word == 0) {
        return false;
      }
    } while (!record.casInt(Header.USAGE, word, word - ONE));
    return word == ONE;
  }

  /**
   * Notes that the record is sent. If for the first time, it needs no mark of the collection that
   * began last: it was not to be collected then. A number of its own says so, the even one that
   * follows on that collection's.
   */
  public static void send(Block record, int epoch) {
    int marked = marked(epoch + (epoch & 1));
    int word;
    do {
      word = record.getInt(Header.USAGE);
      if ((word & SENT) != 0 && word >= marked) {
        return;
      }
    } while (!record.casInt(Header.USAGE, word, marked));
  }

  /** Notes that a collection has reached a record that was sent; false if it had before. */
  public static boolean mark(Block record, int epoch) {
    int marked = marked(epoch);
    int word;
    do {
      word = record.getInt(Header.USAGE);
      if ((word & SENT) == 0 || word >= marked) {
        return false;
      }
    } while (!record.casInt(Header.USAGE, word, marked));
    return true;
  }

  /**
   * Tells whether the collection of an odd epoch has reached a record that was sent, or need not.
   */
  public static boolean isMarked(Block record, int epoch) {
    int word = record.getInt(Header.USAGE);
    return word == marked(epoch) || word == marked(epoch + 1);
  }

  /** Tells whether a record was sent for the first time since the collection began. */
  public static boolean isNew(Block record, int epoch) {
    return record.getInt(Header.USAGE) == marked(epoch + 1);
  }

  private static int marked(int epoch) {
    return epoch << 1 | SENT;
  }

  static void clear(Block record) {
    record.putInt(Header.USAGE, 0);
  }

  private Usage() {}
}
