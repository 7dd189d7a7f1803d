package mpj.multiprocessing.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;

/**
 * Reads a graph behind a filter. The limits follow from the block's length: an honest graph has no
 * more references than bytes, and its arrays together no more than a few elements a byte.
 */
final class GraphReader extends ObjectInputStream {
  private final Decoder message;

  GraphReader(Decoder message, byte[] bytes, int from, int length) throws IOException {
    super(new ByteArrayInputStream(bytes, from, length));
    this.message = message;
    setObjectInputFilter(new Limits(message, length));
    enableResolveObject(true);
  }

  @Override
  protected Class<?> resolveClass(ObjectStreamClass description)
      throws IOException, ClassNotFoundException {
    String name = description.getName();
    if (name.indexOf('.') < 0 && Character.isLowerCase(name.charAt(0))) {
      return super.resolveClass(description); // a primitive type, perhaps
    }
    return message.load(name);
  }

  @Override
  protected Object resolveObject(Object value) {
    if (value instanceof ProgramForm form) {
      if (form.encoded == null) {
        throw new MalformedMessageException("a program's form is missing");
      }
      return message.part(form.encoded).read();
    }
    return value;
  }

  private static final class Limits implements ObjectInputFilter {
    private static final int DEEPEST = 5000;
    private static final String OURS = GraphReader.class.getPackageName() + ".";

    private final Decoder message;
    private final long mostReferences;
    private long elementsLeft;

    Limits(Decoder message, int length) {
      this.message = message;
      this.mostReferences = length + 64L;
      // A hash map asks for a table of up to eight slots an entry, and an entry has over ten bytes.
      this.elementsLeft = 4L * length + 64;
    }

    @Override
    public Status checkInput(FilterInfo info) {
      if (info.depth() > DEEPEST || info.references() > mostReferences) {
        return Status.REJECTED;
      }
      if (info.arrayLength() >= 0) {
        elementsLeft -= info.arrayLength();
        if (elementsLeft < 0) {
          return Status.REJECTED;
        }
      }
      Class<?> type = info.serialClass();
      while (type != null && type.isArray()) {
        type = type.getComponentType();
      }
      if (type != null && !type.isPrimitive() && !type.getName().startsWith(OURS)) {
        message.checkAdmitted(type.getName());
      }
      return Status.UNDECIDED;
    }
  }
}
