package mpj.app.repl;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mpj.multiprocessing.internal.process.OptionVariables;

/**
 * Runs a command of the tool that starts processes in a JVM of its own, on the same terminal: its
 * process tree begins and ends with it, and the session's processes, locks and queues stay.
 */
final class OwnJvm {
  private static final String MAIN = "mpj.app.Main";

  private OwnJvm() {}

  /** Returns the command's exit code. */
  static int run(List<String> arguments) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        OptionVariables.without(ManagementFactory.getRuntimeMXBean().getInputArguments()));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), MAIN));
    command.addAll(arguments);
    Process tool = new ProcessBuilder(command).inheritIO().start();
    boolean over = false;
    try {
      int code = tool.waitFor();
      over = true;
      return code;
    } finally {
      if (!over) {
        tool.destroy();
      }
    }
  }
}
