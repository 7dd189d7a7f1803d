package mpj.remote;

import java.io.Serializable;
import java.util.HashSet;
import java.util.Set;
import mpj.multiprocessing.MessageLimits;
import mpj.multiprocessing.Shared;
import mpj.multiprocessing.internal.codec.DecodePolicy;

/**
 * The classes of which objects are accepted from the other side of a connection. {@link #standard}
 * has classes of the JDK that hold values and run no code but their own: strings, numbers, {@code
 * java.util} collections, {@code java.time}, common exceptions. A program adds its own classes one
 * by one. Lists never change: each method returns another list.
 *
 * <p>The standard list leaves out classes that cost more to read or use than their bytes suggest:
 * {@code Collections.nCopies} (a list of two thousand million elements in fifty bytes), {@code
 * Hashtable} (keys with the same hash are searched one by one), {@code URL} (its hash is looked up
 * over the network), {@code Pattern}.
 */
@SuppressWarnings("exports") // what asks for admission is for this module alone
public final class AllowList implements DecodePolicy, Serializable {
  private static final long serialVersionUID = 1L;

  private static final AllowList STANDARD =
      new AllowList(StandardClasses.names(), false, MessageLimits.STANDARD);

  /**
   * The class that stands for a lambda in serialized form. It names the class that the lambda is
   * written in.
   */
  private static final String LAMBDA = "java.lang.invoke.SerializedLambda";

  private final Set<String> names;
  private final boolean lambdas;
  private final MessageLimits limits;

  private AllowList(Set<String> names, boolean lambdas, MessageLimits limits) {
    this.names = names;
    this.lambdas = lambdas;
    this.limits = limits;
  }

  /** Returns the list of the JDK's value classes, without lambdas. */
  public static AllowList standard() {
    return STANDARD;
  }

  /**
   * Returns this list with more classes and their serializable superclasses. An array is allowed if
   * the class of its elements is. The classes of the fields must be allowed, too.
   *
   * @throws IllegalArgumentException if a class is one of the library's shared objects: they live
   *     in the memory of their process tree, and processes outside of the tree cannot use them
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

  /** Returns this list, with lambdas that are written in its classes allowed, too. */
  public AllowList andLambdas() {
    return new AllowList(names, true, limits);
  }

  /** Returns this list with other limits. */
  public AllowList within(MessageLimits other) {
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

  /** Returns the class of an array's elements, or null for an array of primitives. */
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
  public MessageLimits limits() {
    return limits;
  }
}
