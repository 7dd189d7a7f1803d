package mpj.app.cli;

import java.util.Optional;
import mpj.app.bench.peer.PeerException;
import mpj.app.terminal.Screen;

/**
 * A Python to compare with. Without it, or if it fails, the bench goes on alone and says so.
 *
 * @param python what {@code --against} said; null: nothing
 */
record Against(String python, Screen screen) {

  /** Starts a Python that serves some purpose. */
  @FunctionalInterface
  interface Starter<T> {
    T start(String python) throws PeerException, InterruptedException;
  }

  <T> Optional<T> start(Starter<T> starter) throws InterruptedException {
    if (python == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(starter.start(python));
    } catch (PeerException e) {
      failed(e);
      return Optional.empty();
    }
  }

  void failed(PeerException failure) {
    screen.message(failure.getMessage() + " From here on ours is measured alone.");
  }
}
