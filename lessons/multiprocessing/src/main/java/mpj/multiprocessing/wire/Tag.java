package mpj.multiprocessing.wire;

/** The first byte of every value says what follows. */
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
  static final byte GRAPH = 50;

  private Tag() {}
}
