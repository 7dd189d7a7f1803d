package mpj.multiprocessing.channel;

import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.memory.EventCount;

/**
 * How a long message goes through a {@link Lane}: the writer hands it over and keeps it meanwhile.
 * The writer offers the message. Then it fills the empty large ring again and again, and the reader
 * empties it. The message counts as received when the reader changes the offer to done. It counts
 * as never sent when the offer is changed to withdrawn: by the writer, or by the main process after
 * the writer's death. Only one of these two changes can succeed. If the reader dies or gives up in
 * the middle, the writer begins again under a new number, so that the next reader gets the whole
 * message.
 *
 * <p>Both sides change {@link #passage} by compare-and-swap. Each other word is changed by one side
 * only.
 */
final class Rendezvous {
  private static final int HEAD = 416; // offset in a lane, like the others
  private static final int NUMBER = 424;
  private static final int PASSAGE = 640;
  private static final int FILLED = 704;
  private static final int EMPTIED = 768;

  private static final int HALF = Lane.LARGE_BYTES / 2;

  // The state of an offer: the lowest byte of a word. The rest of the word is the offer's number.
  static final int NONE = 0;
  static final int OFFERED = 1;
  static final int AGAIN = 2;
  static final int DONE = 3;
  static final int WITHDRAWN = 4;
  static final int REFUSED = 5;

  private final Block block;

  /** Makes the handover of the lane whose words begin at the block. */
  Rendezvous(Block block) {
    this.block = block;
  }

  /** Returns the number and the state of the present offer. */
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

  /** Offers a long message of which nothing is in the ring yet, and returns the offer's number. */
  long offer(int length, int kind, long number) {
    long offer = offer(passage()) + 1;
    block.putLong(HEAD, Frame.word(offer, length, kind, number));
    block.putLong(NUMBER, number);
    block.setLong(FILLED, flow(offer, 0));
    block.setLong(EMPTIED, flow(offer, 0));
    block.getAndSetLong(PASSAGE, passage(offer, OFFERED));
    return offer;
  }

  /** Changes the state of an offer; returns false if it is in another state now. A full fence. */
  boolean change(long offer, int from, int to) {
    return block.casLong(PASSAGE, passage(offer, from), passage(offer, to));
  }

  /** Returns the length and kind of the offered message, encoded as in a {@link Frame}. */
  long head() {
    return block.getLong(HEAD);
  }

  long number() {
    return block.getLong(NUMBER);
  }

  /** Returns how many bytes of an offer were written; -1 if the offer is not the present one. */
  long filled(long offer) {
    return amount(block.getLong(FILLED), offer);
  }

  /** Publishes that more of an offer was written. Wakes the reader when there is enough to read. */
  void fill(long offer, long amount, boolean all) {
    block.getAndSetLong(FILLED, flow(offer, amount));
    if (all || amount - emptied(offer) >= HALF) {
      EventCount.ring(block, Lane.DATA);
    }
  }

  /** Returns how many bytes of an offer were read; -1 if the offer is not the present one. */
  long emptied(long offer) {
    return amount(block.getLong(EMPTIED), offer);
  }

  /**
   * Publishes that more of an offer was read; returns false if it is no longer the present offer.
   */
  boolean empty(long offer, long before, long amount) {
    boolean done = block.casLong(EMPTIED, flow(offer, before), flow(offer, amount));
    if (filled(offer) - amount <= HALF) {
      EventCount.ring(block, Lane.ROOM);
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
