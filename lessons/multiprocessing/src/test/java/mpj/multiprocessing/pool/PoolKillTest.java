package mpj.multiprocessing.pool;

import mpj.multiprocessing.NothingLeft;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Row 1 of what the library survives, at random moments: each task has one fate. */
@ExtendWith(NothingLeft.class)
@Timeout(300)
class PoolKillTest {
  @Test
  void everyTaskShouldHaveOneFateWhateverIsKilled() throws Exception {
    new PoolKills(30, 0).run();
  }

  @Test
  void everyTaskShouldBeRunAgainNoMoreThanAskedFor() throws Exception {
    new PoolKills(12, 1).run();
  }
}
