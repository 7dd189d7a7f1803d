package mpj.multiprocessing.wire;

import java.lang.invoke.SerializedLambda;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import mpj.multiprocessing.internal.memory.Mentioned;

/**
 * Writes values and control fields into a growing array of bytes. One thread at a time uses an
 * encoder; keep one per thread and {@link #reset} it, so that a small item costs no memory.
 *
 * <p>Values: null, the boxed numbers, strings, times, enum constants, arrays, the common lists,
 * sets and maps, records, of each other as well, lambdas and {@link Shared} objects in compact form
 * (in messages that leave the tree only what is flat); anything else as the JDK serializes it.
 * Records need not be Serializable: their components travel. The object of a compact source file
 * need not be either: see {@link ProgramObject}.
 */
public final class Encoder {
  private static final int LARGEST = Integer.MAX_VALUE - 8;
  private static final int KEPT = 1 << 20;
  static final int DEEPEST = 200;

  private byte[] buffer;
  private int length;
  private int depth;
  final List<Object> programs;
  final SharedMentions shared;
  private final Border border; // null: the message stays in the tree
  private final Encoder whole;
  private NestedWriter nested; // null: nothing was nested so far
  private Set<String> code; // a session's, that the message refers to; null: none

  public Encoder() {
    this(256);
  }

  /** An encoder of messages that leave the tree. */
  public Encoder(Border border) {
    this(256, new ArrayList<>(0), new SharedMentions(border), border, null);
  }

  /** An encoder with room for so many bytes before it must grow. */
  public Encoder(int room) {
    this(room, new ArrayList<>(0), new SharedMentions(null), null, null);
  }

  private Encoder(
      int room, List<Object> programs, SharedMentions shared, Border border, Encoder whole) {
    this.buffer = new byte[room];
    this.programs = programs;
    this.shared = shared;
    this.border = border;
    this.whole = whole == null ? this : whole;
  }

  /** One for a part of this one's message: it shares what the message has mentioned already. */
  Encoder part() {
    return new Encoder(256, programs, shared, border, whole);
  }

  /** The value as bytes. */
  public static byte[] encode(Object value) {
    return new Encoder().write(value).toBytes();
  }

  /** Forgets what was written, keeps the memory (unless it is a lot). */
  public Encoder reset() {
    length = 0;
    programs.clear();
    shared.clear();
    if (buffer.length > KEPT) {
      buffer = new byte[256];
    }
    return this;
  }

  /** The shared objects that the message mentions. */
  public List<Shared> shared() {
    return shared.all();
  }

  /**
   * The records that must not be freed while the message is on its way, with the objects that hold
   * them.
   *
   * @throws UncrossableException if they are too many
   */
  public Mentioned mentions() {
    return shared.records();
  }

  /** One whose bytes are to be a part of this message, and nothing else of it knows of them. */
  Encoder enclosed() {
    return new Encoder(256, new ArrayList<>(0), shared, border, null);
  }

  void mention(Shared one) {
    Situation.note(this, one.getClass());
    shared.add(one);
  }

  /** Tells whether the message is for processes of other trees. */
  boolean leavesTree() {
    return border != null;
  }

  /** The session's code that the message refers to; what leaves the tree finds no session there. */
  Set<String> code() {
    if (whole.code == null) {
      whole.code = new LinkedHashSet<>();
    }
    return whole.code;
  }

  /** Tells the shared objects that the message mentions that it is not sent after all. */
  public void recall() {
    shared.recall(0);
  }

  /** The message is on its way, or was read: what it mentions is kept by others now. */
  public void sent() {
    shared.clear();
  }

  /** The array written into, of which the first {@link #length} bytes count. Not a copy. */
  public byte[] bytes() {
    return buffer;
  }

  /** How many bytes were written. */
  public int length() {
    return length;
  }

  /** A copy of what was written. */
  public byte[] toBytes() {
    return Arrays.copyOf(buffer, length);
  }

  /**
   * Writes any value, whole or not at all.
   *
   * @throws UncrossableException naming the path to what cannot be sent; nothing is written then
   */
  public Encoder write(Object value) {
    int start = length;
    int known = programs.size();
    int mentioned = shared.size();
    int wasDepth = depth;
    boolean done = false;
    try {
      code = null;
      writeValue(value);
      if (code != null && border == null) {
        Situation.write(this, start);
      }
      done = true;
      return this;
    } catch (Obstacle obstacle) {
      throw obstacle.explain(value);
    } catch (StackOverflowError e) {
      throw new UncrossableException(
          Obstacle.name(value)
              + " is nested too deeply to be sent; send its parts in a list, or give this process a"
              + " larger stack, as the option -Xss16m does",
          e);
    } finally {
      if (!done) {
        truncate(start, known, mentioned, wasDepth);
      }
    }
  }

  void writeValue(Object value) {
    if (value instanceof String text) {
      writeString(text);
    } else if (!Scalars.write(this, value)) {
      writeObject(value);
    }
  }

