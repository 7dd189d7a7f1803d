package mpj.multiprocessing.shared;

import java.util.Random;
import mpj.multiprocessing.Effort;
import mpj.multiprocessing.NothingLeft;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Row 3 of what must survive, five hundred times: writers of a record are killed as they write. */
@ExtendWith(NothingLeft.class)
@Timeout(600)
class SharedStress {
  private static final int KILLS = Effort.rounds(500);

  @Test
  void f3ShouldNeverShowHalfOfWhatAKilledWriterWrote() throws Exception {
    long seed = Effort.seed();
    System.out.println("seed=" + seed);
    SharedRecordTest.killWriters(new Random(seed), KILLS);
  }
}
