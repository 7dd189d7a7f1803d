package mpj.app.repl;

import java.util.List;
import java.util.Map;

/** The commands of the tool as a session needs them. */
public interface ToolCommands {
  /** Returns the commands that have a place in a session, with what each does, in order. */
  Map<String, String> all();

  /** Does what the arguments ask for, in this process, and returns the exit code. */
  int run(List<String> arguments);

  /** Returns whether what the arguments ask for starts processes, and so wants its own JVM. */
  boolean startsProcesses(List<String> arguments);

  /**
   * Returns the arguments that run a demo, or all of a lesson.
   *
   * @param typed a demo's name, {@code barrier} or {@code 4/barrier}, or a lesson's number
   * @throws mpj.app.error.UsageException if there is no such demo, or there are several
   */
  List<String> running(String typed);

  /** Returns what may follow the words of a command; empty where nothing is known. */
  List<String> following(List<String> words);
}
