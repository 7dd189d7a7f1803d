package mpj.multiprocessing.internal.codec;

import java.util.ArrayList;
import java.util.List;
import mpj.multiprocessing.MalformedMessageException;
import mpj.multiprocessing.UndecodableException;
import mpj.multiprocessing.internal.log.ThrowableText;

/**
 * Reads what an {@link Encoder} wrote, field by field in the same order. Before a read allocates
 * memory, it compares the length that the message claims with the number of bytes that are left. So
 * random bytes cost no more memory than their own size. For any bytes, the decoder throws only the
 * documented exceptions.
 *
 * <p>Only one thread at a time may use a decoder. Call {@link #over} to use it again for other
 * bytes.
 */
public final class Decoder extends ByteReader {
  static volatile ClassLoader handedOver;

  private int elements;
  private int depth;
  private int markedAt;
  private int markedElements;
  private int markedDepth;
  private final ClassLoader loader;
  private final DecodePolicy decodePolicy;
  private final int deepest;
  final List<Object> programs;
  final AttachedObjects attached;

  /**
   * Makes a decoder for a range of bytes.
   *
   * @param loader loads the classes; null: the library's own loader
   */
  public Decoder(byte[] bytes, int from, int to, ClassLoader loader) {
    this(bytes, from, to, loader, null);
  }

  /** Does the same, but accepts only what {@code decodePolicy} admits (null: everything). */
  public Decoder(byte[] bytes, int from, int to, ClassLoader loader, DecodePolicy decodePolicy) {
    this(bytes, from, to, loader, decodePolicy, new ArrayList<>(0), new AttachedObjects());
  }

  private Decoder(
      byte[] bytes,
      int from,
      int to,
      ClassLoader loader,
      DecodePolicy decodePolicy,
      List<Object> programs,
      AttachedObjects attached) {
    this.loader = loader == null ? Decoder.class.getClassLoader() : loader;
    this.decodePolicy = decodePolicy;
    this.programs = programs;
    this.attached = attached;
    int most = 2 * Encoder.DEEPEST;
    this.deepest = decodePolicy == null ? most : Math.min(most, decodePolicy.limits().depth());
    begin(bytes, from, to);
  }

  /** Returns the single value that the bytes contain. */
  public static Object decode(byte[] bytes, ClassLoader loader) {
    return decode(bytes, loader, null);
  }

  /** Does the same, but accepts only what {@code decodePolicy} admits (null: everything). */
  public static Object decode(byte[] bytes, ClassLoader loader, DecodePolicy decodePolicy) {
    Decoder decoder = new Decoder(bytes, 0, bytes.length, loader, decodePolicy);
    Object value = decoder.read();
    if (decoder.remaining() != 0) {
      throw new MalformedMessageException("bytes follow the value: count=" + decoder.remaining());
    }
    return value;
  }

  /** Starts again with other bytes. */
  public Decoder over(byte[] other, int from, int to) {
    programs.clear();
    begin(other, from, to);
    return this;
  }

  private void begin(byte[] other, int from, int to) {
    if (from < 0 || to < from || to > other.length) {
      throw new IllegalArgumentException(
          "not a range of the bytes: from=" + from + ", to=" + to + ", length=" + other.length);
    }
    bytes = other;
    at = from;
    end = to;
    elements = to - from;
    depth = 0;
    if (decodePolicy != null) {
      LimitCheck.check("bytes", elements, decodePolicy.limits().bytes());
      elements = Math.min(elements, decodePolicy.limits().references());
    }
  }

  /**
   * Returns a decoder for a part of this message. It knows what the message has mentioned so far.
   */
  Decoder part(byte[] other) {
    Decoder part = new Decoder(other, 0, other.length, loader, decodePolicy, programs, attached);
    part.depth = depth;
    return part;
  }

  /** Notes the current position for {@link #reset}. */
  void mark() {
    markedAt = at;
    markedElements = elements;
    markedDepth = depth;
  }

  /** Goes back to the position that {@link #mark} noted. */
  void reset() {
    at = markedAt;
    elements = markedElements;
    depth = markedDepth;
  }

  /** Returns the number of bytes that are left. */
  public int remaining() {
    return end - at;
  }

  /**
   * Returns whether only plain values are left. To read, compare and write a plain value runs no
   * code of the program. This method reads nothing.
   */
  public boolean isPlain() {
    return new PlainScan(bytes, at, end).isPlain();
  }

  /**
   * Reads any value.
   *
   * @throws MalformedMessageException if the bytes are not a value
   * @throws UndecodableException if a class is missing here, or if its code threw
   */
  public Object read() {
    try {
      return readValue();
    } catch (UndecodableException e) {
      throw e;
    } catch (OutOfMemoryError e) {
      throw new UndecodableException(
          "not enough memory for the message: bytes=" + end + "; give this process a larger heap",
          e);
    } catch (StackOverflowError e) {
      if (attached.isReading()) {
        throw e; // DeepStack reads the enclosing value again
      }
      throw new MalformedMessageException("the message is nested too deeply", e);
    } catch (RuntimeException | Error e) { // the JDK's collections also throw InternalError
      throw new UndecodableException(
          "the value cannot be rebuilt here: cause=" + ThrowableText.description(e), e);
    }
  }

