package mpj.multiprocessing.internal.process;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mpj.multiprocessing.internal.arena.Kernel;
import mpj.multiprocessing.internal.arena.Tree;

/** The command line of a child: this JVM's own program and class path, and a small, quick JVM. */
public final class CommandLine {
  /** The system property that names the AOT cache for children; absent: they start without. */
  public static final String AOT_CACHE = "mpj.aot";

  /** The system property that says how many generations of children there may be. */
  public static final String MOST_GENERATIONS = "mpj.generations.max";

  /** The least to start; a context's options, or a variable that JVMs read, may choose another. */
  private static final String COLLECTOR = "-XX:+UseSerialGC";

  private static final String[] FLAGS = {
    "-XX:-UsePerfData", // no file in the temporary directory
    "-XX:+UseCountedLoopSafepoints", // a busy loop must not hold up the end of an orphan
    "-XX:LoopStripMiningIter=1000",
    "-Djdk.reflect.useNativeAccessorOnly=true", // tasks are run by reflection: no handles to spin
    "--enable-native-access=ALL-UNNAMED",
    "-Xlog:disable", // the JVM writes to stdout otherwise
    "-Xlog:all=error:stderr",
    "-Xlog:aot*=off:stderr", // nor is it a learner's business: the JVM starts without it
    "-Dstdout.encoding=UTF-8",
    "-Dstderr.encoding=UTF-8"
  };

  /**
   * Diagnostic options may go with any JDK, which would then refuse to start; so only where they
   * were seen.
   *
   * <ul>
   *   <li>The cache of classes is where its pointers expect it, instead of at a place of chance,
   *       where each page must be changed first: a tenth of a child's processor time until its end,
   *       and 8 MB of its memory.
   *   <li>The JVM looks every five seconds for monitors to deflate, and for tables to clean, not
   *       four times and once a second: most of what a child at rest would cost.
   * </ul>
   */
  private static final List<String> DIAGNOSTIC =
      Runtime.version().feature() == 25
          ? List.of(
              "-XX:+UnlockDiagnosticVMOptions",
              "-XX:ArchiveRelocationMode=0",
              "-XX:AsyncDeflationInterval=5000",
              "-XX:ServiceThreadCleanupInterval=5000")
          : List.of();

  /**
   * Returns what starts a JVM.
   *
   * @param settings its options, directory and environment
   * @param mainClass what the child runs
   */
  public static ProcessBuilder of(JvmSettings settings, String mainClass, String... arguments) {
    ProcessBuilder builder = new ProcessBuilder();
    if (!settings.environment().isEmpty()) {
      builder.environment().putAll(settings.environment());
    }
    Map<String, String> environment =
        settings.environment().isEmpty() ? System.getenv() : builder.environment();
    List<String> command = command(settings, environment, mainClass);
    command.addAll(List.of(arguments));
    builder.command(command);
    if (!settings.directory().isEmpty()) {
      builder.directory(new File(settings.directory()));
    }
    if (settings.input().equals(JvmSettings.INHERIT)) {
      builder.redirectInput(ProcessBuilder.Redirect.INHERIT);
    } else if (settings.hasInput()) {
      builder.redirectInput(new File(settings.input()));
    }
    return builder;
  }

  private static List<String> command(
      JvmSettings settings, Map<String, String> environment, String mainClass) {
    List<String> command = jvm(environment, settings.options());
    String cache = System.getProperty(AOT_CACHE);
    if (cache != null && new File(cache).isFile()) {
      command.add("-XX:AOTCache=" + cache);
      command.add("-D" + AOT_CACHE + "=" + cache);
    }
    inherit(command, Kernel.SWITCH);
    inherit(command, Kernel.WAITV_SWITCH);
    inherit(command, MOST_GENERATIONS);
    command.addAll(settings.options());
    command.addAll(OptionVariables.withoutOtherCollectors(environment, settings.options()));
    command.addAll(settings.program(mainClass));
    return command;
  }

  /**
   * Returns the beginning of a command line for the main process of another tree: this JVM's own
   * program, what all children get, and what was set for the library here.
   */
  public static List<String> jvm() {
    List<String> command = jvm(System.getenv(), List.of());
    inherit(command, Kernel.SWITCH);
    inherit(command, Kernel.WAITV_SWITCH);
    inherit(command, MOST_GENERATIONS);
    inherit(command, Tree.PARENT);
    return command;
  }

  private static List<String> jvm(Map<String, String> environment, List<String> options) {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    if (!OptionVariables.chooseCollector(environment, options)) {
      command.add(COLLECTOR);
    }
    command.addAll(List.of(FLAGS));
    command.addAll(DIAGNOSTIC);
    return command;
  }

  /**
   * Returns what to give as a class path of these entries and, first, this JVM's own.
   *
   * @throws java.io.UncheckedIOException if one has a colon and there is no room to write that down
   */
  public static String classPathWith(String... more) {
    List<String> all = ClassPath.entries(System.getProperty("java.class.path"));
    all.addAll(List.of(more));
    return ClassPathJar.join(all);
  }

  /** All processes of a tree must wait and wake in the same way. */
  private static void inherit(List<String> command, String property) {
    String value = System.getProperty(property);
    if (value != null) {
      command.add("-D" + property + "=" + value);
    }
  }

  private CommandLine() {}
}
