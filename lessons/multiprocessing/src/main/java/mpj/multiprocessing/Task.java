package mpj.multiprocessing;

import java.io.Serializable;

/**
 * The work of a child process: a lambda, a method reference or an object of a class. The task is
 * sent to the child with all objects that it has captured. The child works on copies of them.
 */
@FunctionalInterface
public interface Task extends Serializable {
  /**
   * Does the work. If it throws an exception, the child prints the stack trace on standard error
   * and ends with exit code 1.
   *
   * @throws Exception if the work fails
   */
  void run() throws Exception;
}
