package mpj.multiprocessing.internal.arena;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import mpj.multiprocessing.internal.thread.LibraryThread;

/**
 * The kernel's handles for some processes ({@code pidfd}, Linux 5.3). A handle never comes to mean
 * another process. A thread waits for the end of a process without polling. Neither waiting nor
 * asking takes memory of the JVM. The handles are descriptors of this process until they are
 * closed. Only one thread may use this object.
 */
public final class Pidfds implements AutoCloseable {
  private static final int POLLIN = 1;
  private static final int P_PIDFD = 3;
  private static final int WEXITED = 4;
  private static final long PAUSE_NANOS = 100_000_000;

  // A struct pollfd {int descriptor; short events, result} for each process, another one for the
  // end of this process, and a struct timespec of 0.
  private static final long ENTRY = 8;
  private static final int TIME = 16;

  private final long[] pids;
  private final MemorySegment memory;

  /**
   * Gets handles for processes. A process that has ended and was reaped has no handle, nor has a
   * process that the system hides.
   */
  public Pidfds(long... pids) {
    this.pids = pids;
    memory = Arena.ofAuto().allocate((pids.length + 1) * ENTRY + TIME, ENTRY);
    for (int i = 0; i < pids.length; i++) {
      put(i, (int) Kernel.call(Kernel.PIDFD_OPEN, pids[i], 0, 0, 0, 0, 0));
    }
    put(pids.length, Kernel.leaving());
  }

  private void put(int index, int descriptor) {
    memory.set(ValueLayout.JAVA_INT, index * ENTRY, descriptor);
    memory.set(ValueLayout.JAVA_INT, index * ENTRY + 4, POLLIN);
  }

  private int handle(int index) {
    return memory.get(ValueLayout.JAVA_INT, index * ENTRY);
  }

  /** Returns whether each process has a handle, and a wait can be ended when this process ends. */
  public boolean areComplete() {
    boolean complete = true;
    for (int i = 0; i <= pids.length; i++) {
      complete &= handle(i) >= 0;
    }
    return complete;
  }

  /** Returns whether a process has ended. */
  public boolean hasEnded(int index) {
    if (handle(index) < 0) {
      return !Liveness.isAlive(pids[index]);
    }
    poll(memory.address() + (pids.length + 1) * ENTRY);
    return memory.get(ValueLayout.JAVA_INT, index * ENTRY + 4) >>> 16 != 0;
  }

  /**
   * Waits until one of them has ended; may return earlier. If a handle is missing, or this process
   * is about to end, it does not wait in the kernel. Then it waits for at most {@code nanos}
   * nanoseconds, so the caller polls.
   */
  public void awaitAny(long nanos) {
    if (areComplete() && !Futex.isLeavingKernel()) {
      poll(0);
    } else {
      LibraryThread.pause(nanos);
    }
  }

  /** Asks the kernel, which writes for each process whether it has ended. */
  private void poll(long time) {
    Kernel.call(Kernel.PPOLL, memory.address(), pids.length + 1, time, 0, 0, 0);
  }

  /**
   * Waits until a process has ended that this one did not start. Returns at once if there is no
   * such process. If this process has become its parent, as process 1 becomes the parent of
   * orphans, the process is reaped. Nobody else would reap it, and its process id would stay taken.
   */
  public static void awaitEnd(long pid) {
    try (Pidfds one = new Pidfds(pid)) {
      while (!one.hasEnded(0)) {
        one.awaitAny(PAUSE_NANOS);
      }
      one.reap();
    }
  }

  /** Reaps the process. Does nothing if it is the child of another process. */
  private void reap() {
    if (handle(0) >= 0) {
      Kernel.call(Kernel.WAITID, P_PIDFD, handle(0), 0, WEXITED | Kernel.WNOHANG, 0, 0);
    }
  }

  @Override
  public void close() {
    for (int i = 0; i < pids.length; i++) {
      if (handle(i) >= 0) {
        Kernel.call(Kernel.CLOSE, handle(i), 0, 0, 0, 0, 0);
        put(i, -1);
      }
    }
  }
}
