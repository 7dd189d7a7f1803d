package mpj.app.dev;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import mpj.app.terminal.Screen;
import mpj.app.terminal.Style;
import mpj.app.terminal.Text;

/**
 * Shows how checks get on: at once what is not as promised, a line for each part that is done, and,
 * on a terminal, what was run last. Safe for several threads.
 */
public final class Report {
  private final Screen screen;
  private final boolean verbose;
  private final Set<String> failed = new LinkedHashSet<>();
  private int runs;
  private int problems;

  /**
   * Creates one.
   *
   * @param verbose whether each run gets a line
   */
  public Report(Screen screen, boolean verbose) {
    this.screen = screen;
    this.verbose = verbose;
  }

  /** Begins a part of a check: the demos of a lesson, or an exercise. */
  Part part(String name) {
    return new Part(name);
  }

  /** Returns the demos and exercises that had a problem, as {@code mpj dev check} takes them. */
  public synchronized List<String> failed() {
    return List.copyOf(failed);
  }

  /** A part of a check, and what was found in it. */
  final class Part {
    private final String name;
    private final long began = System.nanoTime();
    private int made;
    private int wrong;

    private Part(String name) {
      this.name = name;
    }

    /**
     * A run was made.
     *
     * @param what the demo or exercise, as {@code mpj dev check} takes it
     * @param how which run of it
     * @param outcome what came of it, in a phrase
     * @param problems what is not as promised, a sentence each
     */
    void ran(String what, String how, String outcome, List<String> problems) {
      synchronized (Report.this) {
        made++;
        runs++;
        if (verbose) {
          screen.line(Text.of(what + " " + how + ": " + screen.fit(outcome)));
        }
        problems(what, how, problems);
        String counts = "; runs=" + runs + " problems=" + Report.this.problems;
        screen.status(Text.of(what + " " + how + counts, Style.DIM));
      }
    }

    /** Something is not as promised, perhaps without a run. */
    void problems(String what, String how, List<String> sentences) {
      synchronized (Report.this) {
        for (String sentence : sentences) {
          wrong++;
          problems++;
          failed.add(what);
          Text said = Text.of(screen.fit(what + " " + how + ": " + sentence));
          screen.lines(Text.of("failed  ", Style.BAD).plus(said).wrap(screen.columns(), 8));
        }
      }
    }

    /** Says that the part is done. */
    void done() {
      synchronized (Report.this) {
        double seconds = (System.nanoTime() - began) / 1e9;
        String outcome = wrong == 0 ? "all as promised" : "problems=" + wrong;
        String said =
            String.format(
                Locale.ROOT, "%s: runs=%d seconds=%.1f, %s", name, made, seconds, outcome);
        screen.lines(Text.of(said).wrap(screen.columns(), 2));
      }
    }
  }
}
