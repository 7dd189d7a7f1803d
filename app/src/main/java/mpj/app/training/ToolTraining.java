package mpj.app.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mpj.app.Main;
import mpj.app.cli.Tool;
import mpj.app.terminal.Screen;
import mpj.lessons.demo.Course;

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

  /** Without it the first line of Java takes several times as long. */
  private static final String SCRIPT =
      """
      int square(int x) { return x * x; }
      var child = new ChildProcess(() -> IO.println(square(3)));
      child.start();
      child.join();
      """;

  private ToolTraining() {}

  /** Runs the commands and ends as the tool does; the arguments are not used. */
  public static void main(String[] arguments) throws IOException {
    Main.main(new String[] {"--version"});
    for (String[] command : COMMANDS) {
      new Tool(Screen.ofThisProcess(false), Course::lessons).run(command);
    }
    Path script = Files.writeString(Files.createTempFile("mpj-training", ".jsh"), SCRIPT);
    new Tool(Screen.ofThisProcess(false), Course::lessons).run("repl", script.toString());
    Files.delete(script);
    Main.main(new String[] {"lesson", "4", "--run", "lock", "--json"});
  }
}
