package mpj.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mpj.app.error.ExitCode;
import mpj.app.terminal.Entries;
import mpj.app.terminal.Screen;
import mpj.app.terminal.Style;
import mpj.app.terminal.Text;

/**
 * The help of {@code mpj} itself. It is drawn without the command line's library, because loading
 * that takes several times as long as everything else that is needed to show it.
 */
final class FrontPage {
  static final String NO_COLOUR = "Write no colours, as where NO_COLOR is set.";
  static final String HELP = "Show this help.";
  static final String HELP_COMMAND = "help";
  static final String VERSION = "Show the version.";

  private static final Set<String> ASKING = Set.of("--help", "-h", HELP_COMMAND, "--no-color");

  private FrontPage() {}

  /** Returns whether these arguments ask for this page: none, or no more than for help. */
  static boolean isAskedFor(String... arguments) {
    for (String argument : arguments) {
      if (!ASKING.contains(argument)) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether no command and no help is asked for: on a terminal, the session begins. */
  static boolean isBare(String... arguments) {
    for (String argument : arguments) {
      if (!argument.equals("--no-color")) {
        return false;
      }
    }
    return true;
  }

  private static Map<String, String> options() {
    var options = new LinkedHashMap<String, String>();
    options.put("-h, --help", HELP);
    options.put("--no-color", NO_COLOUR);
    options.put("-V, --version", VERSION);
    return options;
  }

  static void show(Screen screen) {
    var lines = new ArrayList<Text>();
    lines.addAll(
        Text.of("mpj teaches process-based concurrency by running it.").wrap(screen.textColumns()));
    section(lines, "Usage", Map.of("mpj COMMAND", "mpj COMMAND --help says more."), screen);
    section(lines, "Commands", CommandTree.descriptions(), screen);
    section(lines, "Options", options(), screen);
    section(lines, "Exit codes", ExitCode.meanings(), screen);
    lines.add(Text.EMPTY);
    String begin =
        "Begin with: mpj lessons, then mpj lesson 1, then mpj lesson 1 --run. Practise: mpj alone.";
    lines.addAll(Text.of(begin).wrap(screen.textColumns()));
    screen.lines(lines);
  }

  private static void section(
      List<Text> lines, String title, Map<String, String> entries, Screen screen) {
    lines.add(Text.EMPTY);
    lines.add(Text.of(title, Style.BOLD));
    lines.addAll(Entries.of(entries, screen));
  }
}
