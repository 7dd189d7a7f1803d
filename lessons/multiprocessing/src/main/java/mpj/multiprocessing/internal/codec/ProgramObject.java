package mpj.multiprocessing.internal.codec;

import java.io.Serializable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import mpj.multiprocessing.MalformedMessageException;
import mpj.multiprocessing.UndecodableException;

/**
 * The object of a compact source file ({@code void main()} without a class). A lambda in such a
 * file that calls one of its methods captures this object, which is not Serializable. When it is
 * sent, the receiver makes a new object without running the constructor. (A field such as {@code
 * Pool pool = new Pool()} would start processes there.) The fields get the values that they had, as
 * captured variables would. A field whose value cannot be sent stays null or zero.
 */
final class ProgramObject {
  private ProgramObject() {}

  /**
   * Returns whether it is such an object. Its class is final, is a top-level class in no package,
   * and has a main method.
   */
  static boolean is(Object value) {
    if (value == null || value instanceof Serializable) {
      return false;
    }
    Class<?> type = value.getClass();
    if (!Modifier.isFinal(type.getModifiers())
        || type.getSuperclass() != Object.class
        || type.getName().indexOf('.') >= 0
        || type.getEnclosingClass() != null
        || type.isHidden()) {
      return false;
    }
    Method[] methods = type.getDeclaredMethods();
    for (int i = 0; i < methods.length; i++) {
      if (methods[i].getName().equals("main")) {
        return true;
      }
    }
    return false;
  }

  @SuppressWarnings("ReferenceEquality") // the identity of the object matters, not its equals
  static void write(Encoder out, Object program) {
    for (int i = 0; i < out.programs.size(); i++) {
      if (out.programs.get(i) == program) {
        out.put(Tag.PROGRAM_AGAIN);
        out.writeInt(i);
        return;
      }
    }
    out.programs.add(program);
    SessionMessage.note(out, program.getClass());
    out.put(Tag.PROGRAM);
    out.writeString(program.getClass().getName());
    Field[] fields = program.getClass().getDeclaredFields();
    int count = 0;
    int countAt = out.claim(4);
    for (int i = 0; i < fields.length; i++) {
      if (travels(fields[i]) && writeField(out, program, fields[i])) {
        count++;
      }
    }
    out.setInt(countAt, count);
  }

  private static boolean travels(Field field) {
    return !Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers());
  }

  private static boolean writeField(Encoder out, Object program, Field field) {
    int start = out.length();
    int known = out.programs.size();
    int mentioned = out.shared.size();
    int depth = out.depth();
    try {
      field.setAccessible(true);
      out.writeString(field.getName());
      out.writeValue(field.get(program));
      return true;
    } catch (UnencodableException | IllegalAccessException e) {
      out.truncate(start, known, mentioned, depth);
      return false;
    }
  }

  static Object read(Decoder in) {
    in.checkTrusted("a program's object");
    Class<?> type = in.load(in.readName());
    int count = in.claim(in.readInt());
    try {
      Object program = allocate(type);
      in.programs.add(program);
      for (int i = 0; i < count; i++) {
        Field field = type.getDeclaredField(in.readName());
        field.setAccessible(true);
        field.set(program, in.read());
      }
      return program;
    } catch (ReflectiveOperationException e) {
      throw new UndecodableException(
          "the program is another version here: class=" + type.getName() + ", cause=" + e, e);
    }
  }

  /** Makes an object without running its constructor, as the JDK's object streams do. */
  private static Object allocate(Class<?> type) throws ReflectiveOperationException {
    if (!Modifier.isFinal(type.getModifiers()) || type.getName().indexOf('.') >= 0) {
      throw new MalformedMessageException("not a compact program: class=" + type.getName());
    }
    Class<?> unsafe = Class.forName("sun.misc.Unsafe");
    Field only = unsafe.getDeclaredField("theUnsafe");
    only.setAccessible(true);
    return unsafe.getMethod("allocateInstance", Class.class).invoke(only.get(null), type);
  }

  static Object readAgain(Decoder in) {
    int index = in.readInt();
    if (index < 0 || index >= in.programs.size()) {
      throw new MalformedMessageException("no program was mentioned so far: index=" + index);
    }
    return in.programs.get(index);
  }
}
