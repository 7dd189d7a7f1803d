package mpj.multiprocessing.internal.session;

import mpj.multiprocessing.internal.code.Code;
import mpj.multiprocessing.internal.codec.Variables;

/**
 * A session: code that a user types in the main process while its children live. The children find
 * the classes of the session as they find the classes of any loader. A message with code also
 * carries the variables that the code reads.
 *
 * <p>The classes are those of {@code jdk.jshell}. All are in the package {@value #PACKAGE}. The
 * variables are static fields of the top-level classes. A class is never replaced, because a lambda
 * in some process may still use the old class. Code that is typed again must have a new name.
 *
 * <p><b>What happens if a process dies here.</b> If a child dies, nothing changes.
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
   * Begins a session in this process, the main process. It replaces the session before. Children
   * that are started later know the new session.
   *
   * @param loader has the session's classes in this process, and returns their class files by
   *     {@link ClassLoader#getResourceAsStream}
   */
  public static synchronized Session open(ClassLoader loader) {
    var session = new Session(++latest);
    begin(session.number, new SessionVariables(loader, false));
    return session;
  }

  /** Joins the session in this process, a child. Called by the child's first thread. */
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

  /** Ends the session. Children that are started later have no session. */
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
