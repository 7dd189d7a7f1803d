package mpj.app.bench.screen;

/**
 * One line on the terminal that says how far a bench is. It is drawn over itself and gone at the
 * end. Where there is no terminal nothing is written at all.
 */
public final class Progress {
  private static final int BAR = 20;

  private final BenchScreen screen;
  private int drawn;
  private boolean ended;

  /** On the screen's stream for messages. */
  public Progress(BenchScreen screen) {
    this.screen = screen;
  }

  /** Shows what is being done and how much of it is over. */
  public synchronized void show(String what, int done, int all) {
    if (!screen.progress() || ended) {
      return;
    }
    int full = all == 0 ? 0 : BAR * done / all;
    String line =
        "[" + "#".repeat(full) + ".".repeat(BAR - full) + "] " + done + "/" + all + " " + what;
    line = line.substring(0, Math.min(line.length(), screen.columns() - 1));
    draw(line);
  }

  /** Takes the line away, until the next {@link #show}. */
  public synchronized void clear() {
    if (drawn > 0) {
      draw("");
      screen.err().print("\r");
      screen.err().flush();
    }
  }

  /** Takes the line away and stays silent from now on. */
  public synchronized void end() {
    clear();
    ended = true;
  }

  private void draw(String line) {
    screen.err().print("\r" + line + " ".repeat(Math.max(0, drawn - line.length())));
    screen.err().flush();
    drawn = line.length();
  }
}
