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
 * Linux system calls. All of them use the one C function {@code syscall}, because linking the first
 * function takes a JVM some 20 ms, and each further signature some more. Other systems do not have
 * these calls; callers have another way there.
 */
public final class Kernel {
  private static final boolean AARCH64 = System.getProperty("os.arch").equals("aarch64");

  /** The system property for these calls. If it is {@code off}, a tree does not use them. */
  public static final String SWITCH = "mpj.kernel";

  /**
   * The system property for {@code futex_waitv}. If it is {@code off}, a tree does not use this
   * call.
   */
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

  /** The wake-ups to do after linking: the number of sleepers for each word. */
  private static final Map<Long, Integer> toWake = new HashMap<>();

  /** Returns whether this system has the calls. */
  public static boolean available() {
    return AVAILABLE;
  }

  /** Returns whether calls can be made at once, without the cost of linking. */
  public static boolean ready() {
    return linked != null;
  }

  /** Begins to link on a separate thread, so that later calls need not link. */
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
        // The system refuses a thread now. Waiting threads go on without it, and the next call
        // tries again.
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
   * Wakes sleepers of a word. If the calls must be linked first, this happens on another thread.
   * The caller need not wait for it, and the sleepers look themselves now and then, see {@link
   * Futex}.
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
            (long) toWake.getOrDefault(address, 0) + count; // without a lambda: they cost start-up
        toWake.put(address, (int) Math.min(Integer.MAX_VALUE, more));
      }
      return later;
    }
  }

  private static void wakeNow(long address, int count) {
    call(FUTEX, address, FUTEX_WAKE, count, 0, 0, 0);
  }

  /** Links now, if the calls are not linked yet. */
  public static void require() {
    if (available()) {
      link();
    }
  }

  @SuppressWarnings("restricted") // this is the purpose of the class
  private static MethodHandle link() {
    synchronized (LINK) {
      if (linked == null) {
        // The C declaration is variadic. On both processors Linux passes words to it in the same
        // way. Declaring it as variadic would make linking in a child a third slower.
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
   * Returns a descriptor that becomes readable when this process is about to end. Threads wait on
   * it in addition to other descriptors. Returns less than 0 if the system refuses one.
   */
  static synchronized int leaving() {
    if (leaving < 0) {
      leaving = (int) call(EVENTFD, 0, EFD_CLOEXEC, 0, 0, 0, 0);
    }
    return leaving;
  }

  /** Ends all waits on {@link #leaving}, permanently. */
  static synchronized void leave() {
    if (leaving >= 0) {
      try (Arena memory = Arena.ofConfined()) {
        MemorySegment one = memory.allocateFrom(ValueLayout.JAVA_LONG, 1);
        call(WRITE, leaving, one.address(), one.byteSize(), 0, 0, 0);
      }
    }
  }

  /** Makes a named pipe for this user only. It exists afterwards unless the system refuses. */
  static void makePipe(Path path) {
    try (Arena memory = Arena.ofConfined()) {
      String name = path.toAbsolutePath().toString();
      call(MKNODAT, 0, memory.allocateFrom(name).address(), FIFO_OF_OWNER, 0, 0, 0);
    }
  }

  /** Kills this process by a system call, which no state of the JVM can delay. */
  public static void killSelf() {
    call(KILL, call(GETPID, 0, 0, 0, 0, 0, 0), SIGKILL, 0, 0, 0, 0);
  }

  /**
   * Sets whether a process becomes a child of this one when its parent ends, if that parent is a
   * descendant of this process. Otherwise it becomes a child of process 1, and its origin is lost.
   * Processes that this one starts do not inherit the setting.
   */
  public static void adoptOrphans(boolean adopt) {
    if (available()) {
      call(PRCTL, PR_SET_CHILD_SUBREAPER, adopt ? 1 : 0, 0, 0, 0, 0);
    }
  }

  /**
   * Stops a process by SIGSTOP, which it cannot ignore. Does nothing if there is no such process.
   */
  public static void stop(long pid) {
    call(KILL, pid, SIGSTOP, 0, 0, 0, 0);
  }

  /** Sends SIGURG to a process. It does nothing to a process that has no handler for it. */
  public static void nudge(long pid) {
    call(KILL, pid, SIGURG, 0, 0, 0, 0);
  }

  /**
   * Reaps an ended child, and returns whether there was one. The JDK reaps the children that it
   * started. It does not learn the exit code of a child that was reaped here.
   *
   * @param pid the process id of the child, or -1 for any
   */
  public static boolean reap(long pid) {
    return available() && call(WAIT4, pid, 0, WNOHANG, 0, 0, 0) > 0;
  }

  private Kernel() {}
}
