package mpj.multiprocessing;

import java.util.ArrayList;
import java.util.List;

/**
 * How children are started: the start method and the options of their JVMs. It cannot be changed;
 * each method answers a new one.
 *
 * <pre>{@code
 * var context = Context.of(StartMethod.SPAWN).heap("64m");
 * new ChildProcess(context, "small", task).start();
 * }</pre>
 *
 * <p>A child's own children inherit its context unless they are given another.
 */
public final class Context {
  private static volatile Context standard = new Context(StartMethod.SPAWN, List.of());

  private final StartMethod method;
  private final List<String> jvmOptions;

  private Context(StartMethod method, List<String> jvmOptions) {
    this.method = method;
    this.jvmOptions = List.copyOf(jvmOptions);
  }

  /** Returns a context without options. */
  public static Context of(StartMethod method) {
    return new Context(method, List.of());
  }

  /** Returns the context of those who name none: spawn without options, or that of the parent. */
  public static Context standard() {
    return standard;
  }

  static void inherit(List<String> options) {
    standard = new Context(StartMethod.SPAWN, options);
  }

  public StartMethod startMethod() {
    return method;
  }

  /** Returns the options that children's JVMs get after the library's own. */
  public List<String> jvmOptions() {
    return jvmOptions;
  }

  /**
   * Limits the children's heap.
   *
   * @param size as the JVM's option {@code -Xmx} takes it, {@code "64m"}
   * @throws IllegalArgumentException if it is no size
   */
  public Context heap(String size) {
    if (!size.matches("[1-9][0-9]*[kKmMgG]?")) {
      throw new IllegalArgumentException(
          "not a size of a heap: size=" + size + "; give a number with k, m or g, as in 64m");
    }
    return jvmOptions("-Xmx" + size);
  }

  /** Adds options to the command line of the children's JVMs. */
  public Context jvmOptions(String... options) {
    List<String> all = new ArrayList<>(jvmOptions);
    all.addAll(List.of(options));
    return new Context(method, all);
  }
}
