package mpj.app.terminal;

import java.util.HashMap;
import java.util.Map;
import mpj.multiprocessing.trace.Actor;

/**
 * The styles in which the processes of a run are drawn, the same in its lines and its charts. They
 * go by order of appearance; the main process keeps the terminal's own colour. Not for several
 * threads at a time.
 */
public final class ProcessColours {
  private static final String MAIN = "MainProcess";

  private final Map<Actor, Style> styles = new HashMap<>();

  /** Returns the style of a process, a new one if it appears for the first time. */
  public Style of(Actor process) {
    if (process.name().equals(MAIN)) {
      return Style.BOLD;
    }
    return styles.computeIfAbsent(process, _ -> Style.ofProcess(styles.size()));
  }
}
