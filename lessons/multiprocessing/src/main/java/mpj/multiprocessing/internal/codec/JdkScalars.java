package mpj.multiprocessing.internal.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import mpj.multiprocessing.MalformedMessageException;

/**
 * Values of the JDK that never change and consist of a few numbers, inside nested values. A time
 * with a region ({@code ZonedDateTime}) does not belong to them: the rules of the region may be
 * missing where it arrives, and only serialization can rebuild it then.
 */
final class JdkScalars {
  private JdkScalars() {}

  /** Returns the tag of such a class, or {@link NestedForm#NONE}. */
  static byte tag(Class<?> type) {
    if (type == BigInteger.class) {
      return Tag.BIG_INTEGER;
    } else if (type == BigDecimal.class) {
      return Tag.BIG_DECIMAL;
    } else if (type == UUID.class) {
      return Tag.UUID;
    } else if (type == Instant.class) {
      return Tag.INSTANT;
    } else if (type == LocalDate.class) {
      return Tag.LOCAL_DATE;
    } else if (type == LocalTime.class) {
      return Tag.LOCAL_TIME;
    } else if (type == LocalDateTime.class) {
      return Tag.LOCAL_DATE_TIME;
    }
    return type == OffsetDateTime.class ? Tag.OFFSET_DATE_TIME : NestedForm.NONE;
  }

  /** Returns whether the tag belongs to such a class. */
  static boolean has(byte tag) {
    return tag >= Tag.BIG_INTEGER && tag <= Tag.OFFSET_DATE_TIME;
  }

  static void write(Encoder out, byte tag, Object value) {
    out.put(tag);
    switch (tag) {
      case Tag.BIG_INTEGER -> out.writeBytes(((BigInteger) value).toByteArray());
      case Tag.BIG_DECIMAL -> {
        BigDecimal number = (BigDecimal) value;
        out.writeInt(number.scale()).writeBytes(number.unscaledValue().toByteArray());
      }
      case Tag.UUID -> {
        UUID id = (UUID) value;
        out.writeLong(id.getMostSignificantBits()).writeLong(id.getLeastSignificantBits());
      }
      case Tag.INSTANT -> {
        Instant time = (Instant) value;
        out.writeLong(time.getEpochSecond()).writeInt(time.getNano());
      }
      case Tag.LOCAL_DATE -> out.writeLong(((LocalDate) value).toEpochDay());
      case Tag.LOCAL_TIME -> out.writeLong(((LocalTime) value).toNanoOfDay());
      case Tag.LOCAL_DATE_TIME -> write(out, (LocalDateTime) value);
      default -> {
        OffsetDateTime time = (OffsetDateTime) value;
        write(out, time.toLocalDateTime());
        out.writeInt(time.getOffset().getTotalSeconds());
      }
    }
  }

  private static void write(Encoder out, LocalDateTime time) {
    out.writeLong(time.toLocalDate().toEpochDay()).writeLong(time.toLocalTime().toNanoOfDay());
  }

  /** Reads the value after its tag was read. */
  static Object read(Decoder in, byte tag) {
    return switch (tag) {
      case Tag.BIG_INTEGER -> new BigInteger(in.readBytes());
      case Tag.BIG_DECIMAL -> {
        int scale = in.readInt();
        yield new BigDecimal(new BigInteger(in.readBytes()), scale);
      }
      case Tag.UUID -> new UUID(in.readLong(), in.readLong());
      case Tag.INSTANT -> Instant.ofEpochSecond(in.readLong(), in.readInt());
      case Tag.LOCAL_DATE -> LocalDate.ofEpochDay(in.readLong());
      case Tag.LOCAL_TIME -> LocalTime.ofNanoOfDay(in.readLong());
      case Tag.LOCAL_DATE_TIME -> readDateTime(in);
      case Tag.OFFSET_DATE_TIME ->
          OffsetDateTime.of(readDateTime(in), ZoneOffset.ofTotalSeconds(in.readInt()));
      default -> throw new MalformedMessageException("no value begins so: tag=" + tag);
    };
  }

  private static LocalDateTime readDateTime(Decoder in) {
    LocalDate date = LocalDate.ofEpochDay(in.readLong());
    return LocalDateTime.of(date, LocalTime.ofNanoOfDay(in.readLong()));
  }
}
