package mpj.app.dev;

import java.util.List;

/** One kind of promise that the course makes. */
interface Check {
  /** Returns what is checked, in a word or two. */
  String name();

  /**
   * Checks it.
   *
   * @param times how often each run is made
   * @return what was found
   */
  Findings check(int times) throws Exception;

  /**
   * What a check found.
   *
   * @param runs how many runs it made
   * @param problems what is not as promised, a sentence each
   */
  record Findings(int runs, List<String> problems) {
    /** Copies the list. */
    public Findings {
      problems = List.copyOf(problems);
    }
  }
}
