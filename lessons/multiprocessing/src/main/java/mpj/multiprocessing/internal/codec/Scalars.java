package mpj.multiprocessing.internal.codec;

import java.time.Duration;
import mpj.multiprocessing.MalformedMessageException;

/** Null, boxed primitives and durations: a tag, and then the bytes of the value. */
final class Scalars {
  private Scalars() {}

  /** Writes the value if it is one of these; returns false if not. */
  static boolean write(Encoder out, Object value) {
    if (value == null) {
      out.put(Tag.NULL);
    } else if (value instanceof Integer number) {
      out.put(Tag.INT, number);
    } else if (value instanceof Long number) {
      out.put(Tag.LONG, number);
    } else if (value instanceof Double number) {
      out.put(Tag.DOUBLE, Double.doubleToRawLongBits(number));
    } else if (value instanceof Boolean truth) {
      out.put(truth ? Tag.TRUE : Tag.FALSE);
    } else if (value instanceof Character letter) {
      writeTwo(out, Tag.CHAR, letter);
    } else if (value instanceof Byte number) {
      out.put(Tag.BYTE);
      out.put(number);
    } else if (value instanceof Short number) {
      writeTwo(out, Tag.SHORT, number);
    } else if (value instanceof Float number) {
      out.put(Tag.FLOAT, Float.floatToRawIntBits(number));
    } else if (value instanceof Duration time) {
      out.put(Tag.DURATION, time.getSeconds());
      out.writeInt(time.getNano());
    } else {
      return false;
    }
    return true;
  }

  private static void writeTwo(Encoder out, byte tag, int value) {
    out.put(tag);
    out.put((byte) (value >> 8));
    out.put((byte) value);
  }

  /** Reads the value after its tag was read. */
  static Object read(Decoder in, byte tag) {
    // Each arm boxes its own value. The target type is Object, so no number is widened to another
    // type.
    return switch (tag) {
      case Tag.NULL -> null;
      case Tag.TRUE -> true;
      case Tag.FALSE -> false;
      case Tag.INT -> in.readInt();
      case Tag.LONG -> in.readLong();
      case Tag.DOUBLE -> Double.longBitsToDouble(in.readLong());
      case Tag.BYTE -> in.take();
      case Tag.SHORT -> (short) in.takeTwo();
      case Tag.CHAR -> (char) in.takeTwo();
      case Tag.FLOAT -> Float.intBitsToFloat(in.readInt());
      case Tag.DURATION -> Duration.ofSeconds(in.readLong(), in.readInt());
      default -> throw new MalformedMessageException("no value begins so: tag=" + tag);
    };
  }
}
