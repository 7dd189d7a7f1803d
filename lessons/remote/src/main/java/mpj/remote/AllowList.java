package mpj.remote;

import java.io.Serializable;
import java.util.HashSet;
import java.util.Set;
import mpj.multiprocessing.wire.Admission;
import mpj.multiprocessing.wire.Limits;
import mpj.multiprocessing.wire.Shared;

/**
 * The classes that may come in from strangers. {@link #standard} has those of the JDK that hold
 * values and run no code but their own: strings, numbers, {@code java.util} collections, {@code
 * java.time}, common exceptions. A program's own classes are added one by one.
 *
 * <p>Left out on purpose are classes whose reading or use costs more than their bytes: {@code
 * Collections.nCopies} (a list of two thousand million in fifty bytes), {@code Hashtable} (keys of
 * one hash are searched one by one), {@code URL} (asks the network for its hash), {@code Pattern}.
 */
public final class AllowList implements Admission, Serializable {
  private static final long serialVersionUID = 1L;

  private static final AllowList STANDARD =
      new AllowList(StandardClasses.names(), false, Limits.STANDARD);

  /** What a lambda inside a graph is written as; it names the class in which it is written. */
  private static final String LAMBDA = "java.lang.invoke.SerializedLambda";

  private final Set<String> names;
  private final boolean lambdas;
  private final Limits limits;

  private AllowList(Set<String> names, boolean lambdas, Limits limits) {
    this.names = names;
    this.lambdas = lambdas;
    this.limits = limits;
  }

  /** Values of the JDK only, no lambdas. */
  public static AllowList standard() {
    return STANDARD;
  }

  /**
   * This list and these classes, with those that they extend. An array is allowed by its elements'
   * class. What the classes hold must be allowed, too.
   *
   * @throws IllegalArgumentException for a class of the library's shared objects: they live in the
   *     memory of their process tree, and strangers have no part in it
   */
  public AllowList and(Class<?>... classes) {
    Set<String> more = new HashSet<>(names);
    for (Class<?> each : classes) {
      if (Shared.class.isAssignableFrom(each)) {
        throw new IllegalArgumentException(
            "lives in the memory of its process tree: class="
                + each.getName()
                + "; only processes of that tree can be given it");
      }
      String name = element(each.getName());
      if (name != null) {
        more.add(name);
      }
      Class<?> above = each.getSuperclass();
      while (above != null && Serializable.class.isAssignableFrom(above)) {
        more.add(above.getName());
        above = above.getSuperclass();
      }
    }
    return new AllowList(more, lambdas, limits);
  }

  /** This list, and lambdas that are written in the classes on it. */
  public AllowList andLambdas() {
    return new AllowList(names, true, limits);
  }

  /** This list with other limits. */
  public AllowList within(Limits other) {
    return new AllowList(names, lambdas, other);
  }

  @Override
  public boolean admits(String className) {
    String name = element(className);
    return name == null
        || names.contains(name)
        || name.startsWith("java.time.")
        || (lambdas && name.equals(LAMBDA));
  }

  /** The class of an array's elements; null for an array of primitives. */
  private static String element(String name) {
    int at = 0;
    while (at < name.length() && name.charAt(at) == '[') {
      at++;
    }
    if (at == 0) {
      return name;
    }
    if (name.length() == at + 1) {
      return null;
    }
    return name.charAt(at) == 'L' && name.endsWith(";")
        ? name.substring(at + 1, name.length() - 1)
        : name;
  }

  @Override
  public boolean admitsLambdas() {
    return lambdas;
  }

  @Override
  public Limits limits() {
    return limits;
  }
}
