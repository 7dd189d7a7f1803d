package mpj.multiprocessing.stress;

import mpj.multiprocessing.Effort;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.internal.holders.ChurnKills;
import mpj.multiprocessing.internal.holders.HolderKills;
import mpj.multiprocessing.internal.holders.ManyQueuesTest;
import mpj.multiprocessing.internal.holders.ResurrectionTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is freed and what is kept, at length. */
@ExtendWith(NothingLeft.class)
class HolderStress {
  @Test
  @Timeout(3600)
  void shouldLeakNothingAndFreeNothingTooEarlyWhoeverDies() throws Exception {
    new HolderKills(Effort.rounds(1000)).run();
  }

  @Test
  @Timeout(3600)
  void shouldMendWhatTheDeadHadWhileOthersFreeAndMakeObjects() throws Exception {
    new ChurnKills(Effort.rounds(1000)).run();
  }

  @Test
  @Timeout(900)
  void shouldKeepWhatOnlyAMessageOrItsTakerHas() throws Exception {
    new ResurrectionTest().travel(Effort.rounds(40_000));
  }

  @Test
  @Timeout(900)
  void shouldTakeNoMoreMemoryHoweverManyQueuesAreSentAndDropped() throws Exception {
    new ManyQueuesTest().pass(Effort.rounds(1_000_000));
  }
}
