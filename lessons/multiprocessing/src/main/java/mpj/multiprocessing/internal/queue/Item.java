package mpj.multiprocessing.internal.queue;

import mpj.multiprocessing.internal.memory.Delivery;

/**
 * What came out of a queue: bytes, and which place they had in it. If there is no memory for all of
 * them, the first ones are taken, as many as a slot holds, and the rest is thrown away: so its
 * reader can tell what it was, and go on with the next. For use by one thread.
 *
 * <p>If they mention records, the message stays until its reader has {@linkplain #end ended} with
 * it, or {@linkplain #delivery taken that upon itself}.
 */
public final class Item {
  /** Most bytes of an array that is kept for the next item. */
  private static final int KEPT = 1 << 20;

  /**
   * Makes room for the objects that an item mentions, in the process that is about to have them.
   */
  public interface Room {
    /**
     * Makes it before the item is taken.
     *
     * @throws mpj.multiprocessing.internal.arena.ArenaFullException if there is none: the item
     *     stays
     */
    void makeFor(int mentions);
  }

  private final Room room;
  private byte[] bytes = new byte[Slots.INLINE];
  private int length;
  private long position;
  private boolean whole = true;
  private Delivery delivery = Delivery.NONE;

  /** For items that are gone if there is no room for what they mention. */
  public Item() {
    this(null);
  }

  /** For items that are not taken then. */
  public Item(Room room) {
    this.room = room;
  }

  /** Makes room for what an item mentions, if its reader wants that. */
  public void expect(int mentions) {
    if (room != null && mentions > 0) {
      room.makeFor(mentions);
    }
  }

  /** Tells whether all its bytes are here; if not, there was no memory for them. */
  public boolean isWhole() {
    return whole;
  }

  /** Returns the array that holds the bytes, from 0 to {@link #length}; it is used again. */
  public byte[] bytes() {
    return bytes;
  }

  public int length() {
    return length;
  }

  /** Returns how many of its bytes are here. */
  public int taken() {
    return whole ? length : Math.min(length, bytes.length);
  }

  /** Returns how many items were put before this one. */
  public long position() {
    return position;
  }

  /** Makes room for so many bytes, or for the first of them if there is no memory for all. */
  public byte[] prepare(int count, long place) {
    end();
    length = count;
    position = place;
    whole = true;
    if (count > bytes.length) {
      try {
        bytes = new byte[count];
      } catch (OutOfMemoryError e) {
        whole = false;
      }
    }
    return bytes;
  }

  /** Has the reader end a delivery. */
  public void deliver(Delivery one) {
    delivery = one;
  }

  /** Hands over what its reader has to end, once it has decoded the bytes. */
  public Delivery delivery() {
    Delivery handedOver = delivery;
    delivery = Delivery.NONE;
    return handedOver;
  }

  /** Everything that the bytes mention is held by what was decoded from them, or not wanted. */
  public void end() {
    delivery().end();
  }

  /** Lets go of a large array, so that one large item does not stay for ever. */
  public void trim() {
    if (bytes.length > KEPT) {
      bytes = new byte[Slots.INLINE];
    }
  }
}
