package mpj.multiprocessing.internal.thread;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.locks.LockSupport;
import mpj.multiprocessing.internal.log.Log;

/**
 * A thread of the library's own: a daemon, unless its class says otherwise. It may serve the whole
 * process for as long as that lives, so it takes nothing over from the thread that starts it: no
 * thread-local values, no daemon status and no priority, and not its group, whose members a program
 * may interrupt or give a low priority. It is in the topmost group.
 *
 * <p>Its context class loader is the application's, so that it keeps no other one from being
 * unloaded; a thread that runs code of the program {@linkplain #runsCodeOfItsStarter says so}.
 *
 * <p>If it fails, the library's log tells that. The program's default handler is for threads that
 * the program knows; it may well end the process.
 */
public class LibraryThread extends Thread implements Thread.UncaughtExceptionHandler {
  private static final ThreadGroup TOPMOST = topmost();

  /** A thread that does some work. It is to be started. */
  public LibraryThread(String name, Runnable work) {
    this(name, work, 0);
  }

  /** For a subclass that overrides {@link #run}. */
  protected LibraryThread(String name) {
    this(name, null, 0);
  }

  /** For a subclass that overrides {@link #run}, with a stack of so many bytes. */
  protected LibraryThread(String name, long stackBytes) {
    this(name, null, stackBytes);
  }

  @SuppressWarnings({"this-escape", "ThreadPriorityCheck"}) // kept only; not that of its starter
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
   * Gives it the context class loader of this thread, by which the program's code finds its own
   * classes. For threads that end with an object that the program made.
   *
   * @return this
   */
  public final LibraryThread runsCodeOfItsStarter() {
    setContextClassLoader(Thread.currentThread().getContextClassLoader());
    return this;
  }

  /**
   * Parks a thread of the library for at most so long; it may return earlier. Takes an interrupt
   * away: it can only be somebody else's, and while it is there no thread parks.
   */
  public static void pause(long nanos) {
    Thread.interrupted();
    LockSupport.parkNanos(nanos);
  }

  @Override
  public final void uncaughtException(Thread thread, Throwable thrown) {
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    Log.warn("a thread of the library failed: thread=" + thread.getName() + " cause=" + trace);
  }
}
