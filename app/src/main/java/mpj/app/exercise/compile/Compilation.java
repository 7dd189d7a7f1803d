package mpj.app.exercise.compile;

import java.util.List;

/**
 * What came of compiling.
 *
 * @param errors why there is nothing to run; empty if there is
 * @param remarks mistakes that compile, which may explain why a run goes wrong
 */
public record Compilation(List<Problem> errors, List<Problem> remarks) {
  /** Copies the lists. */
  public Compilation {
    errors = List.copyOf(errors);
    remarks = List.copyOf(remarks);
  }
}
