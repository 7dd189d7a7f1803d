package mpj.multiprocessing.internal.arena;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import mpj.multiprocessing.internal.thread.LibraryThread;

/**
 * Linux system calls, all through the one C function {@code syscall}, because linking a first
 * function takes a JVM some 20 ms and each further shape some more. Other systems have none of
 * this; whoever uses it has another way there.
 */
public final class Kernel {
  private static final boolean AARCH64 = System.getProperty("os.arch").equals("aarch64");

  /** The system property that has a tree do without these calls if it is {@code off}. */
  public static final String SWITCH = "mpj.kernel";

  /** The system property that has a tree do without {@code futex_waitv} if it is {@code off}. */
  public static final String WAITV_SWITCH = "mpj.futex.waitv";

  private static final boolean AVAILABLE =
      !"off".equals(System.getProperty(SWITCH))
          && System.getProperty("os.name").equals("Linux")
          && (AARCH64 || System.getProperty("os.arch").equals("amd64"));

  // Numbers of the system calls, from the kernel's tables for x86-64 and arm64.
  private static final long GETPID = AARCH64 ? 172 : 39;
  private static final long KILL = AARCH64 ? 129 : 62;
  private static final long WAIT4 = AARCH64 ? 260 : 61;
  private static final long PRCTL = AARCH64 ? 167 : 157;
  private static final long MKNODAT = AARCH64 ? 33 : 259;
  private static final long WRITE = AARCH64 ? 64 : 1;
  private static final long EVENTFD = AARCH64 ? 19 : 290;
  static final long PPOLL = AARCH64 ? 73 : 271;
  static final long CLOSE = AARCH64 ? 57 : 3;
  static final long WAITID = AARCH64 ? 95 : 247;
  static final long PIDFD_OPEN = 434;
  static final long FUTEX = AARCH64 ? 98 : 202;
  static final long FUTEX_WAITV = 449;

  static final long FUTEX_WAIT = 0;
  static final long FUTEX_WAKE = 1;
  private static final int SIGKILL = 9;
  private static final int SIGSTOP = 19;
  private static final int SIGURG = 23;
  private static final int PR_SET_CHILD_SUBREAPER = 36;
  private static final int EFD_CLOEXEC = 02000000;
  private static final int FIFO_OF_OWNER = 0010600; // S_IFIFO, and the mode
  static final int WNOHANG = 1;

  private static final Object LINK = new Object();

  private static volatile MethodHandle linked;
  private static boolean linking;
  private static int leaving = -1;

  /** Whom to wake once that can be done: how many sleepers of each word. */
  private static final Map<Long, Integer> toWake = new HashMap<>();

  /** Tells whether this system has the calls. */
  public static boolean available() {
    return AVAILABLE;
  }

  /** Tells whether calls can be made at once, without the cost of linking. */
  public static boolean ready() {
    return linked != null;
  }

  /** Begins to link, on a thread of its own, so that a later call finds it done. */
  public static void prepare() {
    if (linked != null || !available()) {
      return;
    }
    synchronized (Kernel.class) {
      if (linking) {
        return;
      }
      Thread thread = new LibraryThread("mpj-linker", new Linking());
      try {
        thread.start();
        linking = true;
      } catch (OutOfMemoryError e) {
        // No room for a thread now. Whoever waits goes on without, and the next one tries again.
      }
    }
  }

  private static final class Linking implements Runnable {
    @Override
    public void run() {
      link();
      wakeWhoIsToBe();
    }
  }

  private static synchronized void wakeWhoIsToBe() {
    for (Map.Entry<Long, Integer> each : toWake.entrySet()) {
      wakeNow(each.getKey(), each.getValue());
    }
    toWake.clear();
  }

  /**
   * Wakes sleepers of a word. If calls must be linked first, that is done meanwhile: the one who
   * wakes has no need to wait, and sleepers look for themselves now and then, see {@link Futex}.
   */
  static void wake(long address, int count) {
    if (linked == null && wakesLater(address, count)) {
      return;
    }
    wakeNow(address, count);
  }

