package mpj.app.bench.primitive;

import java.io.Serializable;
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
  static final Duration TIME = Duration.ofMillis(500);

  private static final Duration WARMING = Duration.ofMillis(100);
  private static final Duration LONGEST_COLD = Duration.ofSeconds(10);

  /** Far beyond what children that work need, so that a bench ends even if one does not. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private Contest() {}

  /** Holds one and answers each child's share. */
  static List<Share> among(int processes, Batch batch) throws InterruptedException {
    var together = new Barrier(processes);
    return shares(
        processes,
        batch,
        () -> {
          Share before = warmUp(batch, processes);
          together.await();
          return Share.of(batch, TIME).after(before);
        });
  }

  /**
   * Holds one without warm-up, and answers what each child did first: so much, or what it does in
   * {@link #LONGEST_COLD}.
   */
  private static List<Share> cold(int processes, Batch batch, int operations)
      throws InterruptedException {
    var together = new Barrier(processes);
    return shares(
        processes,
        batch,
        () -> {
          together.await();
          return Share.ofFirst(batch, operations, LONGEST_COLD);
        });
  }

  /**
   * Holds one at a stage.
   *
   * @param first what each child does when it has just started
   */
  static List<Share> at(Stage stage, int processes, Batch batch, int first)
      throws InterruptedException {
    return stage == Stage.COLD ? cold(processes, batch, first) : among(processes, batch);
  }

  /** What a child does with an open batch. */
  @FunctionalInterface
  private interface Part extends Serializable {
    Share run() throws Exception;
  }

  private static List<Share> shares(int processes, Batch batch, Part part)
      throws InterruptedException {
    var reports = new Queue<long[]>();
    var children = new ArrayList<ChildProcess>();
    for (int child = 0; child < processes; child++) {
      children.add(
          new ChildProcess(() -> {
            batch.open();
            reports.put(part.run().packed());
            batch.close();
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
   * Repeats a batch in this process until its figure has settled.
   *
   * @param processes how many do so at once
   */
  static Share warmUp(Batch batch, int processes) throws Exception {
    var warmUp = new WarmUp(processes);
    Share share = new Share(0, 0, 0, 0);
    while (!warmUp.isOver()) {
      Share round = Share.of(batch, WARMING);
      warmUp.add(round.operations(), round.ended() - round.begun());
      share = round.after(share);
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
              + (ended ? child.exitCode().orElse(-1) : "none after 60 s")
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
