package mpj.app.exercise.host;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import mpj.lessons.exercise.Measured;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Task;
import mpj.multiprocessing.shared.IntValue;

/** Runs small relatives of the programs of lesson 1's quiz, and measures them. */
final class Measuring {
  private static final int COPIES = 4;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static List<Measured> known;

  private Measuring() {}

  /** Returns what was measured; the same for all runs in this JVM. */
  static synchronized List<Measured> all() throws Exception {
    if (known == null) {
      known =
          List.of(
              measured("thumbnails", Measuring::shrink),
              measured("links", Measuring::askServers),
              measured("chat", Measuring::listen),
              measured("sudoku", Measuring::solve),
              plugins());
    }
    return known;
  }

  private static Measured measured(String program, Task task) throws Exception {
    task.run(); // loads and compiles
    long waited = waitedMillis();
    long cpu = THREADS.getCurrentThreadCpuTime();
    task.run();
    double computed = (THREADS.getCurrentThreadCpuTime() - cpu) / 1e6;
    double share = computed / Math.max(1, computed + waitedMillis() - waited);
    return new Measured(program, share, byThreads(task), byProcesses(task), false);
  }

  /** Not counting the time in which others had the processor. */
  private static long waitedMillis() {
    THREADS.setThreadContentionMonitoringEnabled(true);
    return THREADS.getThreadInfo(Thread.currentThread().threadId()).getWaitedTime();
  }

  private static long byThreads(Task task) throws InterruptedException {
    long began = System.nanoTime();
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < COPIES; i++) {
      threads.add(Thread.ofPlatform().start(() -> run(task)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return (System.nanoTime() - began) / 1_000_000;
  }

  private static void run(Task task) {
    try {
      task.run();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static long byProcesses(Task task) throws InterruptedException {
    long began = System.nanoTime();
    var children = new ArrayList<ChildProcess>();
    for (int i = 0; i < COPIES; i++) {
      var child = new ChildProcess(task);
      child.start();
      children.add(child);
    }
    for (ChildProcess child : children) {
      child.join();
    }
    return (System.nanoTime() - began) / 1_000_000;
  }

  /** Two plug-ins as threads of one process, of which one crashes; then a process for each. */
  private static Measured plugins() throws InterruptedException {
    var asThreads = new IntValue(0);
    var both =
        new ChildProcess(() -> {
          Thread.ofPlatform().start(Measuring::crash);
          Thread.sleep(200);
          asThreads.increment();
        });
    var asProcesses = new IntValue(0);
    var good = new ChildProcess(() -> asProcesses.increment());
    var bad = new ChildProcess(Measuring::crash);
    List<ChildProcess> all = List.of(both, good, bad);
    all.forEach(ChildProcess::start);
    for (ChildProcess child : all) {
      child.join();
    }
    return new Measured("plugins", 1, 0, 0, asThreads.get() == 0 && asProcesses.get() == 1);
  }

  private static void crash() {
    Runtime.getRuntime().halt(3);
  }

  private static void shrink() {
    compute(6_000_000);
  }

  private static void solve() {
    compute(9_000_000);
  }

  private static void compute(int steps) {
    long sum = 0;
    for (int i = 0; i < steps; i++) {
      sum += i ^ (sum >>> 3);
    }
    if (sum == 42) {
      throw new AssertionError("never: it only keeps the loop alive");
    }
  }

  private static void askServers() throws InterruptedException {
    Thread.sleep(30);
  }

  private static void listen() throws InterruptedException {
    Thread.sleep(20);
  }
}
