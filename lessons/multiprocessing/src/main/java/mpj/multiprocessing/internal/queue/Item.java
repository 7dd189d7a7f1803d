package mpj.multiprocessing.internal.queue;

import mpj.multiprocessing.internal.memory.Delivery;

/**
 * An item that was taken from a queue: its bytes and its position in the queue. If there is no
 * memory for all bytes, only the first bytes are kept, as many as a slot holds, and the rest is
 * discarded. So the reader can still recognize the item, and can go on with the next one. For use
 * by one thread.
 *
 * <p>If the bytes mention records, the message stays until the reader has {@linkplain #end ended}
 * it or has {@linkplain #delivery taken over the delivery}.
 */
public final class Item {
  /** The largest array, in bytes, that is kept for the next item. */
  private static final int KEPT = 1 << 20;

  /** Makes room for the objects that an item mentions, in the process that takes the item. */
  public interface Room {
    /**
     * Makes the room before the item is taken.
     *
     * @throws mpj.multiprocessing.ArenaFullException if there is no room: the item stays in the
     *     queue
     */
    void makeFor(int mentions);
  }

  private final Room room;
  private byte[] bytes = new byte[Segment.INLINE];
  private int length;
  private long position;
  private boolean whole = true;
  private Delivery delivery = Delivery.NONE;

  /**
   * Makes an item that does not make room before: without room, an item that mentions objects is
   * lost.
   */
  public Item() {
    this(null);
  }

  /** Makes an item that makes room before: without room, an item is not taken. */
  public Item(Room room) {
    this.room = room;
  }

  /** Makes room for what an item mentions, if the reader wants this. */
  public void expect(int mentions) {
    if (room != null && mentions > 0) {
      room.makeFor(mentions);
    }
  }

  /** Returns whether all bytes are here. If not, there was no memory for them. */
  public boolean isWhole() {
    return whole;
  }

  /** Returns the array with the bytes, from 0 to {@link #length}. The array is used again. */
  public byte[] bytes() {
    return bytes;
  }

  public int length() {
    return length;
  }

  /** Returns how many of the bytes are here. */
  public int taken() {
    return whole ? length : Math.min(length, bytes.length);
  }

  /** Returns the item's position: how many positions of the queue come before it. */
  public long position() {
    return position;
  }

  /** Makes room for {@code count} bytes, or for the first ones if there is no memory for all. */
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

  /** Passes a delivery to the reader, which must end it. */
  public void deliver(Delivery one) {
    delivery = one;
  }

  /** Hands over the delivery. The caller must end it after it has decoded the bytes. */
  public Delivery delivery() {
    Delivery handedOver = delivery;
    delivery = Delivery.NONE;
    return handedOver;
  }

  /**
   * Ends the delivery: the decoded objects hold everything that the bytes mention, or are not
   * wanted.
   */
  public void end() {
    delivery().end();
  }

  /** Releases a large array, so that one large item does not take memory for ever. */
  public void trim() {
    if (bytes.length > KEPT) {
      bytes = new byte[Segment.INLINE];
    }
  }
}
