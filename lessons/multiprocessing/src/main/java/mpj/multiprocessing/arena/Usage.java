package mpj.multiprocessing.arena;

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
   * Notes that the record is sent, and that the collection which began last has reached it: it did
   * not exist then, or was not to be collected.
   *
   * @return false if a collection that began so late had reached it already
   */
  public static boolean send(Block record, int epoch) {
    int marked = marked(Collection.latest(epoch));
    int word;
    do {
      word = record.getInt(Header.USAGE);
      if ((word & SENT) != 0 && word >= marked) {
        return false;
      }
    } while (!record.casInt(Header.USAGE, word, marked));
    return true;
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

  /** Tells whether a collection has reached a record that was sent. */
  public static boolean isMarked(Block record, int epoch) {
    return record.getInt(Header.USAGE) == marked(epoch);
  }

  private static int marked(int epoch) {
    return epoch << 1 | SENT;
  }

  static void clear(Block record) {
    record.putInt(Header.USAGE, 0);
  }

  private Usage() {}
}
