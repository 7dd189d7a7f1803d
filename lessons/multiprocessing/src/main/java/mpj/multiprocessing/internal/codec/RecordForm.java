package mpj.multiprocessing.internal.codec;

import java.io.InvalidObjectException;
import java.io.ObjectStreamException;
import java.io.Serializable;
import java.lang.reflect.InvocationTargetException;
import mpj.multiprocessing.MalformedMessageException;
import mpj.multiprocessing.UndecodableException;

/**
 * The form of a record by its components. It is used for records that are not Serializable, and for
 * all records whose components never change. The record is rebuilt by its canonical constructor, so
 * the checks of the constructor apply here too.
 */
final class RecordForm implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Class<?> type;
  private final Object[] values;

  private RecordForm(Class<?> type, Object[] values) {
    this.type = type;
    this.values = values;
  }

  /**
   * Returns the object that replaces the record inside an object graph, or null if the record has
   * no shape.
   *
   * @throws UnencodableException if its components cannot be read
   */
  static RecordForm of(Object value) {
    Class<?> type = value.getClass();
    RecordShape shape = RecordShape.of(type);
    if (shape == null) {
      return null;
    }
    if (shape.isClosed()) {
      throw UnencodableException.closed(type);
    }
    return new RecordForm(type, shape.values(value));
  }

  private Object readResolve() throws ObjectStreamException {
    RecordShape shape = type == null || !type.isRecord() ? null : RecordShape.of(type);
    if (shape == null || values == null) {
      throw new InvalidObjectException("not a record: class=" + type);
    }
    return build(type, shape, values);
  }

  /** Writes the record if nothing in it can change; returns false if not. */
  static boolean writeFlat(Encoder out, Object value) {
    RecordShape shape = RecordShape.of(value.getClass());
    if (shape == null || !shape.isPlain()) {
      return false;
    }
    Object[] values = shape.values(value);
    if (!ImmutableValues.allImmutable(values)) {
      return false;
    }
    SessionMessage.note(out, value.getClass());
    out.put(Tag.RECORD);
    out.writeString(value.getClass().getName());
    out.writeInt(values.length);
    for (int i = 0; i < values.length; i++) {
      out.writeValue(values[i]);
    }
    return true;
  }

  static Object read(Decoder in) {
    Class<?> type = in.readClass();
    return build(type, in.values(in.readInt()));
  }

  /** Makes a record of a class that the message names. */
  static Object build(Class<?> type, Object[] values) {
    RecordShape shape = type.isRecord() ? RecordShape.of(type) : null;
    if (shape == null) {
      throw new MalformedMessageException("not a record: class=" + type.getName());
    }
    return build(type, shape, values);
  }

  private static Object build(Class<?> type, RecordShape shape, Object[] values) {
    try {
      return shape.build(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof StackOverflowError overflow) {
        throw overflow; // the record is read again on a larger stack
      }
      throw new UndecodableException(
          type.getName() + " refuses its components: cause=" + e.getCause(), e.getCause());
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      throw new UndecodableException(
          type.getName() + " has other components here: start both processes from the same build",
          e);
    }
  }
}
