package mpj.multiprocessing.session;

import mpj.multiprocessing.code.Code;
import mpj.multiprocessing.wire.Variables;

/**
 * What is typed in the main process while its children live: they find the classes as those of any
 * loader, and get the variables that their code reads with the code.
 *
 * <p>The classes are those of {@code jdk.jshell}: all in the package {@value #PACKAGE}, the
 * variables as static fields of its classes at top level. A class is never replaced: what is typed
 * anew must have a new name, because a lambda in some process may still use the old one.
 *
 * <p>If a child dies nothing changes.
 */
public final class Session implements AutoCloseable {
  /** The package of all classes of a session. */
  public static final String PACKAGE = "REPL";

  private static int latest;
  private static volatile int current;

  private final int number;

  private Session(int number) {
    this.number = number;
  }

  /**
   * Begins a session in this process, the main one, in place of the one before. Children that are
   * started from now on know it.
   *
   * @param loader what has the session's classes in this process, and gives their class files by
   *     its {@link ClassLoader#getResourceAsStream}
   */
  public static synchronized Session open(ClassLoader loader) {
    var session = new Session(++latest);
    begin(session.number, new SessionVariables(loader, false));
    return session;
  }

  /** Makes the session known in this process, a child, whose first thread this is. */
  public static void join(int number) {
    Code.beginSession(number);
    ClassLoader loader = Code.loader();
    Thread.currentThread().setContextClassLoader(loader);
    begin(number, new SessionVariables(loader, true));
  }

  private static void begin(int number, Variables variables) {
    Code.beginSession(number);
    Variables.install(variables);
    current = number;
  }

  /** Ends the session: children that are started from now on know none. */
  @Override
  public void close() {
    synchronized (Session.class) {
      if (current == number) {
        begin(0, null);
      }
    }
  }

  /** Returns the number of this process's session; 0 if there is none. */
  public static int number() {
    return current;
  }
}
