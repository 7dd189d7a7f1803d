package mpj.app.run;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mpj.multiprocessing.internal.process.CommandLine;

/** The command line that starts the tool, and its children, quickly from the compiled classes. */
public final class ToolCommand {
  private ToolCommand() {}

  /**
   * Returns the command.
   *
   * @param options more options for its JVM
   * @param arguments what a user types after {@code mpj}
   */
  public static List<String> of(List<String> options, List<String> arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(CommandLine.flags());
    command.add("-XX:TieredStopAtLevel=1"); // it ends before the second compiler would pay
    String cache = System.getProperty("mpj.aot", "");
    if (new File(cache).isFile()) {
      command.addAll(List.of("-XX:AOTCache=" + cache, "-Dmpj.aot=" + cache));
    }
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "mpj.app.Main"));
    command.addAll(arguments);
    return command;
  }
}
