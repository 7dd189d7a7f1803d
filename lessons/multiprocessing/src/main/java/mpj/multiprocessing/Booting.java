package mpj.multiprocessing;

import java.lang.StackWalker.StackFrame;
import java.util.Iterator;
import java.util.stream.Stream;

/**
 * Whether this thread is on its way to a task: the library reads or calls what has arrived, and the
 * JVM initializes a class for that. A child that is started there would have to initialize the same
 * class, and would start a child of its own, and so on without end.
 */
final class Booting {
  private static final String READS_AND_CALLS = "mpj.multiprocessing.wire.";

  private Booting() {}

  /** Never true in the main process: its classes are initialized once for all that it starts. */
  static boolean isUnderway() {
    return Self.parent() != null && StackWalker.getInstance().walk(Booting::initializes);
  }

  /** Whether an initializer's caller, apart from the JDK's own code, is what reads and calls. */
  private static boolean initializes(Stream<StackFrame> frames) {
    boolean initializer = false;
    for (Iterator<StackFrame> all = frames.iterator(); all.hasNext(); ) {
      StackFrame frame = all.next();
      String type = frame.getClassName();
      if (type.startsWith("java.") || type.startsWith("jdk.") || type.startsWith("sun.")) {
        continue;
      }
      if (initializer && type.startsWith(READS_AND_CALLS)) {
        return true;
      }
      initializer = frame.getMethodName().equals("<clinit>");
    }
    return false;
  }
}
