package mpj.app.cli;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

  private static final int MOST_TOLD = 30;

  /**
   * What the names typed stand for, each once, in the order typed; all if none was typed. A star
   * stands for any characters.
   */
  <T> List<T> choose(
      List<String> typed, List<T> all, Function<String, Optional<T>> named, CommandSpec spec) {
    if (typed.isEmpty()) {
      return all;
    }
    return typed.stream()
        .map(String::strip)
        .flatMap(name -> matching(name, spec))
        .distinct()
        .map(name -> named.apply(name).orElseThrow(() -> unknown(name, spec)))
        .toList();
  }

  private Stream<String> matching(String name, CommandSpec spec) {
    if (!name.contains("*")) {
      return Stream.of(name);
    }
    String anything =
        Arrays.stream(name.split("\\*", -1)).map(Pattern::quote).collect(joining(".*"));
    List<String> matching = possible.stream().filter(each -> each.matches(anything)).toList();
    if (matching.isEmpty()) {
      throw unknown(name, spec);
    }
    return matching.stream();
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
            + (possible.size() <= MOST_TOLD
                ? String.join(", ", possible)
                : "what "
                    + spec.qualifiedName()
                    + " --help lists, and patterns, as '"
                    + stem(possible.getFirst())
                    + "*'"));
  }

  private static String stem(String name) {
    return name.substring(0, name.indexOf('_') + 1);
  }
}
