package mpj.app.bench;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import mpj.app.error.DidYouMean;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * Names chosen from a list.
 *
 * @param option the option's name
 * @param kind what the names stand for, as in "unknown work"
 * @param possible all of them
 */
record Names(String option, String kind, List<String> possible) {

  /** What the names typed stand for, each once, in the order typed; all if none was typed. */
  <T> List<T> choose(
      List<String> typed, List<T> all, Function<String, Optional<T>> named, CommandSpec spec) {
    if (typed.isEmpty()) {
      return all;
    }
    return typed.stream()
        .map(String::strip)
        .distinct()
        .map(name -> named.apply(name).orElseThrow(() -> unknown(name, spec)))
        .toList();
  }

  private ParameterException unknown(String name, CommandSpec spec) {
    return new ParameterException(
        spec.commandLine(),
        "unknown "
            + kind
            + " '"
            + name
            + "'"
            + DidYouMean.hint(name, possible)
            + (DidYouMean.closest(name, possible).isPresent() ? " " : "; ")
            + option
            + " takes "
            + String.join(", ", possible));
  }
}
