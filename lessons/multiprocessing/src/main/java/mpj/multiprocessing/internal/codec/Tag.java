package mpj.multiprocessing.internal.codec;

/** The tags. The first byte of every value is a tag, which says what follows. */
final class Tag {
  static final byte NULL = 1;
  static final byte TRUE = 2;
  static final byte FALSE = 3;
  static final byte BYTE = 4;
  static final byte SHORT = 5;
  static final byte CHAR = 6;
  static final byte INT = 7;
  static final byte LONG = 8;
  static final byte FLOAT = 9;
  static final byte DOUBLE = 10;
  static final byte LATIN1 = 11;
  static final byte UTF16 = 12;
  static final byte DURATION = 13;
  static final byte ENUM = 14;
  static final byte BYTES = 20;
  static final byte BOOLEANS = 21;
  static final byte SHORTS = 22;
  static final byte CHARS = 23;
  static final byte INTS = 24;
  static final byte LONGS = 25;
  static final byte FLOATS = 26;
  static final byte DOUBLES = 27;
  static final byte STRINGS = 28;
  static final byte OBJECTS = 29;
  static final byte ARRAY_LIST = 30;
  static final byte FIXED_LIST = 31;
  static final byte RECORD = 32;
  static final byte SHARED = 40;
  static final byte LAMBDA = 41;
  static final byte PROGRAM = 42;
  static final byte PROGRAM_AGAIN = 43;
  static final byte SITUATED = 44;
  static final byte NESTED = 45;
  static final byte GRAPH = 50;

  // Inside a nested value only:
  static final byte REFERENCE = 46;
  static final byte TEXT_REFERENCE = 47;
  static final byte NULLABLE_LIST = 51;
  static final byte ARRAY = 52;
  static final byte HASH_MAP = 53;
  static final byte LINKED_MAP = 54;
  static final byte TREE_MAP = 55;
  static final byte FIXED_MAP = 56;
  static final byte HASH_SET = 57;
  static final byte LINKED_SET = 58;
  static final byte TREE_SET = 59;
  static final byte FIXED_SET = 60;
  static final byte BIG_INTEGER = 61;
  static final byte BIG_DECIMAL = 62;
  static final byte UUID = 63;
  static final byte INSTANT = 64;
  static final byte LOCAL_DATE = 65;
  static final byte LOCAL_TIME = 66;
  static final byte LOCAL_DATE_TIME = 67;
  static final byte OFFSET_DATE_TIME = 68;

  private Tag() {}
}
