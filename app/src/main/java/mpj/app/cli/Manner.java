package mpj.app.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.util.Optional;
import mpj.app.error.UsageException;
import mpj.app.narration.Forecast;
import mpj.app.narration.Narrator;
import mpj.app.narration.Pace;
import mpj.app.run.RunListener;
import mpj.app.terminal.Screen;
import mpj.app.terminal.ScreenProbe;

/**
 * How runs are told on a screen. A pace is kept only where a person sits: a page is told at once.
 *
 * @param speed of the narration, 0 for no pace at all
 * @param predict whether the learner is asked before
 */
record Manner(double speed, boolean predict) {
  /** Returns what the options say. */
  static Manner of(Double speed, boolean instant, boolean predict) {
    return new Manner(instant ? 0 : speed == null ? Pace.STANDARD : speed, predict);
  }

  /** Returns who asks, if anybody is to be asked. */
  Optional<Forecast> forecast(Screen screen) {
    if (!predict) {
      return Optional.empty();
    }
    if (!screen.facts().outputTerminal()) {
      throw nobodyToAsk("standard output");
    }
    if (!ScreenProbe.isInputTerminal()) {
      throw nobodyToAsk("standard input");
    }
    return Optional.of(new Forecast(screen, new FileInputStream(FileDescriptor.in)));
  }

  private static UsageException nobodyToAsk(String stream) {
    return new UsageException(
        "--predict asks on a terminal, and "
            + stream
            + " is not a terminal; run it on one, or leave --predict out");
  }

  /** Returns who tells. */
  RunListener teller(Screen screen, Optional<Forecast> forecast) {
    var narrator = new Narrator(screen, forecast);
    return speed > 0 && screen.facts().outputTerminal() ? new Pace(narrator, speed) : narrator;
  }
}
