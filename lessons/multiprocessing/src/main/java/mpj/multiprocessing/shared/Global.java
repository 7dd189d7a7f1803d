package mpj.multiprocessing.shared;

import mpj.multiprocessing.internal.process.Globals;

/**
 * A global variable by name, which a child started by {@code FORK} finds as its parent left it.
 * What a Python program does with a variable of its module, where processes are forked.
 *
 * <pre>{@code
 * static final Global<Integer> LIMIT = Global.of("limit", 10);
 * …
 * LIMIT.set(20);      // children forked from now on start with 20, spawned ones with 10
 * }</pre>
 *
 * <p>It is memory of one process. The child has a snapshot: what it changes, its parent does not
 * see, and what the parent changes later, the child does not see. A child started by {@code SPAWN}
 * or {@code FORKSERVER} inherits nothing: it finds the value of the declaration, or none.
 *
 * <p>Two globals of one name are one. The value must be able to cross to a child, else the child's
 * start fails, if it is to be forked.
 *
 * <p><b>What happens if a process dies here.</b> Nothing: nobody else can see its globals.
 *
 * @param <T> what it holds
 */
public final class Global<T> {
  private final String name;

  private Global(String name) {
    this.name = name;
  }

  /** Declares a global with a value, which counts unless a parent has handed down another. */
  public static <T> Global<T> of(String name, T initial) {
    Globals.declare(name, initial);
    return new Global<>(name);
  }

  /** Declares a global that has no value of its own. */
  public static <T> Global<T> of(String name) {
    return new Global<>(name);
  }

  /**
   * Returns the value in this process.
   *
   * @throws IllegalStateException if it has none
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

  /** Changes the value, in this process. */
  public void set(T value) {
    Globals.set(name, value);
  }

  public String name() {
    return name;
  }

  @Override
  public String toString() {
    return "Global[name=" + name + "]";
  }
}
