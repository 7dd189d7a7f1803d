package mpj.multiprocessing.stress;

import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.pool.PoolKills;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Row 1 of what the library survives, a thousand times. */
@ExtendWith(NothingLeft.class)
@Timeout(1800)
class PoolStress {
  private static final int KILLS = Integer.getInteger("mpj.test.kills", 1000);

  @Test
  void f1EveryTaskShouldHaveOneFateWhateverIsKilled() throws Exception {
    new PoolKills(KILLS, 0).run();
  }

  @Test
  void f1EveryTaskShouldBeRunAgainNoMoreThanAskedFor() throws Exception {
    new PoolKills(KILLS / 5, 1).run();
  }
}
