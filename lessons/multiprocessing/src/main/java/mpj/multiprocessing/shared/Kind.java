package mpj.multiprocessing.shared;

/**
 * A primitive type of the language, as the shared memory has it: its number there, and its size.
 */
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

  /** Returns how many bytes an element of an array takes. */
  int size() {
    return size;
  }

  /** Returns the kind of a primitive type; null for another type. */
  static Kind of(Class<?> type) {
    for (Kind kind : ALL) {
      if (kind.type == type) {
        return kind;
      }
    }
    return null;
  }

  /**
   * Checks the kind that a record says it has.
   *
   * @throws IllegalArgumentException if it is another
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
