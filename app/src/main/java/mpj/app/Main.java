package mpj.app;

import java.util.Arrays;
import mpj.app.cli.Tool;
import mpj.app.error.ExitCode;
import mpj.app.run.Interruption;
import mpj.app.terminal.Screen;
import mpj.lessons.demo.Course;

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
    int exitCode = run(screen, arguments);
    interruption.over();
    System.exit(exitCode);
  }

  /** What tells of errors is in classes, too, and may be what cannot be loaded. */
  private static int run(Screen screen, String... arguments) {
    try {
      return new Tool(screen, Course::lessons).run(arguments);
    } catch (LinkageError e) {
      System.err.println(
          "mpj: a class could not be loaded: class="
              + e.getMessage()
              + "; where too many files are open, raise the limit by ulimit -n 1024; or build"
              + " again");
      return ExitCode.INTERNAL.code();
    }
  }

  private static boolean isVersion(String argument) {
    return argument.equals("--version") || argument.equals("-V");
  }
}
