package mpj.app.repl.engine;

import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Objects;
import java.util.Set;
import jdk.jshell.spi.ExecutionControl.UserException;
import mpj.multiprocessing.internal.log.ThrowableText;

/**
 * What typed code threw, as JShell wants it. An exception's methods are typed code themselves: they
 * may throw or return null, and its causes may be many or go in a circle.
 */
final class Thrown {
  private static final int MOST_CAUSES = 20;
  private static final int LONGEST_MESSAGE = 2_000;
  private static final StackTraceElement[] NO_FRAMES = {};

  private Thrown() {}

  /** Returns the exception with its first causes; never throws. */
  static UserException of(Throwable thrown) {
    UserException first = one(thrown);
    UserException last = first;
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    seen.add(thrown);
    Throwable cause = ThrowableText.cause(thrown);
    while (cause != null && seen.size() <= MOST_CAUSES && seen.add(cause)) {
      UserException next = one(cause);
      last.initCause(next);
      last = next;
      cause = ThrowableText.cause(cause);
    }
    return first;
  }

  private static UserException one(Throwable thrown) {
    return new UserException(message(thrown), thrown.getClass().getName(), frames(thrown));
  }

  private static String message(Throwable thrown) {
    try {
      String message = thrown.getMessage();
      return message == null || message.length() <= LONGEST_MESSAGE
          ? message
          : message.substring(0, LONGEST_MESSAGE) + " …";
    } catch (Throwable e) { // of any kind, even of none that its method declares
      return "its getMessage threw " + e.getClass().getName();
    }
  }

  private static StackTraceElement[] frames(Throwable thrown) {
    try {
      return Arrays.stream(thrown.getStackTrace())
          .filter(Objects::nonNull)
          .toArray(StackTraceElement[]::new);
    } catch (Throwable e) {
      return NO_FRAMES;
    }
  }
}
