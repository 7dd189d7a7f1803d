package mpj.multiprocessing.stress;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Path;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.supervision.SuddenEnds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Ends main processes at random moments: as they boot, as their children do, and later. */
@ExtendWith(NothingLeft.class)
@EnabledOnOs(OS.LINUX) // by /proc and setsid
@Timeout(600)
class EndStress {
  private static final int ROUNDS = 100;

  @TempDir Path directory;

  @Test
  void f13ShouldLeaveNothingOfATreeKilledAtAnyMoment() throws Exception {
    new SuddenEnds(directory).kill(ROUNDS);
  }

  @Test
  void f14ShouldEndQuietlyWheneverTheTerminalInterruptsAll() throws Exception {
    assumeFalse(SuddenEnds.areInterruptsIgnored(), "a background job ignores SIGINT");
    new SuddenEnds(directory).interrupt(ROUNDS);
  }
}
