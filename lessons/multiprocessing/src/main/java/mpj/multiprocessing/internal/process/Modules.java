package mpj.multiprocessing.internal.process;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The modules of a program that has this library on its module path, or in an image made by {@code
 * jlink}. A child has the same ones, so its services, resources and what is open are the same, too.
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

  /** Tells whether this library is a module here, as the JVM's command line or image made it. */
  static boolean haveTheLibrary() {
    Module library = Modules.class.getModule();
    return library.isNamed() && ModuleLayer.boot().equals(library.getLayer());
  }

  /**
   * Returns the options by which a child has the same modules.
   *
   * @param elsewhere whether it works in another directory, which relative paths do not lead to
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

  /** All that are there: a module that only the main class needed would be missed otherwise. */
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

  /** Returns the option that names a class of this library to start with. */
  static List<String> main(String mainClass) {
    return List.of("-m", Modules.class.getModule().getName() + "/" + mainClass);
  }
}
