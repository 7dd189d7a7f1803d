package mpj.multiprocessing;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.memory.ProcessEventCount;

/** Lets threads wait until the first of several children has ended. */
final class ChildEnds {
  private static final Object MONITOR = new Object();

  /** Wakes the waiting threads, because a child of this process has ended. */
  static void announce() {
    synchronized (MONITOR) {
      MONITOR.notifyAll();
    }
    Optional<Tree> tree = Tree.existing();
    if (tree.isPresent()) {
      ProcessEventCount.ringOwn(tree.get());
    }
  }

  /** Waits for the first end and returns the ended processes; empty if the time is up. */
  static List<ChildProcess> await(Collection<? extends ChildProcess> processes, long nanos)
      throws InterruptedException {
    long began = System.nanoTime();
    synchronized (MONITOR) {
      while (true) {
        List<ChildProcess> ended = ended(processes);
        long left = nanos - (System.nanoTime() - began);
        if (!ended.isEmpty() || left <= 0) {
          return ended;
        }
        TimeUnit.NANOSECONDS.timedWait(MONITOR, left);
      }
    }
  }

  private static List<ChildProcess> ended(Collection<? extends ChildProcess> processes) {
    return processes.stream()
        .filter(ChildProcess::hasEnded)
        .map(process -> (ChildProcess) process)
        .toList();
  }

  private ChildEnds() {}
}
