package mpj.multiprocessing.sync;

/** What parties do that wait at a barrier which is to break. */
final class Breaks {
  private Breaks() {}

  /** Waits, and fails unless it breaks. */
  static void expectBroken(Barrier barrier) throws InterruptedException {
    try {
      barrier.await();
    } catch (BrokenBarrier e) {
      return;
    }
    throw new AssertionError("it passed without all parties");
  }
}
