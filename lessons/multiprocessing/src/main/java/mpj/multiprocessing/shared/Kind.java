package mpj.multiprocessing.shared;

/** A primitive type of Java as it is stored in shared memory: its number there and its size. */
enum Kind {
  INT(1, Integer.BYTES, int.class),
  LONG(2, Long.BYTES, long.class),
  DOUBLE(3, Double.BYTES, double.class),
  BYTE(4, Byte.BYTES, byte.class),
  SHORT(5, Short.BYTES, short.class),
  FLOAT(6, Float.BYTES, float.class),
  CHAR(7, Character.BYTES, char.class),
  BOOLEAN(8, 1, boolean.class);

  private static final Kind[] ALL = values();

  private final int number;
  private final int size;
  private final Class<?> type;

  Kind(int number, int size, Class<?> type) {
    this.number = number;
    this.size = size;
    this.type = type;
  }

  int number() {
    return number;
  }

  /** Returns the size in bytes of an element of an array. */
  int size() {
    return size;
  }

  /** Returns the kind of a primitive type, or null for any other type. */
  static Kind of(Class<?> type) {
    for (Kind kind : ALL) {
      if (kind.type == type) {
        return kind;
      }
    }
    return null;
  }

  /**
   * Checks that a record has this kind.
   *
   * @param found the kind's number in the record
   * @param offset of the record, for the error message
   * @throws IllegalArgumentException if the record has another kind
   */
  void require(int found, long offset) {
    if (found != number) {
      throw new IllegalArgumentException(
          "another kind is there: offset=" + offset + " kind=" + name(found) + " expected=" + this);
    }
  }

  private static String name(int number) {
    return number > 0 && number <= ALL.length ? ALL[number - 1].name() : Integer.toString(number);
  }

  /** Returns the bits of a boxed value of this kind. */
  long bits(Object value) {
    return switch (this) {
      case DOUBLE -> Double.doubleToRawLongBits((Double) value);
      case FLOAT -> Float.floatToRawIntBits((Float) value);
      case CHAR -> (Character) value;
      case BOOLEAN -> (Boolean) value ? 1 : 0;
      case BYTE, SHORT, INT, LONG -> ((Number) value).longValue();
    };
  }

  /** Returns the boxed value that has these bits. */
  Object value(long bits) {
    return switch (this) {
      case INT -> (int) bits;
      case LONG -> bits;
      case DOUBLE -> Double.longBitsToDouble(bits);
      case BYTE -> (byte) bits;
      case SHORT -> (short) bits;
      case FLOAT -> Float.intBitsToFloat((int) bits);
      case CHAR -> (char) bits;
      case BOOLEAN -> bits != 0;
    };
  }
}
