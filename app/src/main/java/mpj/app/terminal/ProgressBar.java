package mpj.app.terminal;

/** How far something long is, as a bar and a count: the text for {@link Screen#status}. */
public final class ProgressBar {
  private static final int BAR = 20;

  private ProgressBar() {}

  /** Returns what is being done, behind how much of all is over. */
  public static Text of(String what, int done, int all) {
    int full = all == 0 ? 0 : BAR * done / all;
    String bar = "[" + "#".repeat(full) + ".".repeat(BAR - full) + "] ";
    return Text.of(bar + done + "/" + all + " " + what);
  }
}
