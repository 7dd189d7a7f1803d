package mpj.multiprocessing.internal.codec;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import mpj.multiprocessing.MalformedMessageException;

/**
 * Reads an object graph behind a filter. The limits follow from the length of the block. A correct
 * graph has no more references than bytes, and all its arrays together have no more than a few
 * elements for each byte. A block from an untrusted process has been checked by {@link GraphScan}
 * before. If an admitted class replaces an object after it was read, the replacement is not
 * checked.
 */
final class GraphReader extends ObjectInputStream {
  private final Decoder message;

  GraphReader(Decoder message, byte[] bytes, int from, int length) throws IOException {
    super(new ByteArrayInputStream(bytes, from, length));
    this.message = message;
    setObjectInputFilter(new Filter(length));
    enableResolveObject(true);
  }

  @Override
  protected Class<?> resolveClass(ObjectStreamClass description)
      throws IOException, ClassNotFoundException {
    String name = description.getName();
    if (name.indexOf('.') < 0 && Character.isLowerCase(name.charAt(0))) { // a primitive, perhaps
      if (!GraphScan.isPrimitive(name)) {
        message.checkAdmitted(name);
      }
      return super.resolveClass(description);
    }
    return message.load(name);
  }

  @Override
  @SuppressWarnings("deprecation") // the stream must make the object, not this class
  protected Class<?> resolveProxyClass(String[] interfaces)
      throws IOException, ClassNotFoundException {
    message.checkTrusted("a proxy");
    Class<?>[] types = new Class<?>[interfaces.length];
    ClassLoader loader = null;
    for (int i = 0; i < types.length; i++) {
      types[i] = message.load(interfaces[i]);
      if (!Modifier.isPublic(types[i].getModifiers()) || loader == null) {
        loader = types[i].getClassLoader();
      }
    }
    return Proxy.getProxyClass(loader, types);
  }

  @Override
  protected Object resolveObject(Object value) {
    if (value instanceof ProgramForm form) {
      if (form.encoded == null) {
        throw new MalformedMessageException("a program's form is missing");
      }
      return message.part(form.encoded).read();
    }
    if (value instanceof SharedForm form) {
      if (form.form == null) {
        throw new MalformedMessageException("a shared object's class is missing");
      }
      return message.shared(form.form, form.handle);
    }
    return value;
  }

  private static final class Filter implements ObjectInputFilter {
    /** The depth that every thread can read. For deeper graphs its stack may be too small. */
    private static final int DEEPEST = 100;

    private final long mostReferences;
    private long elementsLeft;

    Filter(int length) {
      this.mostReferences = length + 64L;
      // A hash map asks for a table of up to eight slots for each entry, and an entry has over ten
      // bytes.
      this.elementsLeft = 4L * length + 64;
    }

    @Override
    public Status checkInput(FilterInfo info) {
      if (info.depth() > DEEPEST && !DeepStack.isHere()) {
        throw new TooDeep();
      }
      if (info.references() > mostReferences) {
        return Status.REJECTED;
      }
      if (info.arrayLength() >= 0) {
        elementsLeft -= info.arrayLength();
        if (elementsLeft < 0) {
          return Status.REJECTED;
        }
      }
      return Status.UNDECIDED;
    }
  }
}
