package mpj.multiprocessing;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
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
   * if it was interrupted as it waited, those of how the method waits that the task has called.
   */
  private static final class TaskFrames implements Predicate<StackTraceElement> {
    private static final String OURS = "mpj.multiprocessing.";

    private final Set<StackTraceElement> waiting = new HashSet<>();

    TaskFrames(Throwable thrown) {
      if (thrown instanceof InterruptedException) {
        StackTraceElement[] frames = thrown.getStackTrace();
        for (int i = 1; i < frames.length && isHow(frames[i - 1]) && isOurs(frames[i]); i++) {
          waiting.add(frames[i - 1]);
        }
      }
    }

    @Override
    public boolean test(StackTraceElement frame) {
      String type = frame.getClassName();
      return !type.equals(ChildMain.NAME)
          && !type.startsWith("mpj.multiprocessing.TaskAdapter")
          && !type.startsWith("mpj.multiprocessing.wire.")
          && !type.startsWith("jdk.internal.reflect.")
          && !waiting.contains(frame)
          && !type.equals("java.lang.reflect.Method");
    }

    private static boolean isHow(StackTraceElement frame) {
      return isOurs(frame) || frame.getClassName().startsWith("java.");
    }

    /** Tells whether it is in one of the packages below this one. */
    private static boolean isOurs(StackTraceElement frame) {
      String type = frame.getClassName();
      return type.startsWith(OURS) && type.indexOf('.', OURS.length()) > 0;
    }
  }

  private FinalOutput() {}
}
