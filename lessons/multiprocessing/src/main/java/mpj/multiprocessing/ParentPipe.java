package mpj.multiprocessing;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;

/**
 * The pipe from the parent, which brings a child its task and whose end is the notice of the
 * parent's death. It comes as standard input and is moved away from there: a program that the task
 * starts with inherited input would wait for ever to read from it, and could take its end.
 *
 * <p>What such a program reads now fails at once: the JDK opens {@code /dev/null} for writing only.
 * For an end of file the pipe would have to come by another way. A shell that redirects the input
 * before it becomes the JVM is none: it changes the environment, and some drop variables whose
 * names have points.
 */
final class ParentPipe {
  private static final String STANDARD_INPUT = "/proc/self/fd/0";

  /** Returns the pipe. Where the system has no such path it stays the standard input. */
  static FileInputStream take() {
    FileInputStream standard = new FileInputStream(FileDescriptor.in);
    try {
      FileInputStream pipe = new FileInputStream(STANDARD_INPUT);
      standard.close(); // the JDK has the descriptor lead to /dev/null then
      return pipe;
    } catch (IOException e) {
      return standard;
    }
  }

  private ParentPipe() {}
}
