package mpj.multiprocessing.internal.holders;

import mpj.multiprocessing.NothingLeft;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Row H2: deaths of processes that hold, send, take and collect. */
@ExtendWith(NothingLeft.class)
class HolderDeathsTest {
  @Test
  @Timeout(900)
  void h2ShouldLeakNothingAndFreeNothingTooEarlyWhoeverDies() throws Exception {
    new HolderKills(8).run();
  }

  @Test
  @Timeout(120)
  void h2ShouldMendWhatTheDeadHadWhileOthersFreeAndMakeObjects() throws Exception {
    new ChurnKills(12).run();
  }
}