  Object readValue() {
    byte tag = take();
    if (tag <= Tag.DURATION) {
      return tag == Tag.LATIN1 || tag == Tag.UTF16 ? text(tag) : Scalars.read(this, tag);
    }
    if (tag >= Tag.BYTES && tag <= Tag.DOUBLES) {
      return PrimitiveArrays.read(this, tag);
    }
    enter();
    Object value = readDeep(tag);
    leave();
    return value;
  }

  /** Enters a value that may contain others. */
  void enter() {
    if (++depth > deepest) {
      throw new MalformedMessageException("the message is nested too deeply: depth=" + depth);
    }
  }

  void leave() {
    depth--;
  }

  private Object readDeep(byte tag) {
    return switch (tag) {
      case Tag.ENUM -> constant(readClass());
      case Tag.STRINGS -> FlatForm.readStrings(this);
      case Tag.OBJECTS -> values(readInt());
      case Tag.ARRAY_LIST -> FlatForm.readArrayList(this);
      case Tag.FIXED_LIST -> FlatForm.readFixedList(this);
      case Tag.RECORD -> RecordForm.read(this);
      case Tag.SHARED -> shared(readName(), readLong());
      case Tag.NESTED -> NestedReader.read(this);
      case Tag.LAMBDA -> LambdaForm.read(this);
      case Tag.PROGRAM -> ProgramObject.read(this);
      case Tag.PROGRAM_AGAIN -> ProgramObject.readAgain(this);
      case Tag.SITUATED -> SessionMessage.read(this);
      case Tag.GRAPH -> {
        int from = skip(readInt());
        if (decodePolicy != null) {
          GraphScan.check(this, decodePolicy.limits(), bytes, from, at - from);
        }
        yield ObjectGraph.read(this, bytes, from, at - from);
      }
      default -> throw new MalformedMessageException("no value begins so: tag=" + tag);
    };
  }

  Object shared(String form, long handle) {
    Object one = attached.known();
    if (one == null) {
      one =
          decodePolicy == null
              ? SharedHandles.attach(form, handle)
              : decodePolicy.shared(form, handle);
      attached.add(one);
    }
    return one;
  }

  /** Reads the name of an enum constant, and returns the constant. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  Object constant(Class<?> type) {
    String name = readName();
    if (!type.isEnum()) {
      throw new MalformedMessageException("not an enum: class=" + type.getName());
    }
    return Enum.valueOf((Class) type, name);
  }

  /** Reads one byte. */
  public byte readByte() {
    return take();
  }

  /** Reads four bytes. */
  public int readInt() {
    return takeFour();
  }

  /** Reads eight bytes. */
  public long readLong() {
    return takeEight();
  }

  /** Reads a string or null. */
  public String readString() {
    byte tag = take();
    return tag == Tag.NULL ? null : text(tag);
  }

  /** Reads bytes that were written with their length. */
  public byte[] readBytes() {
    byte[] block = new byte[checkRoom(readInt(), 1)];
    take(block);
    return block;
  }

  /** Reads a string that must not be null, such as a name. */
  String readName() {
    return text(take());
  }

  Object[] values(int count) {
    Object[] values = new Object[claim(count)];
    for (int i = 0; i < count; i++) {
      values[i] = readValue();
    }
    return values;
  }

  /** Checks a number of elements. A message cannot have more elements than bytes. */
  int claim(int count) {
    checkArray(count);
    checkRoom(count, 1);
    elements -= count;
    if (elements < 0) {
      throw new MalformedMessageException(
          "more elements than bytes, or than are taken: count=" + count);
    }
    return count;
  }

  /** Checks an array's length against the limit for untrusted messages. */
  int checkArray(int count) {
    if (decodePolicy != null) {
      LimitCheck.check("arrayLength", count, decodePolicy.limits().arrayLength());
    }
    return count;
  }

  /** Reads the name of a class, and returns the class. */
  Class<?> readClass() {
    if (decodePolicy != null || at == end || bytes[at] != Tag.LATIN1) {
      return load(readName());
    }
    at++;
    int count = checkRoom(readInt(), 1);
    return ClassNames.find(bytes, skip(count), count, loader);
  }

  Class<?> load(String name) {
    checkAdmitted(name);
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException | LinkageError e) {
      return ClassNames.findHandedOver(name, loader);
    }
  }

  /**
   * Returns the loader of the classes that another process handed over to this one; null if there
   * are none.
   */
  public static ClassLoader handedOver() {
    return handedOver;
  }

  void checkAdmitted(String name) {
    if (decodePolicy != null && !decodePolicy.admits(name) && !GraphScan.isOurForm(name)) {
      throw new UndecodableException(
          "class is not admitted here: name=" + name + "; the receiver must allow it");
    }
  }

  /** Returns whether the message may come from an untrusted process. */
  boolean isGuarded() {
    return decodePolicy != null;
  }

  /** Refuses a value that only processes of one tree may send each other. */
  void checkTrusted(String what) {
    if (decodePolicy != null) {
      throw new UndecodableException(what + " is taken only from processes of one tree");
    }
  }

  void checkLambdas() {
    if (decodePolicy != null && !decodePolicy.admitsLambdas()) {
      throw new UndecodableException("lambdas are not admitted here; the receiver must allow them");
    }
  }
}
