package mpj.multiprocessing.shared;

import mpj.multiprocessing.internal.process.Globals;

/**
 * A global variable with a name. A child that is started by {@code FORK} begins with the value that
 * its parent had at that moment. It does what a variable of a Python module does where processes
 * are forked.
 *
 * <pre>{@code
 * static final Global<Integer> LIMIT = Global.of("limit", 10);
 * …
 * LIMIT.set(20);      // children forked from now on start with 20, spawned ones with 10
 * }</pre>
 *
 * <p>A global is memory of one process. A forked child has a snapshot: the parent does not see
 * changes that the child makes, and the child does not see changes that the parent makes later. A
 * child that is started by {@code SPAWN} or {@code FORKSERVER} inherits nothing: it has the value
 * of the declaration, or none.
 *
 * <p>Two globals of the same name are the same variable. To fork a child, it must be possible to
 * send the value to another process; otherwise the start of the child fails.
 *
 * <p><b>What happens if a process dies here.</b> Nothing: no other process can see its globals.
 *
 * @param <T> the type of the value
 */
public final class Global<T> {
  private final String name;

  private Global(String name) {
    this.name = name;
  }

  /**
   * Declares a global with a value. If the parent handed down a value, that one is used instead.
   *
   * @throws mpj.multiprocessing.UndecodableException as {@link #get} does
   */
  public static <T> Global<T> of(String name, T initial) {
    Globals.declare(name, initial);
    return new Global<>(name);
  }

  /** Declares a global without a value of its own. */
  public static <T> Global<T> of(String name) {
    return new Global<>(name);
  }

  /**
   * Returns the value in this process.
   *
   * @throws IllegalStateException if the global has no value in this process
   * @throws mpj.multiprocessing.UndecodableException if this is the first use of a global here and
   *     the values that the parent sent cannot be rebuilt
   */
  @SuppressWarnings("unchecked")
  public T get() {
    if (!Globals.has(name)) {
      throw new IllegalStateException(
          "this global has no value in this process: global="
              + name
              + "; a child inherits it only if it is started by FORK; set it here, or declare it"
              + " with a value");
    }
    return (T) Globals.get(name);
  }

  /** Changes the value in this process. */
  public void set(T value) {
    Globals.set(name, value);
  }

  /** Returns the name of this global. */
  public String name() {
    return name;
  }

  @Override
  public String toString() {
    return "Global[name=" + name + "]";
  }
}
