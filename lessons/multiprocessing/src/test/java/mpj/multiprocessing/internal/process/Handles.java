package mpj.multiprocessing.internal.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Collection;
import java.util.concurrent.locks.LockSupport;
import mpj.multiprocessing.internal.arena.Kernel;
import mpj.multiprocessing.internal.arena.Pidfds;

/** The kernel's handles of other processes, as /proc shows them. */
final class Handles {
  /** A child asks for them after five seconds. */
  private static final long DEADLINE_NANOS = 40_000_000_000L;

  /** Tells whether this system gives any. */
  static boolean areToBeHad() {
    if (!Kernel.available()) {
      return false;
    }
    try (var own = new Pidfds(ProcessHandle.current().pid())) {
      return own.areComplete();
    }
  }

  /** Returns how many a process has. */
  static long of(String process) {
    File[] descriptors = new File("/proc/" + process + "/fd").listFiles();
    return descriptors == null ? 0 : Arrays.stream(descriptors).filter(Handles::isHandle).count();
  }

  private static boolean isHandle(File descriptor) {
    try {
      return Files.readSymbolicLink(descriptor.toPath()).toString().contains("[pidfd]");
    } catch (IOException e) {
      return false; // closed meanwhile
    }
  }

  /** Waits until so many of these processes have some. */
  static void await(Collection<ProcessHandle> processes, int number) {
    long until = System.nanoTime() + DEADLINE_NANOS;
    while (processes.stream().filter(one -> of(Long.toString(one.pid())) > 0).count() < number) {
      assertThat(System.nanoTime()).as("%s have handles", processes).isLessThan(until);
      LockSupport.parkNanos(10_000_000);
    }
  }

  private Handles() {}
}