  private void writeObject(Object value) {
    if (value instanceof Shared one) {
      mention(one);
      writeHandle(one);
    } else if (value instanceof Enum<?> constant) {
      put(Tag.ENUM);
      Situation.note(this, constant.getDeclaringClass());
      writeString(constant.getDeclaringClass().getName());
      writeString(constant.name());
    } else if (!value.getClass().isArray() || !PrimitiveArrays.write(this, value)) {
      SerializedLambda lambda = LambdaForm.describe(value);
      if (lambda != null || !writeParts(value)) {
        writeDeep(value, lambda);
      }
    }
  }

  /** Writes what a shared object is attached by; it is to be {@linkplain #mention mentioned}. */
  void writeHandle(Shared one) {
    put(Tag.SHARED);
    writeString(one.form());
    writeLong(one.handle());
  }

  /** Writes the value if it is one of parts that has a compact form. */
  boolean writeParts(Object value) {
    if (border != null) {
      return Flat.write(this, value);
    }
    if (nested == null) {
      nested = new NestedWriter(this);
    }
    return nested.write(value);
  }

  private void writeDeep(Object value, SerializedLambda lambda) {
    if (++depth > DEEPEST) {
      throw new Obstacle(null, "the value is nested too deeply: most=" + DEEPEST, null);
    }
    if (lambda != null) {
      LambdaForm.write(this, value, lambda);
    } else if (ProgramObject.is(value)) {
      ProgramObject.write(this, value);
    } else {
      ObjectGraph.write(this, value);
    }
    depth--;
  }

  /** Writes a string or null. */
  public Encoder writeString(String text) {
    if (text == null) {
      put(Tag.NULL);
      return this;
    }
    int count = text.length();
    ensure(5L + count);
    int at = length + 5;
    byte[] to = buffer;
    for (int i = 0; i < count; i++) {
      char c = text.charAt(i);
      if (c > 0xff) {
        writeWide(text, count);
        return this;
      }
      to[at + i] = (byte) c;
    }
    to[length++] = Tag.LATIN1;
    putInt(count);
    length += count;
    return this;
  }

  private void writeWide(String text, int count) {
    ensure(5 + 2L * count);
    buffer[length++] = Tag.UTF16;
    putInt(count);
    for (int i = 0; i < count; i++) {
      char c = text.charAt(i);
      buffer[length++] = (byte) (c >> 8);
      buffer[length++] = (byte) c;
    }
  }

  /** Writes one byte. */
  public Encoder writeByte(int value) {
    put((byte) value);
    return this;
  }

  /** Writes four bytes. */
  public Encoder writeInt(int value) {
    ensure(4);
    putInt(value);
    return this;
  }

  /** Writes eight bytes. */
  public Encoder writeLong(long value) {
    ensure(8);
    putLong(value);
    return this;
  }

  /** Writes the length and then the bytes. */
  public Encoder writeBytes(byte[] bytes) {
    return writeBytes(bytes, 0, bytes.length);
  }

  /** Writes the length of the range and then its bytes. */
  public Encoder writeBytes(byte[] bytes, int from, int to) {
    writeInt(to - from);
    append(bytes, from, to - from);
    return this;
  }

  void append(byte[] bytes, int from, int count) {
    ensure(count);
    System.arraycopy(bytes, from, buffer, length, count);
    length += count;
  }

  /** Moves what was written since there, and puts something before it. */
  void insert(int at, Encoder before) {
    int moved = length - at;
    ensure(before.length);
    System.arraycopy(buffer, at, buffer, at + before.length, moved);
    System.arraycopy(before.buffer, 0, buffer, at, before.length);
    length += before.length;
  }

  void put(byte value) {
    ensure(1);
    buffer[length++] = value;
  }

  void put(byte tag, int value) {
    ensure(5);
    buffer[length++] = tag;
    putInt(value);
  }

  void put(byte tag, long value) {
    ensure(9);
    buffer[length++] = tag;
    putLong(value);
  }

  /** Takes back what was written since then and mentions nothing. */
  void cut(int to) {
    length = to;
  }

  /** Takes so many bytes for the caller to fill, and answers where they begin. */
  int claim(long count) {
    ensure(count);
    int at = length;
    length += (int) count;
    return at;
  }

  void setInt(int at, int value) {
    int end = length;
    length = at;
    putInt(value);
    length = end;
  }

  int depth() {
    return depth;
  }

  /** Takes back what was written since the caller noted these. */
  void truncate(int to, int known, int mentioned, int wasDepth) {
    shared.recall(mentioned);
    length = to;
    depth = wasDepth;
    while (programs.size() > known) {
      programs.remove(programs.size() - 1);
    }
  }

  private void putInt(int value) {
    byte[] to = buffer;
    int at = length;
    to[at] = (byte) (value >> 24);
    to[at + 1] = (byte) (value >> 16);
    to[at + 2] = (byte) (value >> 8);
    to[at + 3] = (byte) value;
    length = at + 4;
  }

  private void putLong(long value) {
    putInt((int) (value >> 32));
    putInt((int) value);
  }

  private void ensure(long count) {
    if (count > buffer.length - length) {
      grow(count);
    }
  }

  private void grow(long count) {
    long needed = length + count;
    if (needed > LARGEST) {
      throw new UncrossableException(
          "the message is too large: bytes=" + needed + ", most=" + LARGEST + "; send it in parts");
    }
    buffer = Arrays.copyOf(buffer, (int) Math.min(LARGEST, Math.max(needed, 2L * buffer.length)));
  }
}
