package mpj.app;

import java.util.Arrays;
import mpj.app.command.Tool;
import mpj.app.command.Version;
import mpj.app.run.Interruption;
import mpj.app.screen.Screen;
import mpj.lessons.Course;

/** Where the tool starts. */
public final class Main {
  private Main() {}

  /** Runs {@code mpj} with these arguments and ends the process with its exit code. */
  public static void main(String[] arguments) {
    if (arguments.length == 1 && isVersion(arguments[0])) {
      // Everybody's first call; it needs nothing that would have to be loaded.
      System.out.println(Version.line());
      if (!System.out.checkError()) {
        return;
      }
      // The long way will fail too, but knows what to say of it.
    }
    boolean noColour = Arrays.asList(arguments).contains("--no-color");
    Screen screen = Screen.ofThisProcess(noColour);
    Interruption interruption = Interruption.guard(screen);
    int exitCode = new Tool(screen, Course::lessons).run(arguments);
    interruption.over();
    System.exit(exitCode);
  }

  private static boolean isVersion(String argument) {
    return argument.equals("--version") || argument.equals("-V");
  }
}
