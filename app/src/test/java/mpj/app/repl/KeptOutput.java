package mpj.app.repl;

import java.util.ArrayList;
import java.util.List;
import mpj.app.screen.CapturedScreen;
import mpj.app.screen.Screen;
import mpj.app.screen.Text;

/** Keeps what a session writes. */
final class KeptOutput implements Output {
  private final Screen screen = CapturedScreen.page(100).screen();
  private final List<String> printed = new ArrayList<>();
  private final List<String> said = new ArrayList<>();

  @Override
  public synchronized void printed(String line, boolean error) {
    printed.add(line);
    notifyAll();
  }

  @Override
  public synchronized void say(List<Text> lines) {
    lines.forEach(line -> said.add(line.toString()));
  }

  @Override
  public Screen screen() {
    return screen;
  }

  synchronized void forget() {
    printed.clear();
    said.clear();
  }

  synchronized List<String> printed() {
    return List.copyOf(printed);
  }

  synchronized String said() {
    return String.join("\n", said);
  }

  /** Waits until a line has been printed. */
  synchronized void await(String line, long deadlineNanos) throws InterruptedException {
    while (!printed.contains(line)) {
      long left = (deadlineNanos - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new AssertionError("never printed: " + line + "; printed=" + printed);
      }
      wait(left);
    }
  }
}
