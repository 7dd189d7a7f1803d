package mpj.multiprocessing.internal.codec;

import java.io.IOException;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Proxy;
import java.util.LinkedHashSet;
import java.util.Set;
import mpj.multiprocessing.UncrossableException;
import mpj.multiprocessing.internal.code.Code;

/**
 * A message whose code reads a session's variables: {@code SITUATED | count (4) | names and values
 * | the message}. Which code the message contains is known only after it has been written. So the
 * variables are inserted before it at that moment.
 */
final class SessionMessage {
  private static final ClassLoader SYSTEM = ClassLoader.getSystemClassLoader();

  /** A plain field: it changes once, before the process sends or receives anything. */
  static Variables variables;

  private SessionMessage() {}

  /** Notes a class of the message. The receiver loads it and calls its methods. */
  static void note(Encoder out, Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    if (loader != null && !loader.equals(SYSTEM) && !out.leavesTree()) {
      handOver(type);
      Variables all = variables;
      if (all != null && all.knows(type.getName())) {
        out.code().add(type.getName().replace('.', '/'));
      }
    }
  }

  private static void handOver(Class<?> type) {
    try {
      if (Proxy.isProxyClass(type)) {
        for (Class<?> each : type.getInterfaces()) {
          Code.handOver(each);
        }
      } else {
        Code.handOver(type);
      }
    } catch (IOException e) {
      throw new UnencodableException(null, e.getMessage(), e);
    }
  }

  /**
   * Notes a lambda of the message.
   *
   * @param type a class of its nest; the loader of this class finds the lambda's class
   */
  static void note(Encoder out, Class<?> type, SerializedLambda lambda) {
    ClassLoader loader = type.getClassLoader();
    if (loader != null && !loader.equals(SYSTEM) && !out.leavesTree()) {
      handOver(type);
      noteMethod(out, lambda);
    }
  }

  /** Notes the method behind a lambda of the message. */
  static void noteMethod(Encoder out, SerializedLambda lambda) {
    Variables all = variables;
    if (all != null && all.knows(lambda.getImplClass().replace('/', '.'))) {
      out.code()
          .add(
              lambda.getImplClass()
                  + "."
                  + lambda.getImplMethodName()
                  + lambda.getImplMethodSignature());
    }
  }

  /**
   * Inserts the variables before the message that begins at {@code start}. Their values may need
   * further variables.
   */
  static void write(Encoder out, int start) {
    Set<String> carried = new LinkedHashSet<>();
    Encoder values = out.part();
    Set<String> needed = variables.readBy(out.code());
    while (!carried.containsAll(needed)) {
      for (String variable : needed) {
        if (carried.add(variable)) {
          write(values, variable);
        }
      }
      needed = variables.readBy(out.code());
    }
    if (!carried.isEmpty()) {
      Encoder head = new Encoder();
      head.put(Tag.SITUATED);
      head.writeInt(carried.size());
      head.append(values.bytes(), 0, values.length());
      out.insert(start, head);
    }
  }

  private static void write(Encoder values, String variable) {
    values.writeString(variable);
    Object value = variables.value(variable);
    try {
      values.writeValue(value);
    } catch (UnencodableException e) {
      throw new UncrossableException(
          "the code reads the variable "
              + variable.substring(variable.indexOf('.') + 1)
              + ", whose value cannot go along: "
              + e.explain(value).getMessage(),
          e.getCause());
    }
  }

  /** Reads the variables, and then the message that follows them. */
  static Object read(Decoder in) {
    in.checkTrusted("a session's variables");
    for (int left = in.readInt(); left > 0; left--) {
      String variable = in.readName();
      Object value = in.read();
      if (variables != null) {
        variables.arrived(variable, value);
      }
    }
    return in.readValue();
  }
}
