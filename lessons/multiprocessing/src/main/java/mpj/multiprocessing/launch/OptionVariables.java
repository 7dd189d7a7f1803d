package mpj.multiprocessing.launch;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The environment variables from which each JVM takes further options: {@code JAVA_TOOL_OPTIONS},
 * {@code JDK_JAVA_OPTIONS} and {@code _JAVA_OPTIONS}.
 *
 * <p>They are left as they are. A heap size, a proxy or an agent in them is meant for all JVMs, so
 * for children as well, and for what children start. Two things follow for us. A collector in them
 * takes the place of ours, because a JVM refuses two. And each JVM says on its standard error that
 * it has read them, or that the folder for temporary files which they name is missing; such a line
 * is not an output of the child's program, so it is not handed on.
 */
public final class OptionVariables {
  private static final List<String> NAMES =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  private static final List<String> NOTICES =
      List.of(
          "Picked up JAVA_TOOL_OPTIONS: ",
          "NOTE: Picked up JDK_JAVA_OPTIONS: ",
          "Picked up _JAVA_OPTIONS: ",
          "WARNING: java.io.tmpdir directory does not exist");

  private static final String COLLECTOR_PREFIX = "-XX:+Use";

  /** Tells whether a line of standard error is the JVM's word on what it has read. */
  public static boolean isNotice(String line) {
    return NOTICES.stream().anyMatch(line::startsWith);
  }

  /**
   * Returns the options without those that another JVM takes from this environment anyway: an agent
   * that is named twice is loaded twice, or refused.
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

  /** Tells whether these variables, or these options, choose a collector. */
  static boolean chooseCollector(Map<String, String> environment, List<String> options) {
    return options.stream().anyMatch(OptionVariables::choosesCollector)
        || NAMES.stream().anyMatch(name -> choosesCollector(environment.get(name)));
  }

  /** The pattern is only made where options of this form are given at all: few ever are. */
  private static boolean choosesCollector(String options) {
    return options != null
        && options.contains(COLLECTOR_PREFIX)
        && Pattern.compile(Pattern.quote(COLLECTOR_PREFIX) + "\\w+GC\\b").matcher(options).find();
  }

  private OptionVariables() {}
}
