package mpj.multiprocessing.internal.codec;

import java.lang.invoke.SerializedLambda;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import mpj.multiprocessing.Shared;
import mpj.multiprocessing.UncrossableException;
import mpj.multiprocessing.internal.memory.Mentioned;

/**
 * Writes values and control fields into a growing array of bytes. Only one thread at a time may use
 * an encoder. Keep one for each thread and {@link #reset} it, so that a small item allocates no
 * memory.
 *
 * <p>These values have a compact form: null, boxed numbers, strings, times, enum constants, arrays,
 * the common lists, sets and maps, records, lambdas and {@link Shared} objects. Arrays, collections
 * and records may contain each other. (In a message that leaves the process tree, only flat values
 * have a compact form.) Any other value is written by the JDK's serialization. A record need not be
 * Serializable, because its components are written. Neither need the object of a compact source
 * file: see {@link ProgramObject}.
 */
public final class Encoder extends ByteWriter {
  static final int DEEPEST = 200;

  private int depth;
  final List<Object> programs;
  final SharedMentions shared;
  private final ExportPolicy exportPolicy; // null: the message stays in the tree
  private final Encoder whole;
  private NestedWriter nested; // null: no nested value so far
  private Set<String> code; // the session's code that the message refers to; null: none

  public Encoder() {
    this(256);
  }

  /** Makes an encoder for messages that leave the process tree. */
  public Encoder(ExportPolicy exportPolicy) {
    this(256, new ArrayList<>(0), new SharedMentions(exportPolicy), exportPolicy, null);
  }

  /** Makes an encoder with room for {@code room} bytes before it must grow. */
  public Encoder(int room) {
    this(room, new ArrayList<>(0), new SharedMentions(null), null, null);
  }

  private Encoder(
      int room,
      List<Object> programs,
      SharedMentions shared,
      ExportPolicy exportPolicy,
      Encoder whole) {
    super(room);
    this.programs = programs;
    this.shared = shared;
    this.exportPolicy = exportPolicy;
    this.whole = whole == null ? this : whole;
  }

  /** Returns an encoder for a part of this message. It knows what was mentioned before. */
  Encoder part() {
    return new Encoder(256, programs, shared, exportPolicy, whole);
  }

  /** Returns a value as bytes. */
  public static byte[] encode(Object value) {
    return new Encoder().write(value).toBytes();
  }

  /** Discards the written bytes. Keeps the array unless it is large. */
  public Encoder reset() {
    clear();
    programs.clear();
    shared.clear();
    return this;
  }

  /** Returns the shared objects that the message mentions. */
  public List<Shared> shared() {
    return shared.all();
  }

  /**
   * Returns the records that must not be freed before the message has been read, with the objects
   * that hold them.
   *
   * @throws UncrossableException if there are too many
   */
  public Mentioned mentions() {
    return shared.records();
  }

  /**
   * Returns an encoder for a closed part of this message: both have only the shared objects in
   * common.
   */
  Encoder enclosed() {
    return new Encoder(256, new ArrayList<>(0), shared, exportPolicy, null);
  }

  void mention(Shared one) {
    SessionMessage.note(this, one.getClass());
    shared.add(one);
  }

  /** Returns whether the message is for processes of other trees. */
  boolean leavesTree() {
    return exportPolicy != null;
  }

  /**
   * Returns the session's code that the message refers to. A message that leaves the tree has none.
   */
  Set<String> code() {
    if (whole.code == null) {
      whole.code = new LinkedHashSet<>();
    }
    return whole.code;
  }

  /** Tells all shared objects of the message that the message is not sent. */
  public void recall() {
    shared.recall(0);
  }

  /** Forgets the shared objects of the message: it was sent or read, so others keep them now. */
  public void sent() {
    shared.clear();
  }

  /** Returns the array itself, not a copy. Only its first {@link #length} bytes are valid. */
  public byte[] bytes() {
    return buffer;
  }

  /** Returns the number of bytes written. */
  public int length() {
    return length;
  }

  /** Returns a copy of the written bytes. */
  public byte[] toBytes() {
    return Arrays.copyOf(buffer, length);
  }

  /**
   * Writes any value, completely or not at all.
   *
   * @throws UncrossableException if the value cannot be sent; the message names the path to the
   *     obstacle
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
      if (code != null && exportPolicy == null) {
        SessionMessage.write(this, start);
      }
      done = true;
      return this;
    } catch (UnencodableException obstacle) {
      throw obstacle.explain(value);
    } catch (StackOverflowError e) {
      throw new UncrossableException(
          UnencodableException.name(value)
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
      SessionMessage.note(this, constant.getDeclaringClass());
      writeString(constant.getDeclaringClass().getName());
      writeString(constant.name());
    } else if (!value.getClass().isArray() || !PrimitiveArrays.write(this, value)) {
      SerializedLambda lambda = LambdaForm.describe(value);
      if (lambda != null || !writeParts(value)) {
        writeDeep(value, lambda);
      }
    }
  }

  /** Writes a shared object's form and handle. The caller must also {@link #mention} it. */
  void writeHandle(Shared one) {
    put(Tag.SHARED);
    writeString(one.form());
    writeLong(one.handle());
  }

  /** Writes the value if it consists of parts and has a compact form; returns false if not. */
  boolean writeParts(Object value) {
    if (exportPolicy != null) {
      return FlatForm.write(this, value);
    }
    if (nested == null) {
      nested = new NestedWriter(this);
    }
    return nested.write(value);
  }

  private void writeDeep(Object value, SerializedLambda lambda) {
    if (++depth > DEEPEST) {
      throw new UnencodableException(null, "the value is nested too deeply: most=" + DEEPEST, null);
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
    putText(text);
    return this;
  }

  /** Writes one byte. */
  public Encoder writeByte(int value) {
    put((byte) value);
    return this;
  }

  /** Writes four bytes. */
  public Encoder writeInt(int value) {
    putFour(value);
    return this;
  }

  /** Writes eight bytes. */
  public Encoder writeLong(long value) {
    putEight(value);
    return this;
  }

  /** Writes the number of bytes, and then the bytes. */
  public Encoder writeBytes(byte[] bytes) {
    return writeBytes(bytes, 0, bytes.length);
  }

  /** Writes the number of bytes of a range, and then the bytes. */
  public Encoder writeBytes(byte[] bytes, int from, int to) {
    writeInt(to - from);
    append(bytes, from, to - from);
    return this;
  }

  int depth() {
    return depth;
  }

  /** Restores the state that the caller noted before: discards what was written since. */
  void truncate(int to, int known, int mentioned, int wasDepth) {
    shared.recall(mentioned);
    cut(to);
    depth = wasDepth;
    while (programs.size() > known) {
      programs.remove(programs.size() - 1);
    }
  }
}
