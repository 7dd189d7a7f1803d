package mpj.multiprocessing.internal.process;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Path;
import mpj.multiprocessing.NothingLeft;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Rows 13 and 14 of what the library survives, at random moments; the stress has more of them. */
@ExtendWith(NothingLeft.class)
@EnabledOnOs(OS.LINUX) // by /proc and setsid
@Timeout(120)
public class SuddenEndTest {
  private static final int ROUNDS = Integer.getInteger("mpj.test.ends", 4);

  @TempDir Path directory;

  /** Returns how many main processes are ended in each way. */
  protected int rounds() {
    return ROUNDS;
  }

  @Test
  void f13ShouldLeaveNothingWhenTheMainProcessIsKilledAtAnyMoment() throws Exception {
    new SuddenEnds(directory).kill(rounds());
  }

  @Test
  void f13ShouldLeaveNothingToTheNextStartWhenTheWholeTerminalIsKilled() throws Exception {
    new SuddenEnds(directory).killAll(rounds());
  }

  @Test
  void f14ShouldEndQuietlyWithAHundredAndThirtyWhenTheTerminalInterruptsAll() throws Exception {
    assumeFalse(SuddenEnds.areInterruptsIgnored(), "a background job ignores SIGINT");
    new SuddenEnds(directory).interrupt(rounds());
  }
}
