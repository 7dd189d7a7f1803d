package mpj.multiprocessing;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import mpj.multiprocessing.wire.ThrowableText;

/**
 * What a child still has to print when its task is over. The streams may be the task's own by then:
 * buffered, closed, or such as throw. What they hold is flushed, as CPython does; and the trace of
 * an exception that they do not take goes to the descriptor.
 */
final class FinalOutput {
  /** Prints how the task failed. */
  static void failed(String process, Throwable thrown) {
    String text =
        "Process " + process + " failed:\n" + ThrowableText.trace(thrown, new TaskFrames(thrown));
    if (!printed(text)) {
      try { // not closed: the descriptor is the process's
        new FileOutputStream(FileDescriptor.err).write(text.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        // Nobody reads standard error any more.
      }
    }
  }

  private static boolean printed(String text) {
    try {
      System.err.print(text);
      return !System.err.checkError(); // that flushes
    } catch (RuntimeException | Error e) {
      return false;
    }
  }

  /** Has what the task printed leave its streams. */
  static void flush() {
    flush(System.out);
    flush(System.err);
  }

  private static void flush(PrintStream stream) {
    try {
      stream.flush();
    } catch (RuntimeException | Error e) {
      // A stream of the task's own, which does as it likes.
    }
  }

  /**
   * Leaves out the frames of our own below the task, which say nothing to its author; and above it,
   * if it was interrupted as it waited, those of how we wait.
   */
  private static final class TaskFrames implements Predicate<StackTraceElement> {
    private final boolean interrupted;

    TaskFrames(Throwable thrown) {
      interrupted = thrown instanceof InterruptedException;
    }

    @Override
    public boolean test(StackTraceElement frame) {
      String type = frame.getClassName();
      return !type.equals(ChildMain.NAME)
          && !type.startsWith("mpj.multiprocessing.TaskAdapter")
          && !type.startsWith("mpj.multiprocessing.wire.")
          && !type.startsWith("jdk.internal.reflect.")
          && !(interrupted && isOfWaiting(type))
          && !type.equals("java.lang.reflect.Method");
    }

    private static boolean isOfWaiting(String type) {
      return type.startsWith("mpj.multiprocessing.arena.")
          || type.startsWith("mpj.multiprocessing.structure.");
    }
  }

  private FinalOutput() {}
}
