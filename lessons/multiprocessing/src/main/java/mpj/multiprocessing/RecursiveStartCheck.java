package mpj.multiprocessing;

import java.util.ArrayList;
import java.util.List;
import mpj.multiprocessing.internal.process.CommandLine;

/**
 * Refuses starts of children that would go on without end, because each child would start another
 * child. The cause is code that runs in a child before its task or at the same time as its task.
 * Mostly this is a static initializer, which runs once in each process.
 *
 * <p>A start is refused at once if the stack of the thread shows such an initializer, or if the
 * child does not have its task yet. A static initializer may also start a thread or set an exit
 * hook, and that may start a child later. Such a start looks like an ordinary start. Only the limit
 * of generations ends it.
 */
final class RecursiveStartCheck {
  /**
   * How many generations of children there may be by default. The limit is high enough: a task that
   * halves its work in each generation has 4,000 million parts after 32 generations. The limit is
   * low enough: 64 JVMs, each waiting for the next, take some 3 GB, and most machines have that.
   */
  private static final int MOST_GENERATIONS = 64;

  private static final String READS_AND_CALLS = "mpj.multiprocessing.internal.codec.";
  private static final String SEPARATOR = ",";

  private final List<String> initialized = new ArrayList<>();
  private boolean forTask;

  private RecursiveStartCheck() {}

  /**
   * Checks whether this thread may start a child.
   *
   * @return the classes whose initializers start this child or started a process above it, for the
   *     child's first message
   * @throws IllegalStateException if the thread may not start it; a {@link
   *     TooManyProcessesException} if this process has too many processes above it
   */
  static String check(String process) {
    int most = Integer.getInteger(CommandLine.MOST_GENERATIONS, MOST_GENERATIONS);
    if (CurrentProcess.generation() >= most) {
      throw tooMany(process, most);
    }
    RecursiveStartCheck guard = new RecursiveStartCheck();
    guard.look();
    if (CurrentProcess.generation() > 0 && (guard.forTask || !CurrentProcess.hasTask())) {
      throw refused("while the class of a task is being initialized", process);
    }
    List<String> all = above();
    for (String type : guard.initialized) {
      if (all.contains(type)) {
        throw refused("by a class that started a process before it: class=" + type, process);
      }
    }
    all.addAll(guard.initialized);
    return String.join(SEPARATOR, all);
  }

  private static List<String> above() {
    String above = CurrentProcess.initializers();
    return new ArrayList<>(above.isEmpty() ? List.of() : List.of(above.split(SEPARATOR)));
  }

  /** Finds the classes that this thread is initializing, and whether the library needs one. */
  private void look() {
    String last = null;
    for (StackTraceElement frame : new Throwable().getStackTrace()) {
      String type = frame.getClassName();
      if (type.startsWith("java.") || type.startsWith("jdk.") || type.startsWith("sun.")) {
        continue;
      }
      forTask |= last != null && type.startsWith(READS_AND_CALLS);
      last = frame.getMethodName().equals("<clinit>") ? type : null;
      if (last != null) {
        initialized.add(last);
      }
    }
  }

  private static IllegalStateException refused(String why, String process) {
    return new IllegalStateException(
        "a child cannot be started "
            + why
            + ": process="
            + process
            + " parent="
            + CurrentProcess.current().name()
            + "; start it in a method, not in a static field or a static block: each child that"
            + " runs code of the class would do so again");
  }

  private static TooManyProcessesException tooMany(String process, int most) {
    return new TooManyProcessesException(
        "too many generations of processes, each started by the one before: process="
            + process
            + " limit="
            + most
            + "; does each child do the same again, in a recursion without end, or in a thread or"
            + " an exit hook of a static block? Start children in a method, and many by one"
            + " process, or allow more by -D"
            + CommandLine.MOST_GENERATIONS
            + "=N");
  }
}
