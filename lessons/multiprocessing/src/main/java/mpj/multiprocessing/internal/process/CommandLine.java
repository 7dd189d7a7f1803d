package mpj.multiprocessing.internal.process;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mpj.multiprocessing.internal.arena.Kernel;
import mpj.multiprocessing.internal.arena.Tree;

/**
 * The command line of a child. It has this JVM's own program and class path, and options for a JVM
 * that starts fast and takes little memory.
 */
public final class CommandLine {
  /** The system property that names the AOT cache for children; not set: they use no cache. */
  public static final String AOT_CACHE = "mpj.aot";

  /** The system property that says how many generations of children there may be. */
  public static final String MOST_GENERATIONS = "mpj.generations.max";

  /**
   * The collector that starts fastest. The options of a context, or an environment variable that
   * JVMs read, may choose another.
   */
  private static final String COLLECTOR = "-XX:+UseSerialGC";

  private static final List<String> FLAGS =
      List.of(
          "-XX:-UsePerfData", // no file in the temporary directory
          "-XX:+UseCountedLoopSafepoints", // a busy loop must not delay the end of an orphan
          "-XX:LoopStripMiningIter=1000",
          "-Djdk.reflect.useNativeAccessorOnly=true", // what runs tasks needs no generated classes
          "--enable-native-access=ALL-UNNAMED",
          "-Xlog:disable", // otherwise the JVM logs to standard output
          "-Xlog:all=error:stderr",
          "-Xlog:aot*=off:stderr"); // no news for a learner: without the cache the JVM starts, too

  /** What a child writes is read by its parent. A person's terminal may have another encoding. */
  private static final List<String> ENCODING =
      List.of("-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8");

  /**
   * Diagnostic options. Any later JDK may remove such an option, and its JVM would then refuse to
   * start. So they are used only with the JDK for which they were tested.
   *
   * <ul>
   *   <li>The JVM maps the class archive at the address that its pointers expect. By default the
   *       JVM maps it at a random address and must change each page. This saves a tenth of a
   *       child's processor time from start to end, and 8 MB of its memory.
   *   <li>The JVM looks for monitors to deflate and for tables to clean every five seconds. By
   *       default it does so four times a second and once a second. That would be most of the
   *       processor time of an idle child.
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
   * Returns a builder that starts a child JVM.
   *
   * @param settings the options, directory, environment and input of the JVM
   * @param mainClass the main class
   * @param arguments for the main class
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
   * Returns the beginning of a command line for the main process of another tree. It has this JVM's
   * own program, the options that all children get, and the library's system properties of this
   * process.
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
    List<String> flags = flags();
    boolean chosen = OptionVariables.chooseCollector(environment, options);
    command.addAll(chosen ? flags.subList(1, flags.size()) : flags);
    command.addAll(ENCODING);
    return command;
  }

  /**
   * Returns the options that all JVMs of a tree should have, that of its main process as well: the
   * collector first, which a user may have chosen otherwise. Children have more.
   */
  public static List<String> flags() {
    List<String> flags = new ArrayList<>();
    flags.add(COLLECTOR);
    flags.addAll(FLAGS);
    flags.addAll(DIAGNOSTIC);
    return flags;
  }

  /**
   * Returns a class path of this JVM's own entries, followed by these entries.
   *
   * @throws java.io.UncheckedIOException if an entry has a colon and the jar that names it cannot
   *     be written
   */
  public static String classPathWith(String... more) {
    List<String> all = ClassPath.entries(System.getProperty("java.class.path"));
    all.addAll(List.of(more));
    return ClassPathJar.join(all);
  }

  /**
   * Adds a system property if it is set in this process. For example, all processes of a tree must
   * wait and wake in the same way.
   */
  private static void inherit(List<String> command, String property) {
    String value = System.getProperty(property);
    if (value != null) {
      command.add("-D" + property + "=" + value);
    }
  }

  private CommandLine() {}
}
