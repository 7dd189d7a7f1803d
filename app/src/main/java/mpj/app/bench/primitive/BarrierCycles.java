package mpj.app.bench.primitive;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import mpj.app.bench.figure.CheckFailedException;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.shared.IntValue;
import mpj.multiprocessing.shared.LongValue;
import mpj.multiprocessing.sync.Barrier;

/** How many times a second several processes meet at one barrier. */
final class BarrierCycles {
  private static final int CYCLES = 50;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private BarrierCycles() {}

  static Primitive among(int processes) {
    return new Primitive(
        "barrier" + processes + "_cycles_s",
        "cycles/s",
        Primitive.Better.HIGHER,
        processes + " processes pass one barrier again and again, all together",
        () -> () -> run(processes));
  }

  private static double run(int processes) throws InterruptedException {
    var barrier = new Barrier(processes);
    var over = new IntValue(0);
    var places = new LongValue(0);
    var reports = new Queue<long[]>();
    var children = new ArrayList<ChildProcess>();
    for (int number = 0; number < processes; number++) {
      boolean leads = number == 0;
      children.add(
          new ChildProcess(() -> {
            var party = new Party(barrier, over, places, leads);
            Share warmUp = party.cycle(WarmUp.TIME);
            reports.put(party.cycle(Contest.TIME).after(warmUp).packed());
          }));
    }
    children.forEach(ChildProcess::start);
    for (ChildProcess child : children) {
      Contest.expectEnd(child);
    }
    var shares = new ArrayList<Share>();
    for (int child = 0; child < processes; child++) {
      shares.add(Share.unpacked(reports.get(PATIENCE)));
    }
    reports.close();
    return rate(shares, places.get());
  }

  /**
   * Cycles a second, if all parties passed as often, and came in each cycle once as the last, once
   * as the last but one and so on: the places of a cycle add up to 0 + 1 + … then.
   */
  static double rate(List<Share> shares, long places) {
    int parties = shares.size();
    long all = shares.getFirst().all();
    long expected = all * parties * (parties - 1) / 2;
    if (places != expected || shares.stream().anyMatch(share -> share.all() != all)) {
      throw new CheckFailedException(
          "The barrier did not let all pass together: cycles="
              + shares.stream().map(Share::all).toList()
              + " places="
              + places
              + " expected="
              + expected
              + "; its rate means nothing.");
    }
    return Contest.rate(shares) / parties;
  }

  /** One of those who meet. All stop after the same cycle: the first says which. */
  private record Party(Barrier barrier, IntValue over, LongValue places, boolean leads) {

    /**
     * Meets the others until the leader's time is over. It says so before the last meeting of a
     * batch, so all know after it; and it cannot say more before they have come to the next one.
     */
    Share cycle(Duration time) throws InterruptedException {
      long cycles = 0;
      long place = 0;
      long begun = System.nanoTime();
      do {
        for (int meeting = 1; meeting < CYCLES; meeting++) {
          place += barrier.await();
        }
        if (leads) {
          over.set(System.nanoTime() - begun < time.toNanos() ? 0 : 1);
        }
        place += barrier.await();
        cycles += CYCLES;
      } while (over.get() == 0);
      var share = new Share(0, cycles, begun, System.nanoTime());
      places.add(place);
      return share;
    }
  }
}
