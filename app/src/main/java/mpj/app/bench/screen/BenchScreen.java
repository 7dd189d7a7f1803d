package mpj.app.bench.screen;

import java.io.PrintStream;

/**
 * What the bench must know of the place it writes to.
 *
 * @param out for results
 * @param err for messages and progress
 * @param columns the width to keep to
 * @param colour whether results may be coloured
 * @param unicode whether characters beyond ASCII can be shown
 * @param progress whether {@code err} is a terminal, so that a line may be drawn over
 */
public record BenchScreen(
    PrintStream out,
    PrintStream err,
    int columns,
    boolean colour,
    boolean unicode,
    boolean progress) {

  /** Words in the style of headings. */
  public String heading(String words) {
    return colour ? "\u001b[1m" + words + "\u001b[0m" : words;
  }
}
