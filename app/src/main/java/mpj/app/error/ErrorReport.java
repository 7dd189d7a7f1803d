package mpj.app.error;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import mpj.multiprocessing.internal.log.ThrowableText;

/**
 * What is said of an error that reaches the end of a command: of what a person can mend, that; of
 * all others, that they are unexpected. The details of those are kept in a file, so that the
 * terminal need not show them.
 */
public final class ErrorReport {
  private ErrorReport() {}

  /**
   * Returns one sentence on the error. If it is unexpected its details were written, and the
   * sentence says where they are.
   */
  public static String write(Throwable error, String version) {
    return Surroundings.sentence(error).orElseGet(() -> unexpected(error, version));
  }

  private static String unexpected(Throwable error, String version) {
    String what = "unexpected error: " + describe(error);
    try {
      Path file = Files.createTempFile("mpj-error-", ".txt");
      try (var out = new PrintWriter(Files.newBufferedWriter(file))) {
        out.println(version);
        out.println("java " + Runtime.version() + ", " + System.getProperty("os.name"));
        out.print(ThrowableText.trace(error));
      }
      return what + "; the details are in " + file;
    } catch (IOException e) {
      return what + "; the details could not be written to a file: " + e.getMessage();
    }
  }

  /** Returns an error in a few words: its kind and its message. */
  public static String describe(Throwable error) {
    String kind = error.getClass().getSimpleName();
    String message = message(error);
    return message == null || message.isBlank() ? kind : kind + ": " + message;
  }

  /** It may be of the learner's code, whose methods may throw. */
  private static String message(Throwable error) {
    try {
      return error.getMessage();
    } catch (RuntimeException | Error e) {
      return "its getMessage threw " + e.getClass().getName();
    }
  }
}
