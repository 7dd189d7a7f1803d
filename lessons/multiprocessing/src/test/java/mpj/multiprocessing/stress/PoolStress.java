package mpj.multiprocessing.stress;

import static org.assertj.core.api.Assertions.assertThat;

import mpj.multiprocessing.Effort;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.pool.Moment;
import mpj.multiprocessing.pool.PoolKills;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Row 1 of what the library survives, a thousand times: every task's fate is known, and none runs
 * twice without retries. To see a run again: {@code -Dmpj.test.seed=...}.
 */
@ExtendWith(NothingLeft.class)
@Timeout(1800)
class PoolStress {
  private static final int KILLS = Integer.getInteger("mpj.test.kills", Effort.rounds(1000));

  /** One kill of ten or twenty falls between tasks: so many that some of them do. */
  private static final int SURE_OF_ALL = 300;

  @Test
  void f1EveryTaskShouldHaveOneFateWhateverIsKilled() throws Exception {
    var hits = new PoolKills(KILLS, 0).run();
    assertThat(hits).as("what was hit").containsKey(Moment.IN_TASK);
    if (KILLS >= SURE_OF_ALL) {
      assertThat(hits).as("what was hit").containsKey(Moment.BETWEEN_TASKS);
    }
  }

  @Test
  void f1EveryTaskShouldBeRunAgainNoMoreThanAskedFor() throws Exception {
    new PoolKills(KILLS / 5, 1).run();
  }
}
