package mpj.multiprocessing.internal.thread;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.locks.LockSupport;
import mpj.multiprocessing.TreeEndedException;
import mpj.multiprocessing.internal.log.Log;

/**
 * A thread of the library. It is a daemon, unless its class says otherwise. It may serve the whole
 * process until the end of the process. So it inherits nothing from the thread that starts it: no
 * thread-local values, no daemon status, no priority and no thread group. A program may interrupt
 * all threads of a group, or give them a low priority. A thread of the library is in the topmost
 * group.
 *
 * <p>Its context class loader is that of the application. So it does not keep another class loader
 * from being unloaded. For a thread that runs code of the program, call {@link
 * #runsCodeOfItsStarter}.
 *
 * <p>If it fails, the library logs a warning, unless the process tree has ended meanwhile. The
 * program's default handler is not called: it is for the program's own threads, and may end the
 * process.
 */
public class LibraryThread extends Thread implements Thread.UncaughtExceptionHandler {
  private static final ThreadGroup TOPMOST = topmost();

  /** Makes a thread that runs an action. It is not started yet. */
  public LibraryThread(String name, Runnable work) {
    this(name, work, 0);
  }

  /** Makes a thread for a subclass that overrides {@link #run}. */
  protected LibraryThread(String name) {
    this(name, null, 0);
  }

  /**
   * Makes a thread for a subclass that overrides {@link #run}, with a stack of {@code stackBytes}
   * bytes; 0: the JVM's default size.
   */
  protected LibraryThread(String name, long stackBytes) {
    this(name, null, stackBytes);
  }

  @SuppressWarnings({"this-escape", "ThreadPriorityCheck"}) // it stores this, and sets its own
  private LibraryThread(String name, Runnable work, long stackBytes) {
    super(TOPMOST, work, name, stackBytes, false);
    setDaemon(true);
    setPriority(NORM_PRIORITY);
    setUncaughtExceptionHandler(this);
  }

  private static ThreadGroup topmost() {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    while (group.getParent() != null) {
      group = group.getParent();
    }
    return group;
  }

  /**
   * Sets the context class loader to that of the calling thread. By it the program's code finds its
   * own classes. Use it only for a thread that ends together with an object of the program.
   *
   * @return this
   */
  public final LibraryThread runsCodeOfItsStarter() {
    setContextClassLoader(Thread.currentThread().getContextClassLoader());
    return this;
  }

  /**
   * Parks the calling thread of the library for at most {@code nanos} nanoseconds. It may return
   * earlier. It clears an interrupt first, because an interrupted thread would not park.
   */
  public static void pause(long nanos) {
    Thread.interrupted();
    LockSupport.parkNanos(nanos);
  }

  @Override
  public final void uncaughtException(Thread thread, Throwable thrown) {
    if (thrown instanceof TreeEndedException) {
      return; // the main process is about to end, and this thread with it
    }
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    Log.warn("a thread of the library failed: thread=" + thread.getName() + " cause=" + trace);
  }
}
