package mpj.multiprocessing.internal.code;

import java.lang.reflect.AccessibleObject;

/**
 * Opens members of a program's classes for reflection. On the module path this is possible for
 * packages that a module opens to this module. On the class path it is possible for all packages.
 */
public final class ReflectiveAccess {
  private ReflectiveAccess() {}

  /**
   * Opens a member for reflection.
   *
   * @param of the class that has the member
   * @param path the beginning of the error message: the path to the object
   * @throws IllegalArgumentException if the class's module does not open the package
   */
  public static void require(AccessibleObject member, Class<?> of, String path) {
    if (!member.trySetAccessible()) {
      throw new IllegalArgumentException(
          path
              + ": the members of a class cannot be reached, because its module keeps its package"
              + " closed: class="
              + of.getName()
              + " module="
              + of.getModule().getName()
              + "; "
              + advice(of));
    }
  }

  /** Returns what to do so that the library can reach the members of a class in a module. */
  public static String advice(Class<?> of) {
    return "add to its module-info.java: opens "
        + of.getPackageName()
        + " to "
        + ReflectiveAccess.class.getModule().getName()
        + ";";
  }
}
