package mpj.app.bench.primitive;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import mpj.app.bench.figure.CheckFailedException;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.sync.Barrier;

/**
 * Several child processes do the same at once: all meet, warm up and meet again, then each works
 * for a time and reports what it got done.
 */
final class Contest {
  static final Duration WARM_UP = Duration.ofMillis(600);
  static final Duration TIME = Duration.ofMillis(500);

  /** Twice what the JVM's optimizing compiler waits for, its Tier4CompileThreshold. */
  static final int WARM_OPERATIONS = 30_000;

  private static final Duration WARMING = Duration.ofMillis(100);
  private static final Duration LONGEST_WARM_UP = Duration.ofSeconds(10);

  /** Far beyond what children that work need, so that a bench ends even if one does not. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Contest() {}

  /** Holds one and answers each child's share. */
  static List<Share> among(int processes, Batch batch) throws InterruptedException {
    var together = new Barrier(processes);
    var reports = new Queue<long[]>();
    var children = new ArrayList<ChildProcess>();
    for (int child = 0; child < processes; child++) {
      children.add(
          new ChildProcess(() -> {
            Share before = warmUp(batch, processes);
            together.await();
            reports.put(Share.of(batch, TIME).after(before).packed());
          }));
    }
    children.forEach(ChildProcess::start);
    for (ChildProcess child : children) {
      expectEnd(child);
    }
    var shares = new ArrayList<Share>();
    for (int child = 0; child < processes; child++) {
      shares.add(Share.unpacked(reports.get(PATIENCE)));
    }
    reports.close();
    return shares;
  }

  /**
   * Repeats a batch in this process until its figure has settled: for a time, and until its code is
   * compiled. The compilers want processor time too, and with more processes than processors they
   * are in each other's way for seconds.
   *
   * @param processes how many do so at once
   */
  static Share warmUp(Batch batch, int processes) throws Exception {
    long limit = System.nanoTime() + LONGEST_WARM_UP.toNanos();
    int turns = Math.ceilDiv(processes, Runtime.getRuntime().availableProcessors());
    Share share = Share.of(batch, WARM_UP.multipliedBy(turns));
    while (share.all() < WARM_OPERATIONS && System.nanoTime() < limit) {
      share = Share.of(batch, WARMING).after(share);
    }
    return share;
  }

  /** Waits for a child's end, which must be a good one. */
  static void expectEnd(ChildProcess child) throws InterruptedException {
    boolean ended = child.join(PATIENCE);
    if (!ended) {
      child.kill();
    }
    if (!ended || child.exitCode().orElse(-1) != 0) {
      throw new CheckFailedException(
          "A child of the bench did not do its work: name="
              + child.name()
              + " exitCode="
              + (ended ? child.exitCode().orElse(-1) : "none after 30 s")
              + child.failure().map(failure -> " failure=" + failure).orElse("")
              + "; run the bench again with this key alone.");
    }
  }

  /** All operations of all, from the first start to the last end, a second. */
  static double rate(List<Share> shares) {
    long operations = shares.stream().mapToLong(Share::operations).sum();
    long begun = shares.stream().mapToLong(Share::begun).min().orElseThrow();
    long ended = shares.stream().mapToLong(Share::ended).max().orElseThrow();
    return operations * 1e9 / (ended - begun);
  }

  /** The least served one's part of its fair share: 1 when all got the same. */
  static double leastServed(List<Share> shares) {
    long operations = shares.stream().mapToLong(Share::operations).sum();
    long least = shares.stream().mapToLong(Share::operations).min().orElseThrow();
    return operations == 0 ? 0 : (double) least * shares.size() / operations;
  }
}
