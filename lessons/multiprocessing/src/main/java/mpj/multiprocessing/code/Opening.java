package mpj.multiprocessing.code;

import java.lang.reflect.AccessibleObject;

/**
 * How reflection reaches a program's own members. On the module path it reaches what a module opens
 * to this one; elsewhere all.
 */
public final class Opening {
  private Opening() {}

  /**
   * Opens a member for reflection.
   *
   * @param of the class that has it
   * @throws IllegalArgumentException if the class's module keeps its package closed
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
              + "; add to its module-info.java: opens "
              + of.getPackageName()
              + " to "
              + Opening.class.getModule().getName()
              + ";");
    }
  }
}
