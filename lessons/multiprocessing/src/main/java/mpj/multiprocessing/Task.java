package mpj.multiprocessing;

import java.io.Serializable;

/**
 * What a child process runs: a lambda, a method reference or an object of a class. It travels to
 * the child with all that it has captured; the child works on copies.
 */
@FunctionalInterface
public interface Task extends Serializable {
  /** Does the work. An exception ends the child with exit code 1, its trace on standard error. */
  void run() throws Exception;
}
