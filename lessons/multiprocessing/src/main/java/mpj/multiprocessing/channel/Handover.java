package mpj.multiprocessing.channel;

import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.memory.Alarm;

/**
 * How a long message goes through a {@link Lane}: it is handed over while its writer still has it.
 * The writer offers it, fills the empty large ring again and again, and the reader empties it. It
 * counts as received when the reader changes the offer to done, and as never sent when the writer,
 * or the main process after the writer's death, changes it to withdrawn; only one of the two can
 * be. Should the reader die or give up in the middle, the writer begins again under a new number,
 * so that the next reader gets all of it.
 *
 * <p>Both sides compare and swap {@link #passage}; each other word has one side that changes it.
 */
final class Handover {
  private static final int HEAD = 416; // of a lane, as the others
  private static final int NUMBER = 424;
  private static final int PASSAGE = 640;
  private static final int FILLED = 704;
  private static final int EMPTIED = 768;

  private static final int HALF = Lane.LARGE_BYTES / 2;

  // How far it has come; the lower byte of a word whose rest numbers the offers.
  static final int NONE = 0;
  static final int OFFERED = 1;
  static final int AGAIN = 2;
  static final int DONE = 3;
  static final int WITHDRAWN = 4;
  static final int REFUSED = 5;

  private final Block block;

  /** That of the lane whose words begin there. */
  Handover(Block block) {
    this.block = block;
  }

  /** Returns which offer it is, and how far that has come. */
  long passage() {
    return block.getLong(PASSAGE);
  }

  static int state(long passage) {
    return (int) passage & 0xff;
  }

  static long passage(long offer, int state) {
    return offer << 8 | state;
  }

  static long offer(long passage) {
    return passage >>> 8;
  }

  /** Offers a long message, of which nothing is in the ring yet, and returns the offer. */
  long offer(int length, int kind, long number) {
    long offer = offer(passage()) + 1;
    block.putLong(HEAD, Frame.word(offer, length, kind, number));
    block.putLong(NUMBER, number);
    block.setLong(FILLED, flow(offer, 0));
    block.setLong(EMPTIED, flow(offer, 0));
    block.getAndSetLong(PASSAGE, passage(offer, OFFERED));
    return offer;
  }

  /** Changes an offer; false if it is not in that state any more. A full fence. */
  boolean change(long offer, int from, int to) {
    return block.casLong(PASSAGE, passage(offer, from), passage(offer, to));
  }

  /** Returns length and kind of what is offered, as a {@link Frame} has them. */
  long head() {
    return block.getLong(HEAD);
  }

  long number() {
    return block.getLong(NUMBER);
  }

  /** Returns how much of an offer was written, -1 if it is not that offer's turn. */
  long filled(long offer) {
    return amount(block.getLong(FILLED), offer);
  }

  /** Says that more of an offer was written; wakes the reader when it is worth it. */
  void fill(long offer, long amount, boolean all) {
    block.getAndSetLong(FILLED, flow(offer, amount));
    if (all || amount - emptied(offer) >= HALF) {
      Alarm.ring(block, Lane.DATA);
    }
  }

  /** Returns how much of an offer was read, -1 if it is not that offer's turn. */
  long emptied(long offer) {
    return amount(block.getLong(EMPTIED), offer);
  }

  /** Says that more of an offer was read; false if it is not that offer's turn any more. */
  boolean empty(long offer, long before, long amount) {
    boolean done = block.casLong(EMPTIED, flow(offer, before), flow(offer, amount));
    if (filled(offer) - amount <= HALF) {
      Alarm.ring(block, Lane.ROOM);
    }
    return done;
  }

  private static long flow(long offer, long amount) {
    return offer << 32 | amount;
  }

  private static long amount(long flow, long offer) {
    return flow >>> 32 == (offer & 0xffff_ffffL) ? flow & 0xffff_ffffL : -1;
  }
}
