package mpj.app.training;

import mpj.app.Main;
import mpj.app.command.Tool;
import mpj.app.screen.Screen;
import mpj.lessons.Course;

/** Goes through the commands that a learner types most, in one JVM. */
public final class ToolTraining {
  private static final String[][] COMMANDS = {
    {"--help"},
    {"lessons"},
    {"lesson", "4"},
    {"lesson", "4", "--run", "lock"},
    {"lesson", "9"},
    {"bench", "--work", "tiny", "--workers", "1", "--repeat", "1"},
  };

  private ToolTraining() {}

  /** Runs the commands and ends as the tool does; the arguments are not used. */
  public static void main(String[] arguments) {
    Main.main(new String[] {"--version"});
    for (String[] command : COMMANDS) {
      new Tool(Screen.ofThisProcess(false), Course::lessons).run(command);
    }
    Main.main(new String[] {"lesson", "4", "--run", "lock", "--json"});
  }
}
