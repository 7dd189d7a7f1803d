package mpj.multiprocessing;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import mpj.multiprocessing.internal.log.ThrowableText;

/**
 * Prints the last output of a child when its task is over. The task may have replaced {@code
 * System.out} and {@code System.err}. Its streams may be buffered or closed, or may throw
 * exceptions. They are flushed, as CPython does. If {@code System.err} does not take the stack
 * trace of an exception, the trace goes to the file descriptor of standard error.
 */
final class FinalOutput {
  /** Prints the stack trace of the exception that ended the task. */
  static void failed(String process, Throwable thrown) {
    String text =
        "Process " + process + " failed:\n" + ThrowableText.trace(thrown, new TaskFrames(thrown));
    if (!printed(text)) {
      try { // not closed: the whole process uses the descriptor
        new FileOutputStream(FileDescriptor.err).write(text.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        // No process reads standard error any more.
      }
    }
  }

  private static boolean printed(String text) {
    try {
      System.err.print(text);
      return !System.err.checkError(); // checkError flushes
    } catch (RuntimeException | Error e) {
      return false;
    }
  }

  /** Flushes the task's streams. */
  static void flush() {
    flush(System.out);
    flush(System.err);
  }

  private static void flush(PrintStream stream) {
    try {
      stream.flush();
    } catch (RuntimeException | Error e) {
      // The task set a stream of its own, and that stream may throw anything.
    }
  }

  /**
   * Selects the frames that a stack trace shows. It leaves out the library's frames below the task,
   * because they do not help the task's author. If the task was interrupted while it waited, it
   * also leaves out the frames inside the waiting method that the task called.
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
          && !type.startsWith("mpj.multiprocessing.internal.codec.")
          && !type.startsWith("jdk.internal.reflect.")
          && !waiting.contains(frame)
          && !type.equals("java.lang.reflect.Method");
    }

    private static boolean isHow(StackTraceElement frame) {
      return isOurs(frame) || frame.getClassName().startsWith("java.");
    }

    /** Returns whether the frame is in one of the packages below this one. */
    private static boolean isOurs(StackTraceElement frame) {
      String type = frame.getClassName();
      return type.startsWith(OURS) && type.indexOf('.', OURS.length()) > 0;
    }
  }

  private FinalOutput() {}
}
