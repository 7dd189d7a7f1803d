package mpj.multiprocessing.internal.codec;

import java.io.ObjectStreamConstants;
import java.util.ArrayList;
import java.util.List;
import mpj.multiprocessing.MalformedMessageException;
import mpj.multiprocessing.MessageLimits;
import mpj.multiprocessing.UndecodableException;

/**
 * Checks a block of the JDK's serialization before an object stream reads it. It checks class
 * names, depth, references, array lengths, and the unfolded size. No class is loaded, and no code
 * of any class runs. The JDK's filter cannot know the unfolded size, because it does not learn
 * which object a reference refers to. Here the size can be added up, since all parts of an object
 * come before its end.
 *
 * <p>The grammar is that of the Object Serialization Stream Protocol, version 2. It leaves out what
 * the library's own writer never sends: resets, exceptions in the stream, and proxy classes.
 */
final class GraphScan {
  private static final String RECORD_FORM = RecordForm.class.getName();
  private static final String SHARED_FORM = SharedForm.class.getName();

  private final Decoder message;
  private final MessageLimits limits;
  private final GraphBytes in;

  /** The entries so far, by handle: a class, or the unfolded size of an object. */
  private final List<Object> handles = new ArrayList<>();

  private long references;
  private int depth;

  /** A class as the stream describes it. */
  private static final class Description {
    String name;
    int flags;
    int primitiveBytes;
    int objects;
    Description parent;
  }

  private GraphScan(Decoder message, MessageLimits limits, GraphBytes in) {
    this.message = message;
    this.limits = limits;
    this.in = in;
  }

  /**
   * Returns whether the class replaces others in the library's own streams. Untrusted processes may
   * send such classes.
   */
  static boolean isOurForm(String className) {
    return className.equals(RECORD_FORM) || className.equals(SHARED_FORM);
  }

  /**
   * Checks a block.
   *
   * @throws MalformedMessageException if it is not a block of serialization, or exceeds the limits
   * @throws UndecodableException if it names a class that is not admitted
   */
  static void check(Decoder message, MessageLimits limits, byte[] bytes, int from, int length) {
    GraphBytes in = new GraphBytes(bytes, from, from + length);
    if ((short) in.two() != ObjectStreamConstants.STREAM_MAGIC
        || in.two() != ObjectStreamConstants.STREAM_VERSION) {
      throw new MalformedMessageException("no object begins so");
    }
    new GraphScan(message, limits, in).object();
    if (!in.atEnd()) {
      throw new MalformedMessageException("bytes follow the object");
    }
  }

  /** Skips an object, and returns its unfolded size: the number of objects. */
  private long object() {
    return object(in.one());
  }

  private long object(int kind) {
    LimitCheck.check("references", ++references, limits.references());
    LimitCheck.check("depth", ++depth, limits.depth());
    long size =
        switch (kind) {
          case ObjectStreamConstants.TC_NULL -> 1;
          case ObjectStreamConstants.TC_REFERENCE -> referred() instanceof Long known ? known : 1;
          case ObjectStreamConstants.TC_STRING -> text(in.two());
          case ObjectStreamConstants.TC_LONGSTRING -> text(in.eight());
          case ObjectStreamConstants.TC_CLASS -> classObject();
          case ObjectStreamConstants.TC_ENUM -> constant();
          case ObjectStreamConstants.TC_ARRAY -> array();
          case ObjectStreamConstants.TC_OBJECT -> instance();
          default -> throw new MalformedMessageException("no object begins so: kind=" + kind);
        };
    depth--;
    return size;
  }

  private Object referred() {
    int index = in.four() - ObjectStreamConstants.baseWireHandle;
    if (index < 0 || index >= handles.size()) {
      throw new MalformedMessageException("a reference to nothing: index=" + index);
    }
    return handles.get(index);
  }

  /**
   * Returns the next handle. Until it is finished, the object counts as one, because a cycle cannot
   * be unfolded.
   */
  private int handle() {
    handles.add(1L);
    return handles.size() - 1;
  }

  private long finished(int handle, long size) {
    LimitCheck.check("unfolded", size, limits.unfolded());
    handles.set(handle, size);
    return size;
  }

  private long text(long length) {
    handle();
    in.skip(length);
    return 1;
  }

  private long classObject() {
    description();
    handle();
    return 1;
  }

  private long constant() {
    description();
    handle();
    object();
    return 1;
  }

