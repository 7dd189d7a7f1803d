package mpj.multiprocessing.internal.codec;

import java.util.Set;

/**
 * The variables of a session in which code is typed. They are static fields, so they would be zero
 * or null in another process. If a message's code reads such variables, they are sent with the
 * message. They have the values of the moment in which the message is written.
 *
 * <p>Code is named as in class files: a class {@code a/B$C}, a method {@code a/B.run()V}, a
 * variable {@code a/B.counter}.
 */
public interface Variables {
  /** Returns whether a class belongs to the session. */
  boolean knows(String className);

  /** Returns the variables that the code reads, directly or in methods that it calls. */
  Set<String> readBy(Set<String> code);

  /** Returns the value that a variable has in this process now. */
  Object value(String variable);

  /** Called with the value of a variable that arrived with a message. */
  void arrived(String variable, Object value);

  /** Installs the variables that all messages of this process carry from now on; null: none. */
  static void install(Variables variables) {
    SessionMessage.variables = variables;
  }
}
