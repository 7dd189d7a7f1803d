package mpj.multiprocessing.arena;

/** Offsets of the arena's first bytes, which tell how far it reaches, and of a record's. */
final class Header {
  static final long MAGIC = 0x6d706a2d61726e31L;

  /** Whole arena. */
  static final int MAGIC_AT = 0;

  static final int CHUNKS = 8;
  static final int GROWING = 12;
  static final int TAIL = 16;
  static final int FREED = 24;
  static final int DEATHS = 64;
  static final int ENDING = 72;
  static final int NUMBERS = 128;

  /** Where records of some sizes were freed lately: so many places for each class of sizes. */
  static final int FREED_AT = 1024;

  static final int CLASSES = 32;
  static final int PLACES = 8;

  /** What types of records each chunk has had, a bit each; if there are more chunks, some share. */
  static final int TYPES = 4096;

  static final int CHUNKS_TOLD_APART = 1024;
  static final int TABLE = 8192;
  static final int FIRST_RECORD = TABLE + ProcessTable.SLOTS * ProcessTable.ENTRY;

  /** A record: its size in lines of 64 bytes and its type share one word, set at once. */
  static final int WORD = 0;

  static final int NUMBER = 4;
  static final int CREATOR = 8;
  static final int LINE = 64;

  /** Types that no structure may use. */
  static final int ALLOCATING = 0xff;

  static final int FREE = 0xfe;
  static final int FILLER = 0xfd;

  static int word(int lines, int type) {
    return lines << 8 | type;
  }

  static int type(int word) {
    return word & 0xff;
  }

  static int lines(int word) {
    return word >>> 8;
  }

  private Header() {}
}
