package mpj.app.run;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import mpj.app.terminal.PseudoTerminal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A demo on real terminals; {@link TerminalRunStress} has all kinds of them and every lesson. */
class TerminalRunTest {
  @ParameterizedTest
  @EnumSource(names = {"COLOURS_120", "DUMB"})
  void shouldTellARunAsTheTerminalDemands(TerminalRun on) throws Exception {
    assumeTrue(PseudoTerminal.isPossible(), "no pseudo-terminal can be had without script(1)");
    on.check(4, "rlock");
  }
}
