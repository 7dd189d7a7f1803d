package mpj.multiprocessing.stress;

import mpj.multiprocessing.Effort;
import mpj.multiprocessing.internal.process.SuddenEndTest;
import org.junit.jupiter.api.Timeout;

/** Ends main processes at random moments: as they boot, as their children do, and later. */
@Timeout(600)
class EndStress extends SuddenEndTest {
  @Override
  protected int rounds() {
    return Integer.getInteger("mpj.test.ends", Effort.rounds(100));
  }
}
