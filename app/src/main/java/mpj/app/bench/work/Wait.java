package mpj.app.bench.work;

/**
 * Waits as a program does that asks a disk or a server: each part sleeps, then answers. No core is
 * busy, so workers help even where there are more of them than cores.
 */
final class Wait {
  static final int PARTS = 64;
  static final int MILLIS_A_PART = 4;

  private Wait() {}

  static Work work() {
    return new Work(
        "wait",
        Work.Kind.WAITING,
        "wait 64 times for 4 ms, as if for a disk or a server",
        PARTS,
        Wait::answer);
  }

  static long answer(int part) throws InterruptedException {
    Thread.sleep(MILLIS_A_PART);
    return part;
  }
}