  private static boolean wakesLater(long address, int count) {
    prepare();
    synchronized (Kernel.class) {
      boolean later = linked == null && linking;
      if (later) {
        long more =
            (long) toWake.getOrDefault(address, 0) + count; // by no lambda: they cost start-up
        toWake.put(address, (int) Math.min(Integer.MAX_VALUE, more));
      }
      return later;
    }
  }

  private static void wakeNow(long address, int count) {
    call(FUTEX, address, FUTEX_WAKE, count, 0, 0, 0);
  }

  /** Links now, if that has not been done. */
  public static void require() {
    if (available()) {
      link();
    }
  }

  @SuppressWarnings("restricted") // the whole point
  private static MethodHandle link() {
    synchronized (LINK) {
      if (linked == null) {
        // Its C declaration is variadic. On both processors Linux passes words the same way then,
        // and to say so would cost a child a third more time to link.
        Linker linker = Linker.nativeLinker();
        ValueLayout.OfLong word = ValueLayout.JAVA_LONG;
        linked =
            linker.downcallHandle(
                linker.defaultLookup().findOrThrow("syscall"),
                FunctionDescriptor.of(word, word, word, word, word, word, word, word));
      }
      return linked;
    }
  }

  static long call(long number, long a, long b, long c, long d, long e, long f) {
    MethodHandle handle = linked != null ? linked : link();
    try {
      return (long) handle.invokeExact(number, a, b, c, d, e, f);
    } catch (Throwable t) {
      throw new IllegalStateException("a system call failed: number=" + number, t);
    }
  }

  /**
   * Returns a descriptor that is readable once this process is about to end, for threads to wait on
   * besides what they wait for; less than 0 if the system refuses one.
   */
  static synchronized int leaving() {
    if (leaving < 0) {
      leaving = (int) call(EVENTFD, 0, EFD_CLOEXEC, 0, 0, 0, 0);
    }
    return leaving;
  }

  /** Ends the waits of threads that wait on {@link #leaving}, for good. */
  static synchronized void leave() {
    if (leaving >= 0) {
      try (Arena memory = Arena.ofConfined()) {
        MemorySegment one = memory.allocateFrom(ValueLayout.JAVA_LONG, 1);
        call(WRITE, leaving, one.address(), one.byteSize(), 0, 0, 0);
      }
    }
  }

  /** Makes a named pipe, for this user only. It is there afterwards unless the system refuses. */
  static void makePipe(Path path) {
    try (Arena memory = Arena.ofConfined()) {
      String name = path.toAbsolutePath().toString();
      call(MKNODAT, 0, memory.allocateFrom(name).address(), FIFO_OF_OWNER, 0, 0, 0);
    }
  }

  /** Kills this process by the kernel, which no state of the JVM can delay. */
  public static void killSelf() {
    call(KILL, call(GETPID, 0, 0, 0, 0, 0, 0), SIGKILL, 0, 0, 0, 0);
  }

  /**
   * Sets whether a process becomes a child of this one when its parent ends, if that parent is a
   * descendant of this process. Otherwise it becomes a child of process 1, and nobody can tell who
   * started it. Processes that this one starts do not inherit the setting.
   */
  public static void adoptOrphans(boolean adopt) {
    if (available()) {
      call(PRCTL, PR_SET_CHILD_SUBREAPER, adopt ? 1 : 0, 0, 0, 0, 0);
    }
  }

  /** Stops a process, by the signal that it cannot ignore. Does nothing if there is none. */
  public static void stop(long pid) {
    call(KILL, pid, SIGSTOP, 0, 0, 0, 0);
  }

  /** Sends a process SIGURG, which does nothing to one that has no handler for it. */
  public static void nudge(long pid) {
    call(KILL, pid, SIGURG, 0, 0, 0, 0);
  }

  /**
   * Takes an ended child off the system's list, and tells whether there was one. The JDK does so
   * for those that it started: it does not learn the exit code of one that was taken here.
   *
   * @param pid the child, or -1 for any
   */
  public static boolean reap(long pid) {
    return available() && call(WAIT4, pid, 0, WNOHANG, 0, 0, 0) > 0;
  }

  private Kernel() {}
}
