package mpj.multiprocessing.internal.arena;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * A vector of many words that one thread sleeps on at once, by {@code futex_waitv} (Linux 5.16).
 * One of them is its own word, by which another thread of this process wakes it. Another is the
 * word of {@link DeathEventCount}.
 *
 * <p>The thread that sleeps fills the vector. Other threads may only call {@link #wake}.
 */
final class WaitVector {
  /** The largest number of words of the arena. The kernel's limit is two more. */
  static final int MOST = 126;

  /** A value that is not the address of a word. */
  static final long NOTHING = 0;

  private static final int SIZE_32 = 2;
  private static final int PRIVATE = 128;
  private static final long CLOCK_MONOTONIC = 1;
  private static final long NANOS = 1_000_000_000L;
  private static final long LONGEST_NANOS = 100_000 * NANOS;

  // An array of struct futex_waitv {u64 value, u64 address, u32 flags, u32 reserved}. The first
  // entry is the own word; the second, in a tree, is the word of Mended.
  private static final int ENTRY = 24;
  private static final int TIME = (MOST + 2) * ENTRY;
  private static final int OWN = TIME + 16;

  private final MemorySegment memory = Arena.ofAuto().allocate(OWN + 8, 8);
  private final long address = memory.address();
  private int first;
  private int size;

  WaitVector() {
    clear(DeathEventCount.count());
  }

  /**
   * Forgets the words and any wake-up so far. The caller looks at the words afterwards.
   *
   * @param mended the {@link DeathEventCount} count, read before the last look at the words
   */
  void clear(int mended) {
    memory.set(ValueLayout.JAVA_INT, OWN, 0);
    size = 0;
    put(address + OWN, 0, SIZE_32 | PRIVATE);
    Block word = DeathEventCount.word();
    if (word != null) {
      put(word.address(0), mended, SIZE_32);
    }
    first = size;
  }

  /** Adds a word of the arena, and the value that it must have for the thread to sleep. */
  void add(long word, int expected) {
    put(word, expected, SIZE_32);
  }

  private void put(long word, int expected, int flags) {
    int at = size++ * ENTRY;
    memory.set(ValueLayout.JAVA_LONG, at, Integer.toUnsignedLong(expected));
    memory.set(ValueLayout.JAVA_LONG, at + 8, word);
    memory.set(ValueLayout.JAVA_INT, at + 16, flags);
  }

  /** Returns the index of the first word that was added. */
  int first() {
    return first;
  }

  /** Returns the index behind the last word. */
  int end() {
    return size;
  }

  /** Returns the address of a word. */
  long word(int index) {
    return memory.get(ValueLayout.JAVA_LONG, index * ENTRY + 8);
  }

  /**
   * Sleeps, and returns the address of the word that was woken. Returns {@link #NOTHING} if the
   * time is over or a word had changed.
   */
  long sleep(long nanos) {
    int woken = sleep(memory, size, TIME, nanos);
    return woken >= 0 ? word(woken) : NOTHING;
  }

  /**
   * Sleeps on the words of a vector, and returns the index of the word that was woken. Returns less
   * than 0 if the time is over or a word had changed. Once a second this method calls the kernel
   * again, which compares the words, because the wake-up for a changed word may be late: see {@link
   * Futex}. Returning to the caller for that would cost three times as much.
   *
   * @param time the position in the memory of a struct timespec
   */
  static int sleep(MemorySegment memory, int size, int time, long nanos) {
    long now = System.nanoTime(); // CLOCK_MONOTONIC on Linux
    long end = now + Math.min(nanos, LONGEST_NANOS);
    long seconds = (end - now - 1) / NANOS; // the seconds after the first deadline
    long address = memory.address();
    memory.set(ValueLayout.JAVA_LONG, time + 8, end % NANOS);
    while (true) {
      memory.set(ValueLayout.JAVA_LONG, time, end / NANOS - seconds);
      int woken =
          (int)
              Kernel.call(Kernel.FUTEX_WAITV, address, size, 0, address + time, CLOCK_MONOTONIC, 0);
      if (woken >= 0 || seconds == 0 || System.nanoTime() < end - seconds * NANOS) {
        return woken;
      }
      seconds--;
    }
  }

  /** Wakes the thread, or keeps it from falling asleep. */
  void wake() {
    memory.set(ValueLayout.JAVA_INT, OWN, 1);
    Kernel.call(Kernel.FUTEX, address + OWN, Kernel.FUTEX_WAKE | PRIVATE, 1, 0, 0, 0);
  }
}
