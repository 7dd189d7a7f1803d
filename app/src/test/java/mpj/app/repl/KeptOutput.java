package mpj.app.repl;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import mpj.app.terminal.CapturedScreen;
import mpj.app.terminal.Screen;
import mpj.app.terminal.Text;
import mpj.multiprocessing.trace.OutputLine;

/** Keeps what a session writes. */
final class KeptOutput implements Output {
  private final Screen screen = CapturedScreen.page(100).screen();
  private final List<String> printed = new ArrayList<>();
  private final List<String> said = new ArrayList<>();

  @Override
  public synchronized void printed(OutputLine line) {
    printed.add(line.text());
    notifyAll();
  }

  @Override
  public synchronized void say(List<Text> lines) {
    lines.forEach(line -> said.add(line.toString()));
    notifyAll();
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
  void await(String line, long deadlineNanos) throws InterruptedException {
    await(line, () -> printed.contains(line), deadlineNanos);
  }

  /** Waits until the session has said this. */
  void awaitSaid(String part, long deadlineNanos) throws InterruptedException {
    await(part, () -> said().contains(part), deadlineNanos);
  }

  private synchronized void await(String what, BooleanSupplier there, long deadlineNanos)
      throws InterruptedException {
    while (!there.getAsBoolean()) {
      long left = (deadlineNanos - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new AssertionError(
            "never written: " + what + "; printed=" + printed + ", said=" + said);
      }
      wait(left);
    }
  }
}
