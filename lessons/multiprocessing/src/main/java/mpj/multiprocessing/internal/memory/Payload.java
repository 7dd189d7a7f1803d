package mpj.multiprocessing.internal.memory;

import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.RecordLifecycle;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Tree;

/**
 * The bytes of an item that is too large for the place where it is announced: a queue's slot or a
 * mailbox. A payload is a record of the arena. If there are too many bytes, or the arena is nearly
 * full, the bytes lie in a file. A file has a record as well, which names it, so every file has an
 * owner.
 *
 * <p>A message that mentions other records of the arena is always a payload, even a short one. Such
 * payloads have their own record type, with the places of the mentioned records in the head. So the
 * collector finds records that are mentioned only in messages. The head also has the message's
 * container: the record that announces it. Without the container the message is of no use. Only
 * such a message has a number. From the number, a reader of the head learns whether another message
 * is there meanwhile.
 *
 * <p>A payload is named by its place, a positive number: its offset in units of {@link
 * Arena#ALIGNMENT}. It belongs to one process while that process writes it, and while a process
 * frees it. In between it belongs to the slot or word that announces it:
 *
 * <pre>
 * write ──▶ the writer's ──publish──▶ announced ──take──▶ the reader's ──free──▶ gone
 *                │ dies                   ▲                   │ dies
 *                └──▶ gone                └──restore (get)────┴──▶ gone (after get)
 * </pre>
 */
public final class Payload {
  /** The largest number of bytes in a record. */
  public static final int MOST = 1 << 19;

  static final int LENGTH = Arena.RECORD_HEADER;
  private static final int FILE = 20; // 0: none
  static final int MARK = 24; // of a Blob
  private static final int COUNT = 28; // how many records the payload mentions
  private static final int CONTAINER = 32; // the place of the record that announces it; 0: unknown
  private static final int MENTIONS = 40; // the place and the number of each mentioned record
  private static final int BYTES = 32; // of a payload that mentions no records

  /** The largest number of records that one message can mention. */
  static final int MOST_MENTIONS = 1 << 16;

  /**
   * Writes a payload. It belongs to this process until it is {@link #publish published}.
   *
   * @param mentions the records that the bytes mention
   * @param container the offset of the record that will announce the payload; 0 if there is none
   *     yet
   * @return its place
   * @throws mpj.multiprocessing.ArenaFullException if there is no room for it
   */
  public static int write(Tree tree, byte[] bytes, int length, Mentioned mentions, long container) {
    try {
      return writeRecord(tree, bytes, length, mentions, container);
    } finally {
      mentions.keep(); // the allocation may have run a collection
    }
  }

  private static int writeRecord(
      Tree tree, byte[] bytes, int length, Mentioned mentions, long container) {
    Arena arena = tree.arena();
    int at = bytesAt(mentions.count());
    Block record = length <= MOST ? arena.allocateIfAmple(at + length) : null;
    if (record == null) {
      return writeFile(tree, bytes, length, mentions, container);
    }
    keep(tree, record, length, 0, mentions, container);
    record.putBytes(at, bytes, 0, length);
    return place(record);
  }

  private static int writeFile(
      Tree tree, byte[] bytes, int length, Mentioned mentions, long container) {
    Arena arena = tree.arena();
    Block record = arena.allocate(bytesAt(mentions.count()));
    int file = arena.nextNumber(Counts.ITEM_FILES);
    // The record names the file before the file exists.
    keep(tree, record, length, file, mentions, container);
    boolean written = false;
    try {
      ItemFile.write(tree, file, bytes, length);
      written = true;
    } finally {
      if (!written) {
        arena.free(record);
      }
    }
    return place(record);
  }

  private static int bytesAt(Block record) {
    return Arena.type(record) == RecordType.PAYLOAD ? BYTES : bytesAt(count(record));
  }

  private static int count(Block record) {
    return Math.clamp(record.getInt(COUNT), 0, MOST_MENTIONS);
  }

  private static int bytesAt(int mentions) {
    return mentions == 0 ? BYTES : MENTIONS + Long.BYTES * mentions;
  }

  private static void keep(
      Tree tree, Block record, int length, int file, Mentioned mentions, long container) {
    record.putInt(LENGTH, length);
    record.putInt(FILE, file);
    record.putInt(MARK, 0);
    record.putInt(COUNT, mentions.count());
    if (mentions.isEmpty()) {
      tree.arena().keep(record, RecordType.PAYLOAD);
    } else {
      keepMessage(tree, record, mentions, container);
    }
  }

  private static void keepMessage(Tree tree, Block record, Mentioned mentions, long container) {
    Arena arena = tree.arena();
    record.setInt(CONTAINER, (int) (container / Arena.ALIGNMENT));
    for (int i = 0; i < mentions.count(); i++) {
      record.setLong(MENTIONS + Long.BYTES * i, Arena.name(arena.at(mentions.offset(i))));
    }
    arena.number(record, arena.nextNumber(RecordType.MESSAGE));
    arena.keep(record, RecordType.MESSAGE);
  }

