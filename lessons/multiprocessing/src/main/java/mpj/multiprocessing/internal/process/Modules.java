package mpj.multiprocessing.internal.process;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The modules of a program that has this library on its module path, or in an image made by {@code
 * jlink}. A child gets the same modules. So it has the same services, resources and open packages.
 */
final class Modules {
  private static final String PATH = "--module-path=";

  private static final List<String> OPTIONS =
      List.of(
          PATH,
          "--upgrade-module-path=",
          "--limit-modules=",
          "--patch-module=",
          "--add-reads=",
          "--add-exports=",
          "--add-opens=");

  private Modules() {}

  /** Returns whether this library is a module of the JVM's boot layer. */
  static boolean haveTheLibrary() {
    Module library = Modules.class.getModule();
    return library.isNamed() && ModuleLayer.boot().equals(library.getLayer());
  }

  /**
   * Returns the options by which a child gets the same modules.
   *
   * @param elsewhere whether the child works in another directory; relative paths are then made
   *     absolute
   */
  static List<String> options(boolean elsewhere) {
    List<String> given = new ArrayList<>();
    for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (OPTIONS.stream().anyMatch(option::startsWith)) {
        given.add(elsewhere && option.startsWith(PATH) ? absolute(option) : option);
      }
    }
    List<String> all = new ArrayList<>(OptionVariables.without(given));
    all.add("--add-modules=" + names());
    all.add("--enable-native-access=" + Modules.class.getModule().getName());
    return all;
  }

  /** Returns the names of all modules. A child may need a module that only the main class needs. */
  private static String names() {
    return ModuleLayer.boot().modules().stream()
        .map(Module::getName)
        .sorted()
        .collect(Collectors.joining(","));
  }

  private static String absolute(String option) {
    List<String> entries = ClassPath.entries(option.substring(PATH.length()));
    return PATH + String.join(File.pathSeparator, ClassPath.absolute(entries));
  }

  /** Returns the option that makes a class of this library the main class. */
  static List<String> main(String mainClass) {
    return List.of("-m", Modules.class.getModule().getName() + "/" + mainClass);
  }
}
