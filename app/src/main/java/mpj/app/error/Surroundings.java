package mpj.app.error;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import mpj.multiprocessing.ProcessStartException;
import mpj.multiprocessing.arena.ArenaFullException;

/**
 * Errors that are not the tool's: a full disk, a folder without the right to write, a limit of the
 * system. A person can mend them, so one sentence says what was refused; no report is written,
 * which would need the same room.
 *
 * <p>They are known by their types. Their texts come from the system, in the person's language.
 */
final class Surroundings {
  private static final int MOST_CAUSES = 50; // they may go in a circle
  private static final String NO_THREAD = "unable to create native thread";

  private Surroundings() {}

  /** Returns what to say of such an error; empty if it is of another kind. */
  static Optional<String> sentence(Throwable error) {
    Throwable one = error;
    for (int i = 0; i < MOST_CAUSES && one != null; i++) {
      if (isRefusal(one)) {
        return Optional.of(hasOwnWords(error) ? error.getMessage() : refusal(one));
      }
      one = one.getCause();
    }
    return Optional.empty();
  }

  private static boolean isRefusal(Throwable error) {
    return error instanceof FileSystemException
        || error instanceof FileNotFoundException
        || error.getClass() == IOException.class // a subclass says what is wrong with some content
        || error instanceof ArenaFullException
        || error instanceof ProcessStartException
        || isThreadRefused(error);
  }

  private static boolean isThreadRefused(Throwable error) {
    return error instanceof OutOfMemoryError
        && error.getMessage() != null
        && error.getMessage().startsWith(NO_THREAD);
  }

  /** What was thrown by this project says what to do; an exception of the JDK does not. */
  private static boolean hasOwnWords(Throwable error) {
    return error.getMessage() != null
        && ((error.getCause() != null && !error.getMessage().equals(error.getCause().toString()))
            || error.getClass().getName().startsWith("mpj."));
  }

  private static String refusal(Throwable error) {
    if (isThreadRefused(error)) {
      return "the system refuses another thread; raise its limit (ulimit -u shows it), or end other"
          + " programs";
    }
    return "the system refuses what mpj needs: "
        + reason(error)
        + "; make room or set the rights there, or raise the limit (ulimit -a shows them), and try"
        + " again";
  }

  private static String reason(Throwable error) {
    if (!(error instanceof FileSystemException refused)) {
      return String.valueOf(error.getMessage());
    }
    String reason = refused.getReason();
    if (reason == null) {
      reason =
          switch (refused) {
            case NoSuchFileException _ -> "there is no such file or folder";
            case AccessDeniedException _ -> "permission denied";
            default -> refused.getClass().getSimpleName();
          };
    }
    return reason + ": file=" + refused.getFile();
  }
}
