package mpj.multiprocessing.wire;

import java.util.Set;

/**
 * The variables of a session in which code is typed. They are static fields, and so would be zero
 * or null in another process: what a message's code reads of them goes along with the message, with
 * the values of the moment in which it is written.
 *
 * <p>Code is named as class files name it: a class {@code a/B$C}, a method {@code a/B.run()V}; a
 * variable is {@code a/B.counter}.
 */
public interface Variables {
  /** Tells whether a class belongs to the session. */
  boolean knows(String className);

  /** Returns the variables that the code reads, itself or by what it calls. */
  Set<String> readBy(Set<String> code);

  /** Returns the value of a variable, in this process and now. */
  Object value(String variable);

  /** Takes the value of a variable that came with a message. */
  void arrived(String variable, Object value);

  /** Has all messages of this process carry these variables from now on; null: none. */
  static void install(Variables variables) {
    Situation.variables = variables;
  }
}
