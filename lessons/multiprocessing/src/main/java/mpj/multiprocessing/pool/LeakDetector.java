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
 * The pools that have not been closed yet. They do not keep the process from ending. A warning
 * tells where such a pool was made. It appears when the main method has returned, or earlier, when
 * the pool is garbage. (After {@link System#exit} or a signal there is no warning, because the
 * program could not be expected to close the pool.)
 */
final class LeakDetector extends LibraryThread {
  private record Made(String pool, Throwable where) {}

  private static final Map<Results, Made> POOLS = new ConcurrentHashMap<>();

  /** The classes between the program's code and this class in a stack trace. */
  private static final Set<String> MAKERS =
      Set.of(
          Context.class.getName(),
          PoolBuilder.class.getName(),
          Pool.class.getName(),
          PoolLife.class.getName(),
          LeakDetector.class.getName());

  private static boolean registered;

  private LeakDetector() {
    super("mpj-unclosed-pools");
  }

  /**
   * Adds a pool.
   *
   * @param calls the object that every use of the pool goes through; the pool's own threads do not
   *     refer to it
   * @return the cleanup to run when the pool is closed
   */
  static synchronized Cleaner.Cleanable add(
      String name, JobFactory calls, Results pool, Jobs jobs) {
    POOLS.put(pool, new Made(name, new Throwable("the pool was made here")));
    if (!registered) {
      registered = true;
      Runtime.getRuntime().addShutdownHook(new LeakDetector());
    }
    return Cleanup.ofProcesses(calls, new Forgotten(pool, jobs));
  }

  /** Closes a pool that nothing can use any more. Warns unless the pool was closed before. */
  private record Forgotten(Results pool, Jobs jobs) implements Runnable {
    @Override
    public void run() {
      // Near the end of the process, the shutdown hook decides whether to warn. Once closed, the
      // pool ends.
      Made unclosed = Log.isProcessEnding() ? null : POOLS.remove(pool);
      jobs.close();
      warn(unclosed);
    }
  }

  /** Removes a pool that was closed. */
  static void closed(Results pool) {
    POOLS.remove(pool);
  }

  /**
   * Removes a pool whose workers have all ended with their process tree, unless this process ends
   * too.
   */
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

  /** Returns whether the main method has returned. The JVM then ends on a thread with this name. */
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
