package mpj.multiprocessing.internal.process;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The settings of a child's JVM, in addition to the options that all children get.
 *
 * @param options of the JVM; they follow the library's own options and so prevail
 * @param classPath the entries of the class path; empty: the parent's class path
 * @param environment variables that are set in addition to the parent's
 * @param directory the working directory; empty: the parent's
 * @param input the file for standard input; empty: no input; {@link #INHERIT}: the parent's
 */
public record JvmSettings(
    List<String> options,
    List<String> classPath,
    Map<String, String> environment,
    String directory,
    String input) {

  /** The {@link #input} that stands for the parent's own standard input. */
  public static final String INHERIT = "-";

  /** No settings. */
  public static final JvmSettings NONE = new JvmSettings(List.of(), List.of(), Map.of(), "", "");

  /** Copies the lists and the map. */
  public JvmSettings {
    options = List.copyOf(options);
    classPath = List.copyOf(classPath);
    environment = Map.copyOf(environment);
  }

  /** Returns whether the child has a standard input of its own. Then its task cannot come there. */
  boolean hasInput() {
    return !input.isEmpty();
  }

  /** Returns these settings with other options. */
  public JvmSettings options(List<String> other) {
    return new JvmSettings(other, classPath, environment, directory, input);
  }

  /** Returns these settings with another class path. Its entries are made absolute. */
  public JvmSettings classPath(String other) {
    List<String> entries = ClassPath.absolute(ClassPath.entries(other));
    return new JvmSettings(options, entries, environment, directory, input);
  }

  /** Returns these settings with other variables. */
  public JvmSettings environment(Map<String, String> other) {
    return new JvmSettings(options, classPath, other, directory, input);
  }

  /** Returns these settings with another directory. */
  public JvmSettings directory(String other) {
    return new JvmSettings(options, classPath, environment, other, input);
  }

  /** Returns these settings with another standard input. */
  public JvmSettings input(String other) {
    return new JvmSettings(options, classPath, environment, directory, other);
  }

  /**
   * Returns the main class and the options by which the child finds its classes. They must not
   * depend on the child's working directory.
   */
  List<String> program(String mainClass) {
    boolean elsewhere = !directory.isEmpty();
    if (!classPath.isEmpty() || !Modules.haveTheLibrary()) {
      List<String> entries = classPath.isEmpty() ? ClassPath.own() : classPath;
      return List.of("-cp", join(entries, elsewhere), mainClass);
    }
    List<String> all = new ArrayList<>(Modules.options(elsewhere));
    String besides = System.getProperty("java.class.path");
    if (!besides.isEmpty()) {
      all.add("-cp");
      all.add(join(ClassPath.entries(besides), elsewhere));
    }
    all.addAll(Modules.main(mainClass));
    return all;
  }

  private static String join(List<String> entries, boolean elsewhere) {
    return ClassPathJar.join(elsewhere ? ClassPath.absolute(entries) : entries);
  }

  void writeTo(DataOutputStream out) throws IOException {
    write(out, options);
    write(out, classPath);
    out.writeInt(environment.size());
    for (Map.Entry<String, String> variable : environment.entrySet()) {
      BootMessage.writeText(out, variable.getKey());
      BootMessage.writeText(out, variable.getValue());
    }
    BootMessage.writeText(out, directory);
    BootMessage.writeText(out, input);
  }

  static JvmSettings readFrom(DataInputStream in) throws IOException {
    List<String> options = read(in);
    List<String> classPath = read(in);
    Map<String, String> environment = new HashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      environment.put(BootMessage.readText(in), BootMessage.readText(in));
    }
    return new JvmSettings(
        options, classPath, environment, BootMessage.readText(in), BootMessage.readText(in));
  }

  private static void write(DataOutputStream out, List<String> texts) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      BootMessage.writeText(out, text);
    }
  }

  private static List<String> read(DataInputStream in) throws IOException {
    List<String> texts = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      texts.add(BootMessage.readText(in));
    }
    return texts;
  }
}
