package mpj.app;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.HashSet;
import java.util.Set;

/**
 * Classes of the library that every room may use: what programs see of the root package and of
 * {@code trace}, and what itself uses nothing of the library but its like. Exceptions, {@code
 * Task}, {@code StartMethod}, {@code Shared} and {@code EventKind} are such words.
 */
final class Words {
  private static final String LIBRARY = "mpj.multiprocessing";
  private static final Set<String> ROOMS = Set.of(LIBRARY, LIBRARY + ".trace");

  private Words() {}

  static boolean isWord(JavaClass type) {
    return isWord(type, new HashSet<>());
  }

  private static boolean isWord(JavaClass type, Set<JavaClass> seen) {
    return !seen.add(type)
        || ROOMS.contains(type.getPackageName())
            && type.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .filter(used -> used.getPackageName().startsWith(LIBRARY))
                .allMatch(used -> isWord(used, seen));
  }
}
