package mpj.app;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.HashSet;
import java.util.Set;

/**
 * Classes that every room may use: those of the root package, and of the library's {@code trace},
 * that use nothing of the project but their like. Exceptions, {@code Task}, {@code StartMethod},
 * {@code Shared}, {@code EventKind} and the tool's {@code Version} are such words.
 */
final class Words {
  private static final String PROJECT = "mpj.";
  private static final Set<String> ROOMS =
      Set.of("mpj.multiprocessing", "mpj.multiprocessing.trace", "mpj.app");

  private Words() {}

  static boolean isWord(JavaClass type) {
    return isWord(type, new HashSet<>());
  }

  private static boolean isWord(JavaClass type, Set<JavaClass> seen) {
    return !seen.add(type)
        || ROOMS.contains(type.getPackageName())
            && type.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .filter(used -> used.getPackageName().startsWith(PROJECT))
                .allMatch(used -> isWord(used, seen));
  }
}