  /**
   * Hands a payload that this process wrote over to the slot or word that announces it. 0: none.
   */
  public static void publish(Tree tree, int place) {
    if (place != 0) {
      tree.arena().leave(at(tree, place));
    }
  }

  /** Returns the record that announces a message, for reading; null if that record is unknown. */
  static Block container(Tree tree, Block record) {
    int place = record.getInt(CONTAINER);
    return place == 0 ? null : tree.arena().look((long) place * Arena.ALIGNMENT);
  }

  /** Returns the names of the records that a message mentions. */
  static long[] mentions(Block record) {
    int most = (Arena.size(record) - MENTIONS) / Long.BYTES;
    long[] names = new long[Math.min(count(record), Math.max(0, most))];
    for (int i = 0; i < names.length; i++) {
      names[i] = record.getLong(MENTIONS + Long.BYTES * i);
    }
    return names;
  }

  /** Returns how many records a payload mentions. */
  public static int mentioned(Tree tree, int place) {
    Block record = at(tree, place);
    return Arena.type(record) == RecordType.MESSAGE ? count(record) : 0;
  }

  /**
   * Returns whether there is a payload with {@code length} bytes at a place. A place that was read
   * from shared memory may be wrong, because another program may have written there.
   */
  public static boolean isSound(Tree tree, int place, int length) {
    Block record = find(tree, place);
    if (record == null || length < 0 || record.getInt(LENGTH) != length) {
      return false;
    }
    int file = record.getInt(FILE);
    int at = bytesAt(record);
    return at <= Arena.size(record)
        && length <= (file == 0 ? Arena.size(record) - at : ItemFile.size(tree, file));
  }

  /**
   * Reads the first {@code length} bytes.
   *
   * @throws java.io.UncheckedIOException if they lie in a file that cannot be read
   */
  public static void read(Tree tree, int place, byte[] into, int length) {
    read(tree, at(tree, place), into, length);
  }

  static void read(Tree tree, Block record, byte[] into, int length) {
    if (record.getInt(FILE) == 0) {
      record.getBytes(bytesAt(record), into, 0, length);
    } else {
      ItemFile.read(tree, record.getInt(FILE), into, length);
    }
  }

  /**
   * Takes an announced payload for this process; returns false if it is not an announced payload.
   */
  public static boolean take(Tree tree, int place) {
    Block record = find(tree, place);
    return record != null && tree.arena().takeOver(record, Arena.type(record));
  }

  /**
   * Returns the delivery of a payload that this process has read and taken. It keeps the mentioned
   * records. A payload that mentions none is freed.
   */
  public static Delivery receive(Tree tree, int place) {
    if (Arena.type(at(tree, place)) == RecordType.MESSAGE) {
      return new Delivery(tree, place);
    }
    free(tree, place);
    return Delivery.NONE;
  }

  /** Frees a payload that belongs to this process. */
  public static void free(Tree tree, int place) {
    free(tree, at(tree, place));
  }

  static void free(Tree tree, Block record) {
    deleteFile(tree, record);
    tree.arena().free(record);
  }

  static void deleteFile(Tree tree, Block record) {
    if (record.getInt(FILE) != 0) {
      ItemFile.delete(tree, record.getInt(FILE));
    }
  }

  /** Frees an announced payload, unless a process has it in hand. 0: none. */
  public static void discard(Tree tree, int place) {
    if (place != 0 && take(tree, place)) {
      free(tree, place);
    }
  }

  /** Frees the payload that a word announces, unless a process has it in hand. */
  public static void discard(Tree tree, Block block, int at) {
    int place = block.getInt(at);
    if (place != 0 && take(tree, place)) {
      block.setInt(at, 0); // before another payload can lie there
      free(tree, place);
    }
  }

  /** Returns whether a payload belongs to the process in a slot. */
  public static boolean isOf(Tree tree, int place, int slot) {
    Block record = find(tree, place);
    return record != null && Arena.owner(record) == slot;
  }

  /**
   * Undoes the take of a dead process: the payload is announced again. False if it was not taken.
   */
  public static boolean restore(Tree tree, int place, int dead) {
    Block record = find(tree, place);
    return record != null && tree.arena().giveBack(record, Arena.type(record), dead);
  }

  private static int place(Block record) {
    return (int) (record.offset() / Arena.ALIGNMENT);
  }

  private static Block find(Tree tree, int place) {
    return find(tree, (long) place * Arena.ALIGNMENT);
  }

  /** Returns the payload at an offset, with or without mentions; null if there is none. */
  static Block find(Tree tree, long offset) {
    Block record = tree.arena().find(offset, RecordType.PAYLOAD);
    return record != null ? record : tree.arena().find(offset, RecordType.MESSAGE);
  }

  private static Block at(Tree tree, int place) {
    return tree.arena().at((long) place * Arena.ALIGNMENT);
  }

  /** The lifecycle of a payload: a large one has a file. */
  static final class Lifecycle implements RecordLifecycle {
    @Override
    public void freeParts(Tree tree, Block record) {
      deleteFile(tree, record);
    }
  }

  private Payload() {}
}
