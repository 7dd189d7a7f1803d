package mpj.multiprocessing.internal.arena;

/** The offsets in the head of the arena, and the offsets in the header of a record. */
final class Header {
  static final long MAGIC = 0x6d706a2d61726e32L;

  /** Offsets in the head of the arena. */
  static final int MAGIC_AT = 0;

  static final int CHUNKS = 8;
  static final int GROWING = 12;
  static final int TAIL = 16;
  static final int LIMIT = 24;
  static final int DEATHS = 64;
  static final int ENDING = 72;
  static final int MENDED = 76;

  /** See {@link Collection}. */
  static final int COLLECTION = 96;

  static final int NUMBERS = 128;

  /**
   * The types of records that each chunk has had, one bit for each type. If there are too many
   * chunks, some share their bits.
   */
  static final int TYPES = 4096;

  static final int CHUNKS_TOLD_APART = 1024;
  static final int TABLE = 8192;
  static final int FREE_LIST = TABLE + ProcessTable.SLOTS * ProcessEntry.BYTES;

  /** The size classes that each chunk has had, one bit for one or two classes. */
  static final int CLASSES = FREE_LIST + FreeList.BYTES;

  /** See {@link TouchedChunks}. */
  static final int REACH = CLASSES + CHUNKS_TOLD_APART * Long.BYTES;

  static final int FIRST_RECORD = REACH + TouchedChunks.BYTES;

  /**
   * The first word of a record. It contains the record's type, its size in lines of 64 bytes, and
   * the slot of the process that is busy with it. All of them are set at once. Slot 0: the record
   * belongs to all processes.
   */
  static final int WORD = 0;

  static final int NUMBER = 4;
  static final int CREATOR = 8;

  /** See {@link Usage}. */
  static final int USAGE = 12;

  static final int LINE = 64;

  /** The types that no structure may use. */
  static final int ALLOCATING = 0xff;

  static final int FREE = 0xfe;

  private static final int TYPE_BITS = 8;
  private static final int LINES_BITS = 14;

  static int word(int lines, int type, int owner) {
    return (owner << (LINES_BITS + TYPE_BITS)) | (lines << TYPE_BITS) | type;
  }

  static int type(int word) {
    return word & ((1 << TYPE_BITS) - 1);
  }

  static int lines(int word) {
    return (word >>> TYPE_BITS) & ((1 << LINES_BITS) - 1);
  }

  static int owner(int word) {
    return word >>> (LINES_BITS + TYPE_BITS);
  }

  private Header() {}
}
