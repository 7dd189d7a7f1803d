package mpj.multiprocessing.internal.arena;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.spi.AbstractInterruptibleChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The sleep of one platform thread. It sleeps on three words at once ({@code FUTEX_WAITV}, Linux
 * 5.16): the arena's word, a word of its own, and the word of {@link DeathEventCount}. {@link
 * Thread#interrupt} closes the channel that the thread is blocked in, as for any I/O. Closing this
 * channel writes the thread's own word and wakes the thread. So no interrupt is lost, whether it
 * comes before, during or after the system call.
 *
 * <p>Older kernels and some sandboxes refuse that call; {@code -Dmpj.futex.waitv=off} selects this
 * on any system. Then the thread sleeps only on the arena's word, and an interrupt wakes all
 * threads that sleep on it, which then look again. An interrupt can miss a thread that is just
 * about to sleep, and nothing wakes a thread after a death. So no thread sleeps longer than 100 ms.
 * So each waiting thread looks ten times a second, which takes 0.3 % of a core.
 */
final class Sleeper {
  private static final ThreadLocal<Sleeper> CURRENT = new ThreadLocal<>();
  private static final Set<Sleeper> ASLEEP = ConcurrentHashMap.newKeySet();

  private static final long FUTEX_WAKE_PRIVATE = 1 | 128;
  private static final int SIZE_32 = 2;
  private static final int PRIVATE = 128;
  private static final long NANOS = 1_000_000_000L;

  // Three times struct futex_waitv {u64 value, u64 address, u32 flags, u32 reserved}, then the
  // time, then the thread's own word.
  private static final int SECOND = 24;
  private static final int THIRD = 48;
  private static final int TIME = 72;
  private static final int INTERRUPTED = 88;
  private static final int SIZE = 96;

  private static final long LONGEST_ALONE_NANOS = 100_000_000;

  /**
   * Finds out by a short sleep which calls the kernel has. If the sleep returns at once, the kernel
   * has refused the call.
   */
  private static final class Availability {
    private static final long PROBE_NANOS = 200_000;
    static final boolean WAITV =
        !"off".equals(System.getProperty(Kernel.WAITV_SWITCH)) && probe(new Sleeper(true));
    static final boolean YES = WAITV || probe(new Sleeper(false));

    private static boolean probe(Sleeper probe) {
      long began = System.nanoTime();
      probe.prepare(probe.address + INTERRUPTED, 0);
      probe.call(PROBE_NANOS);
      return System.nanoTime() - began >= PROBE_NANOS;
    }
  }

  /** Returns whether threads can sleep in the kernel. */
  static boolean available() {
    return Availability.YES;
  }

  /** Returns whether threads can sleep on several words at once. */
  static boolean hasWaitv() {
    return Kernel.ready() && Availability.WAITV;
  }

  private final MemorySegment memory = Arena.ofAuto().allocate(SIZE, 8);
  private final long address = memory.address();
  private final boolean waitv;
  private int words = 2;
  private Blocked blocked = new Blocked();

  static Sleeper current() {
    Sleeper sleeper = CURRENT.get();
    if (sleeper == null) {
      sleeper = new Sleeper(Availability.WAITV);
      CURRENT.set(sleeper);
    }
    return sleeper;
  }

  private Sleeper(boolean waitv) {
    this.waitv = waitv;
    set(16, SIZE_32);
    memory.set(ValueLayout.JAVA_LONG, SECOND + 8, address + INTERRUPTED);
    set(SECOND + 16, SIZE_32 | PRIVATE);
    set(THIRD + 16, SIZE_32);
  }

  private void set(int at, int value) {
    memory.set(ValueLayout.JAVA_INT, at, value);
  }

  private void prepare(long word, int expected) {
    memory.set(ValueLayout.JAVA_LONG, 0, Integer.toUnsignedLong(expected));
    memory.set(ValueLayout.JAVA_LONG, 8, word);
  }

  /** Lets the sleep also end when the next death is mended. This needs a tree. */
  private void watch(Block word, int mended) {
    words = word == null ? 2 : 3;
    if (word != null) {
      memory.set(ValueLayout.JAVA_LONG, THIRD, Integer.toUnsignedLong(mended));
      memory.set(ValueLayout.JAVA_LONG, THIRD + 8, word.address(0));
    }
  }

  private void call(long nanos) {
    if (waitv) {
      WaitVector.sleep(memory, words, TIME, nanos);
    } else {
      long time = Math.min(nanos, LONGEST_ALONE_NANOS);
      memory.set(ValueLayout.JAVA_LONG, TIME, time / NANOS);
      memory.set(ValueLayout.JAVA_LONG, TIME + 8, time % NANOS);
      long expected = memory.get(ValueLayout.JAVA_LONG, 0);
      Kernel.call(Kernel.FUTEX, word(), Kernel.FUTEX_WAIT, expected, address + TIME, 0, 0);
    }
  }

  /** Returns the address of the arena's word. */
  private long word() {
    return memory.get(ValueLayout.JAVA_LONG, 8);
  }

  void sleep(long word, int expected, long nanos, int mended) throws InterruptedException {
    prepare(word, expected);
    watch(DeathEventCount.word(), mended);
    ASLEEP.add(this);
    try {
      blocked.enter();
      try {
        if (!Futex.isLeavingKernel()) { // otherwise nobody may have seen this thread
          call(nanos);
        }
      } finally {
        blocked.leave();
      }
    } catch (ClosedByInterruptException e) {
      blocked = new Blocked();
      set(INTERRUPTED, 0);
      Thread.interrupted();
      throw new InterruptedException();
    } catch (AsynchronousCloseException e) {
      throw new AssertionError("nobody closes this but an interrupt", e);
    } finally {
      ASLEEP.remove(this);
    }
  }

  /** Wakes all threads of this process that sleep here. */
  static void wakeAll() {
    for (Sleeper sleeper : ASLEEP) {
      sleeper.wake();
    }
  }

  private void wake() {
    if (waitv) {
      set(INTERRUPTED, 1);
      Kernel.call(Kernel.FUTEX, address + INTERRUPTED, FUTEX_WAKE_PRIVATE, 1, 0, 0, 0);
    } else {
      Kernel.call(Kernel.FUTEX, word(), Kernel.FUTEX_WAKE, Integer.MAX_VALUE, 0, 0, 0);
    }
  }

  /** The channel that an interrupt closes. */
  private final class Blocked extends AbstractInterruptibleChannel {
    void enter() {
      begin();
    }

    void leave() throws AsynchronousCloseException {
      end(true);
    }

    @Override
    protected void implCloseChannel() {
      wake();
    }
  }
}
