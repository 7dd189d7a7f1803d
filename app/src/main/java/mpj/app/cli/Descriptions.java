package mpj.app.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the commands do, in a line each, for their help and the front page. */
final class Descriptions {
  public static final String INIT = "Write the exercises into a folder, a Java file for each.";
  public static final String EXERCISE = "Show an exercise, and open it in your editor.";
  public static final String NEXT = "Go on to the next exercise that is not solved.";
  public static final String CHECK = "Run an exercise in child processes, and judge it.";
  public static final String WATCH = "Check an exercise at every save.";
  public static final String HINT = "Give the next hint.";
  public static final String SOLUTION = "Show our solution.";
  public static final String RESET = "Put an exercise back as it was given; yours is kept.";
  public static final String PROGRESS = "Show what is solved.";

  static final String N = "A lesson's number or an exercise's name; else the one you are at.";

  private Descriptions() {}

  /** Returns the commands with what they do, in the order of the help. */
  public static Map<String, String> all() {
    var all = new LinkedHashMap<String, String>();
    all.put("init", INIT);
    all.put("exercise", EXERCISE);
    all.put("next", NEXT);
    all.put("check", CHECK);
    all.put("watch", WATCH);
    all.put("hint", HINT);
    all.put("solution", SOLUTION);
    all.put("reset", RESET);
    all.put("progress", PROGRESS);
    return all;
  }
}
