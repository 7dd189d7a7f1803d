package mpj.multiprocessing.internal.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The environment variables from which each JVM reads more options: {@code JAVA_TOOL_OPTIONS},
 * {@code JDK_JAVA_OPTIONS} and {@code _JAVA_OPTIONS}.
 *
 * <p>The library does not change them. A heap size, a proxy or an agent in them is for all JVMs, so
 * it is for children and for the programs that children start. This has two consequences. First, a
 * JVM refuses two collectors, so a collector in a variable replaces the library's. If several
 * collectors are named, the last one that a JVM reads prevails. Second, each JVM prints on standard
 * error that it has read the variables, or that a folder for temporary files that they name is
 * missing. The child's program did not print such a line, so the line is not passed on.
 */
public final class OptionVariables {
  /** In the order in which a JVM reads them. It reads the last one after its command line. */
  private static final List<String> NAMES =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  private static final List<String> NOTICES =
      List.of(
          "Picked up JAVA_TOOL_OPTIONS: ",
          "NOTE: Picked up JDK_JAVA_OPTIONS: ",
          "Picked up _JAVA_OPTIONS: ",
          "WARNING: java.io.tmpdir directory does not exist");

  private static final String COLLECTOR = "-XX:+Use";
  private static final String NO_COLLECTOR = "-XX:-Use";

  /** Returns whether a line of standard error is the JVM's notice about these variables. */
  public static boolean isNotice(String line) {
    return NOTICES.stream().anyMatch(line::startsWith);
  }

  /**
   * Returns the options without those that another JVM reads from these variables anyway. The
   * reason: an agent that is named twice is loaded twice, or the JVM refuses it.
   */
  public static List<String> without(List<String> options) {
    String all = String.join(" ", NAMES.stream().map(OptionVariables::value).toList());
    List<String> words = List.of(all.split("\\s+", -1));
    return options.stream().filter(option -> !words.contains(option)).toList();
  }

  private static String value(String name) {
    String value = System.getenv(name);
    return value == null ? "" : value;
  }

  /** Returns whether these variables, or these options, choose a collector. */
  static boolean chooseCollector(Map<String, String> environment, List<String> options) {
    return !chosen(environment, options).isEmpty();
  }

  /** Returns options for a command line that leave only one of the chosen collectors. */
  static List<String> withoutOtherCollectors(
      Map<String, String> environment, List<String> options) {
    List<String> others = chosen(environment, options);
    if (others.size() < 2) {
      return List.of();
    }
    others.removeAll(List.of(others.getLast()));
    others.replaceAll(name -> NO_COLLECTOR + name);
    return others;
  }

  /**
   * Returns the names of the collectors that are chosen, in the order in which a JVM reads them.
   */
  private static List<String> chosen(Map<String, String> environment, List<String> options) {
    List<String> chosen = new ArrayList<>(1);
    int last = NAMES.size() - 1;
    NAMES.subList(0, last).forEach(name -> addChosen(environment.get(name), chosen));
    options.forEach(option -> addChosen(option, chosen));
    addChosen(environment.get(NAMES.get(last)), chosen);
    return chosen;
  }

  /**
   * Adds the collectors that the options name. The pattern is compiled only if there are options of
   * this form, which is rare.
   */
  private static void addChosen(String options, List<String> chosen) {
    if (options != null && options.contains(COLLECTOR)) {
      Pattern.compile(Pattern.quote(COLLECTOR) + "(\\w+GC)\\b")
          .matcher(options)
          .results()
          .forEach(one -> chosen.add(one.group(1)));
    }
  }

  private OptionVariables() {}
}
