package mpj.multiprocessing.internal.arena;

/**
 * The word in a record's header that says which objects use the record. Before the record is sent
 * for the first time, only the process that made it knows it. Then the word counts the objects of
 * that process that use it. Afterwards, the word says which {@link Collection} reached the record
 * last.
 *
 * <p>A count belongs to one process and ends with it, so no death can make it wrong.
 */
public final class Usage {
  private static final int SENT = 1;
  private static final int ONE = 2;

  /** Returns whether the record was ever mentioned to another process. */
  public static boolean isSent(Block record) {
    return (record.getInt(Header.USAGE) & SENT) != 0;
  }

  /** Returns whether no object uses the record and it was never sent. */
  public static boolean isNone(Block record) {
    return record.getInt(Header.USAGE) == 0;
  }

  /** Counts one more object; false if the record was sent, because then there is no count. */
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

  /** Counts one object less; true if it was the last object of a record that was never sent. */
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
   * Records that the record is sent. A collection that has begun before the record was first sent
   * does not free it, so the record does not need the mark of that collection. It gets a mark of
   * its own: the even number that follows the number of the collection that began last.
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

  /** Marks a record that was sent as reached by a collection; false if it was marked before. */
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
   * Returns whether the collection of an odd epoch has reached a record that was sent, or need not
   * reach it.
   */
  public static boolean isMarked(Block record, int epoch) {
    int word = record.getInt(Header.USAGE);
    return word == marked(epoch) || word == marked(epoch + 1);
  }

  /** Returns whether a record was sent for the first time since the collection began. */
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
