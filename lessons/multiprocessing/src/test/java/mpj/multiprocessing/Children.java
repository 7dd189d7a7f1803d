package mpj.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import mpj.multiprocessing.channel.Queue;

/** What many tests do with children: start them, wait for their ends, see them gone. */
public final class Children {
  /** A deadline that only a hang reaches. */
  public static final Duration LONG = Duration.ofSeconds(40);

  /** Two seconds, doubled for a busy machine: nobody waits longer for the dead. */
  public static final Duration SOON = Duration.ofSeconds(4);

  /** A task that says that it is there and then waits for its end. */
  static Task waiting(Queue<Long> ready) {
    return () -> {
      ready.put(ProcessHandle.current().pid());
      new Queue<Integer>().get();
    };
  }

  /** Waits until a thread sleeps on a word of the shared memory. */
  public static void awaitAsleep(Thread thread) {
    long until = System.nanoTime() + LONG.toNanos();
    while (!isAsleep(thread)) {
      assertThat(System.nanoTime()).as("%s sleeps", thread).isLessThan(until);
      LockSupport.parkNanos(100_000);
    }
  }

  /** Tells whether a thread sleeps on a word of the shared memory. */
  public static boolean isAsleep(Thread thread) {
    return Arrays.stream(thread.getStackTrace()).anyMatch(Children::isSleep);
  }

  private static boolean isSleep(StackTraceElement frame) {
    return frame.getClassName().equals("mpj.multiprocessing.internal.arena.Futex")
        && frame.getMethodName().equals("sleep");
  }

  static ChildProcess start(ChildProcess child) {
    child.start();
    return child;
  }

  static ChildProcess start(Task task) {
    return start(new ChildProcess(task));
  }

  static List<ChildProcess> start(int number, Context context, Task task) {
    List<ChildProcess> all = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      all.add(start(context.process(task)));
    }
    return all;
  }

  /** Waits for the child's end. */
  public static int exitCode(ChildProcess child) throws InterruptedException {
    assertThat(child.join(LONG)).as("%s ends", child).isTrue();
    return child.exitCode().orElseThrow();
  }

  static List<Integer> exitCodes(Collection<ChildProcess> children) throws InterruptedException {
    List<Integer> codes = new ArrayList<>();
    for (ChildProcess child : children) {
      codes.add(exitCode(child));
    }
    return codes;
  }

  static <T> List<T> take(Queue<T> queue, int number) throws InterruptedException {
    List<T> all = new ArrayList<>();
    while (all.size() < number) {
      all.add(queue.get(LONG));
    }
    return all;
  }

  /** Fails unless all these processes have ended within two seconds, doubled. */
  public static void assertGoneSoon(Long... pids) {
    long until = System.nanoTime() + SOON.toNanos();
    List<Long> left = new ArrayList<>(Arrays.asList(pids));
    while (!left.isEmpty() && System.nanoTime() < until) {
      left.removeIf(pid -> !isAlive(pid));
      LockSupport.parkNanos(1_000_000);
    }
    assertThat(left).as("processes that should be gone").isEmpty();
  }

  /**
   * Tells whether a process runs. One that only waits for init to take note of its end does not.
   */
  public static boolean isAlive(long pid) {
    if (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty()) {
      return false;
    }
    try {
      String status = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      return status.charAt(status.lastIndexOf(')') + 2) != 'Z';
    } catch (NoSuchFileException e) {
      return !Files.exists(Path.of("/proc/self/stat")); // no Linux
    } catch (IOException e) {
      return false; // it ended while it was looked at
    }
  }

  public static boolean isAlive(ProcessHandle process) {
    return isAlive(process.pid());
  }

  private Children() {}
}
