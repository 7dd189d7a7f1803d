package mpj.multiprocessing.pool;

import java.lang.ref.Cleaner;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import mpj.multiprocessing.Context;
import mpj.multiprocessing.internal.log.Log;
import mpj.multiprocessing.internal.thread.Cleanup;
import mpj.multiprocessing.internal.thread.LibraryThread;

/**
 * The pools that nobody has closed yet. They do not hold up the end of the process, but when its
 * main method has returned and one is left, a warning tells where it was made; or when it is
 * garbage before. (After {@link System#exit} or a signal there is none: then closing was not to be
 * expected.)
 */
final class Unclosed extends LibraryThread {
  private record Made(String pool, Throwable where) {}

  private static final Map<Results, Made> POOLS = new ConcurrentHashMap<>();

  /** What lies between the program and where it is noted that it made a pool. */
  private static final Set<String> MAKERS =
      Set.of(
          Context.class.getName(),
          PoolBuilder.class.getName(),
          Pool.class.getName(),
          PoolLife.class.getName(),
          Unclosed.class.getName());

  private static boolean registered;

  private Unclosed() {
    super("mpj-unclosed-pools");
  }

  /**
   * Adds a pool.
   *
   * @param calls by which all use of it goes; what runs for it does not lead there
   * @return what cleans up after a pool that was closed
   */
  static synchronized Cleaner.Cleanable add(String name, Calls calls, Results pool, Jobs jobs) {
    POOLS.put(pool, new Made(name, new Throwable("the pool was made here")));
    if (!registered) {
      registered = true;
      Runtime.getRuntime().addShutdownHook(new Unclosed());
    }
    return Cleanup.ofProcesses(calls, new Forgotten(pool, jobs));
  }

  /** Closes a pool that nobody can use any more; has nothing to say if it was closed before. */
  private record Forgotten(Results pool, Jobs jobs) implements Runnable {
    @Override
    public void run() {
      // Near the end of the process that says it, or not. And once it is closed, it ends.
      Made unclosed = Log.isProcessEnding() ? null : POOLS.remove(pool);
      jobs.close();
      warn(unclosed);
    }
  }

  /** Somebody has closed the pool. */
  static void closed(Results pool) {
    POOLS.remove(pool);
  }

  /** All workers have ended: with their process tree, unless that ends with the process itself. */
  static void ended(Results pool) {
    if (!Log.isProcessEnding()) {
      POOLS.remove(pool);
    }
  }

  @Override
  public void run() {
    if (POOLS.isEmpty() || !hasMainReturned()) {
      return;
    }
    List.copyOf(POOLS.keySet()).forEach(pool -> warn(POOLS.remove(pool))); // each once
  }

  private static void warn(Made made) {
    if (made != null) {
      Log.warn(
          "a pool was never closed: pool="
              + made.pool
              + " madeAt="
              + place(made.where)
              + "; use it in try-with-resources");
    }
  }

  /** The JVM then ends on a thread of its own. */
  private static boolean hasMainReturned() {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("DestroyJavaVM")) {
        return true;
      }
    }
    return false;
  }

  private static String place(Throwable made) {
    for (StackTraceElement frame : made.getStackTrace()) {
      String type = frame.getClassName();
      if (!MAKERS.contains(type)) {
        return frame.toString();
      }
    }
    return "unknown";
  }
}