  private long array() {
    Description type = description();
    int handle = handle();
    long length = in.four();
    if (type == null || !type.name.startsWith("[") || type.name.length() < 2 || length < 0) {
      throw new MalformedMessageException("not an array: length=" + length);
    }
    LimitCheck.check("arrayLength", length, limits.arrayLength());
    int width = width(type.name.charAt(1));
    if (width > 0) {
      in.skip(length * width);
      return 1;
    }
    long size = 1;
    for (long i = 0; i < length; i++) {
      size += object();
      LimitCheck.check("unfolded", size, limits.unfolded());
    }
    return finished(handle, size);
  }

  private long instance() {
    Description type = description();
    int handle = handle();
    if (type == null) {
      throw new MalformedMessageException("an object without a class");
    }
    List<Description> all = new ArrayList<>();
    for (Description each = type; each != null; each = each.parent) {
      all.add(each);
      LimitCheck.check("depth", all.size(), limits.depth());
    }
    long size = 1;
    for (int i = all.size() - 1; i >= 0; i--) {
      size += part(all.get(i));
      LimitCheck.check("unfolded", size, limits.unfolded());
    }
    return finished(handle, size);
  }

  /** Skips the data that one class of an object's class hierarchy wrote. */
  private long part(Description type) {
    boolean external = (type.flags & ObjectStreamConstants.SC_EXTERNALIZABLE) != 0;
    boolean serial = (type.flags & ObjectStreamConstants.SC_SERIALIZABLE) != 0;
    if (external) {
      if (serial || (type.flags & ObjectStreamConstants.SC_BLOCK_DATA) == 0) {
        throw new MalformedMessageException("an old form of object: class=" + type.name);
      }
      return annotation();
    }
    if (!serial) {
      return 0;
    }
    in.skip(type.primitiveBytes);
    long size = 0;
    for (int i = 0; i < type.objects; i++) {
      size += object();
    }
    return (type.flags & ObjectStreamConstants.SC_WRITE_METHOD) == 0 ? size : size + annotation();
  }

  /** Skips the data that a class's own code wrote, up to its end mark. */
  private long annotation() {
    long size = 0;
    while (true) {
      int kind = in.one();
      switch (kind) {
        case ObjectStreamConstants.TC_ENDBLOCKDATA -> {
          return size;
        }
        case ObjectStreamConstants.TC_BLOCKDATA -> in.skip(in.one());
        case ObjectStreamConstants.TC_BLOCKDATALONG -> in.skip(in.four());
        default -> {
          size += object(kind);
          LimitCheck.check("unfolded", size, limits.unfolded());
        }
      }
    }
  }

  private Description description() {
    int kind = in.one();
    if (kind == ObjectStreamConstants.TC_NULL) {
      return null;
    }
    if (kind == ObjectStreamConstants.TC_REFERENCE) {
      LimitCheck.check("references", ++references, limits.references());
      if (referred() instanceof Description known) {
        return known;
      }
      throw new MalformedMessageException("a reference to what is no class");
    }
    if (kind != ObjectStreamConstants.TC_CLASSDESC) {
      throw new MalformedMessageException("no class begins so: kind=" + kind);
    }
    return newDescription();
  }

  private Description newDescription() {
    LimitCheck.check("depth", ++depth, limits.depth());
    LimitCheck.check("references", ++references, limits.references());
    Description type = new Description();
    type.name = in.text();
    if (!isPrimitive(type.name)) {
      message.checkAdmitted(type.name);
    }
    in.skip(8); // its version
    handles.add(type);
    type.flags = in.one();
    for (int fields = in.two(); fields > 0; fields--) {
      int width = width((char) in.one());
      in.text();
      if (width > 0) {
        type.primitiveBytes += width;
      } else {
        type.objects++;
        object(); // the name of its type
      }
    }
    annotation();
    type.parent = description();
    depth--;
    return type;
  }

  /** Returns the number of bytes of a primitive type; 0 for an object or an array. */
  private static int width(char type) {
    return switch (type) {
      case 'B', 'Z' -> 1;
      case 'C', 'S' -> 2;
      case 'I', 'F' -> 4;
      case 'J', 'D' -> 8;
      case 'L', '[' -> 0;
      default -> throw new MalformedMessageException("no type is called so: type=" + type);
    };
  }

  /** Returns whether it is the name of a primitive type. Primitive types have class objects too. */
  static boolean isPrimitive(String className) {
    return switch (className) {
      case "boolean", "byte", "char", "short", "int", "float", "long", "double", "void" -> true;
      default -> false;
    };
  }
}
