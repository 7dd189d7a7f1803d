package mpj.app.error;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import mpj.multiprocessing.ArenaFullException;
import mpj.multiprocessing.ProcessStartException;
import mpj.multiprocessing.internal.arena.NoRoomException;
import mpj.multiprocessing.internal.log.ThrowableText;

/**
 * Errors that are not the tool's: a full disk, a folder without the right to write, a limit of the
 * system. A person can mend them, so one sentence says what was refused; no report is written,
 * which would need the same room.
 *
 * <p>They are known by their types. Their texts come from the system, in the person's language.
 */
public final class Surroundings {
  private static final int MOST_CAUSES = 50; // they may go in a circle
  private static final String NO_THREAD = "unable to create native thread";
  private static final String NO_PROGRAM = "Cannot run program ";

  /** What the JDK adds to that, about its own installation. */
  private static final String GUESSES = "\\s*Possible reasons:.*";

  private static final List<String> TOLD =
      List.of(
          ArenaFullException.class.getName() + ": ",
          ProcessStartException.class.getName() + ": ",
          OutOfMemoryError.class.getName() + ": " + NO_THREAD,
          "shared memory cannot be made: ",
          "There is insufficient memory for the Java Runtime Environment",
          "Out of system resources");

  private Surroundings() {}

  /** Returns what to say of such an error; empty if it is of another kind. */
  public static Optional<String> sentence(Throwable error) {
    return first(error, Surroundings::isRefusal)
        .map(refused -> hasOwnWords(error) ? error.getMessage() : refusal(refused))
        .or(() -> first(error, LostClass::isOne).flatMap(LostClass::sentence));
  }

  /**
   * Returns what to say if a learner's program failed by such an error; empty if it did not. A file
   * that the program did not find is the program's own affair: here it is shared memory, processes
   * and threads alone.
   */
  public static Optional<String> sentenceOnProgram(Throwable thrown) {
    return first(thrown, Surroundings::isMeansRefused)
        .map(refused -> isThreadRefused(refused) ? refusal(refused) : message(refused));
  }

  /**
   * Tells whether a line that a child wrote to its standard error says so: its exception, or what a
   * JVM says that does not come up.
   */
  public static boolean isToldBy(String line) {
    return TOLD.stream().anyMatch(line::contains);
  }

  private static Optional<Throwable> first(Throwable error, Predicate<Throwable> wanted) {
    Throwable one = error;
    for (int i = 0; i < MOST_CAUSES && one != null; i++) {
      if (wanted.test(one)) {
        return Optional.of(one);
      }
      one = ThrowableText.cause(one);
    }
    return Optional.empty();
  }

  private static boolean isRefusal(Throwable error) {
    return error instanceof FileSystemException
        || error instanceof FileNotFoundException
        || error instanceof RefusedException
        || error.getClass() == IOException.class // a subclass says what is wrong with some content
        || isMeansRefused(error);
  }

  private static boolean isMeansRefused(Throwable error) {
    return error instanceof ArenaFullException
        || error instanceof NoRoomException
        || ThrowableText.cause(error) instanceof NoRoomException // with more words
        || error instanceof ProcessStartException
        || isThreadRefused(error);
  }

  private static boolean isThreadRefused(Throwable error) {
    return error instanceof OutOfMemoryError && message(error).startsWith(NO_THREAD);
  }

  /** It may be of a learner's class, whose methods may throw. */
  private static String message(Throwable error) {
    try {
      return String.valueOf(error.getMessage());
    } catch (RuntimeException | Error e) {
      return "";
    }
  }

  /** What was thrown by this project says what to do; an exception of the JDK does not. */
  private static boolean hasOwnWords(Throwable error) {
    return error.getMessage() != null
        && !error.getMessage().startsWith(NO_PROGRAM)
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
      return message(error).lines().findFirst().orElse("").replaceFirst(GUESSES, "").strip();
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
