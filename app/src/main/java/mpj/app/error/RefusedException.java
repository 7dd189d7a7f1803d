package mpj.app.error;

import java.io.IOException;

/**
 * The system refuses what is needed: room, a right, a process. The message says what was refused
 * and what to do; a person can mend it, so nothing of it is a mistake in a program.
 */
public final class RefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Creates one that says what was refused, and what to do. */
  public RefusedException(String message) {
    super(message);
  }
}
